#!/usr/bin/env bash
# Every measurement beside peers, in one run, with what it needs from PyPI and Debian.
#
#   Tests/Benchmarks/run.sh [WORK-FOLDER]      .build/benchmarks unless told otherwise
#
# Prints tables: places found beside two programs, names matched beside daachorse, formats converted
# beside GDAL, a compiled gazetteer of 12 million rows, and how claims grow with the archive.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
work=${1:-.build/benchmarks}
mkdir -p "$work"
swift build -c release --product claimatlas | tail -n 1
tool=$PWD/.build/release/claimatlas
export CLAIMATLAS_GAZETTEER=$PWD/gazetteer

echo "$(date -u +%F), $(nproc) cores, $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)"
reports() { [[ -s $work/reports-$1.jsonl ]] || python3 Tests/Scale/reports.py "$1" >"$work/reports-$1.jsonl"; }

printf '\n== Places in reports\n'
reports 500
Tests/Benchmarks/places/run.sh "$tool" "$work/reports-500.jsonl" "$work/places" 3

printf '\n== Names among a million\n'
python3 -c 'import json, sys
for line in sys.stdin: print(" ".join(json.loads(line)["text"].split()))' \
  <"$work/reports-500.jsonl" >"$work/texts.txt"
Tests/Benchmarks/matching/run.sh "$work/texts.txt" "$work/matching" 20

printf '\n== Formats\n'
Tests/Benchmarks/formats/run.sh "$tool" "$work/formats" 100000 3

printf '\n== A gazetteer of 12 million rows\n'
Tests/Benchmarks/gazetteer/run.sh "$tool" "$work/gazetteer"

printf '\n== Claims by the length of the archive, one core\n'
printf '%10s %10s %12s %8s\n' reports seconds reports/s MB
for count in 500 5000 50000; do
  reports "$count"
  /usr/bin/time -f '%U %S %M' -o "$work/time" \
    "$tool" claims - --by-report --jobs 1 <"$work/reports-$count.jsonl" >/dev/null
  awk -v count="$count" '{ printf "%10d %10.2f %12.0f %8.0f\n", count, $1 + $2, count / ($1 + $2), $3 / 1024 }' \
    "$work/time"
done
