#!/bin/bash
# Documents a second of processor time, and memory, of `claimatlas resolve` and of two other programs
# that find place names, on the same documents in one run.
# usage: run.sh CLAIMATLAS TEXTS.jsonl WORK_FOLDER [ROUNDS]
# TEXTS.jsonl has one {"id","text"} a line. Peers (geotext, flashgeotext, from PyPI) go into WORK_FOLDER.
set -euo pipefail
[ $# -ge 3 ] || { sed -n 2,5p "$0"; exit 64; }
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$3"
[ -x "$3/venv/bin/python" ] || python3 -m venv "$3/venv"
"$3/venv/bin/pip" install -q 'geotext==0.4.0' 'flashgeotext==0.5.3'
exec "$3/venv/bin/python" "$here/measure.py" "$@"
