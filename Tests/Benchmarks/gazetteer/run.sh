#!/bin/bash
# Compile a synthetic GeoNames dump and time a cold look-up in it: CPU seconds and peak memory of each.
# usage: run.sh CLAIMATLAS WORK_FOLDER [ROWS]
set -euo pipefail
[ $# -ge 2 ] || { sed -n 3p "$0"; exit 64; }
tool=$1 work=$2 rows=${3:-12000000}
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$work"
dump=$work/dump-$rows.txt file=$work/dump-$rows.gazetteer
[ -s "$dump" ] || { python3 "$here/generate.py" "$rows" > "$dump.part"; mv "$dump.part" "$dump"; }
# Prints what was run, its CPU seconds (user and system) and the most memory that it held.
measure() {
  python3 - "$@" <<'PYTHON'
import os, resource, subprocess, sys
done = subprocess.run(sys.argv[2:], stdout=subprocess.DEVNULL)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(f'{sys.argv[1]}: {used.ru_utime + used.ru_stime:.3f} s CPU, {used.ru_maxrss / 1024:.0f} MB, status {done.returncode}')
PYTHON
}
measure "compile $rows rows" "$tool" gazetteer compile "$dump" -o "$file" --force
ls -l "$file" | awk '{print "file: " $5 / 1e6 " MB"}'
name=$(sed -n "$((rows / 2))p" "$dump" | cut -f 2)
id=gn:$((rows / 2))
for question in "place $id -f json" "place $id" "adjacent $id"; do
  measure "$question" "$tool" $question --no-default-gazetteer --gazetteer "$file"
done
measure "place “$name” (a name that thousands have)" "$tool" place "$name" --no-default-gazetteer --gazetteer "$file"
