#!/usr/bin/env bash
# Installs the system packages that Fihrist builds with and that are missing. Uses sudo only where needed.
set -euo pipefail

needed=(libsqlite3-dev libssl-dev libstemmer-dev libxml2-dev)  # to build
optional=(poppler-utils unzip)                                  # to read PDF and Word files

if ! command -v swift >/dev/null; then
    echo "setup: there is no Swift on this machine; install Swift 6.2 or newer from https://www.swift.org/install" >&2
    exit 1
fi
if ! command -v dpkg-query >/dev/null; then
    echo "setup: not a Debian or Ubuntu machine; see to it that the headers of SQLite (with FTS5)," \
        "libstemmer and libxml2 are there, and pdftotext and unzip"
    exit 0
fi
missing=()
for package in "${needed[@]}" "${optional[@]}"; do
    dpkg-query --show --showformat '${Status}\n' "$package" 2>/dev/null | grep -q '^install ok installed$' \
        || missing+=("$package")
done
if [ ${#missing[@]} -eq 0 ]; then
    exit 0
fi
as_root=()
if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
        echo "setup: run as root: apt-get install ${missing[*]}" >&2
        exit 1
    fi
    as_root=(sudo)
fi
echo "setup: installing ${missing[*]}"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
if ! { "${as_root[@]}" apt-get update \
    && "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install --yes --no-install-recommends "${missing[@]}"; } >"$log" 2>&1; then
    cat "$log" >&2
    echo "setup: the packages could not be installed" >&2
    exit 1
fi
