#!/usr/bin/env bash
# Installs the programs that tests let read what Fihrist writes: SQLite's shell, and from PyPI Datasette
# and FollowTheMoney, into .build/peers. Tests that need one that is missing are skipped and say so.
set -uo pipefail
cd "$(dirname "$0")/.."
peers=.build/peers

missing=()
for package in sqlite3 python3 python3-venv; do
    dpkg-query --show --showformat '${Status}\n' "$package" 2>/dev/null \
        | grep -q '^install ok installed$' || missing+=("$package")
done
if [ ${#missing[@]} -gt 0 ]; then
    as_root=()
    [ "$(id -u)" -eq 0 ] || as_root=(sudo)
    echo "setup-peers: installing ${missing[*]}"
    "${as_root[@]}" apt-get update >/dev/null \
        && "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
            apt-get install --yes --no-install-recommends "${missing[@]}" >/dev/null \
        || { echo "setup-peers: ${missing[*]} could not be installed" >&2; exit 1; }
fi
if [ ! -x $peers/bin/datasette ] || [ ! -x $peers/bin/ftm ]; then
    echo "setup-peers: installing datasette and followthemoney into $peers"
    # Debian's own Python: its sqlite3 module can load extensions.
    /usr/bin/python3 -m venv $peers \
        && $peers/bin/pip install --quiet --disable-pip-version-check \
            'datasette>=0.65,<0.66' 'followthemoney>=4.11,<5' \
        || { echo "setup-peers: datasette and followthemoney could not be installed" >&2; exit 1; }
fi
