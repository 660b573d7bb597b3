#!/usr/bin/env bash
# usage: Scripts/release.sh PRODUCT
#
# Builds a product for release, with Swift's own libraries in it where the toolchain has them in that form: a command
# then starts in half the time, and runs where there is no Swift.
set -euo pipefail
cd "$(dirname "$0")/.."
libraries=$(swift -print-target-info | sed -n 's/.*"runtimeResourcePath": "\(.*\)".*/\1/p')_static
options=()
if [ -e "$libraries/linux/static-stdlib-args.lnk" ] && [ -e "$libraries/linux/libFoundation.a" ]; then
    options+=(--static-swift-stdlib)
fi
swift build -c release --product "$1" "${options[@]}"
