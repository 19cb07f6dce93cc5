#!/usr/bin/env bash
# Holds many ways of running `claims` over an archive to the bytes of one plain run:
# several jobs, GNU parallel, and Apache Spark on a local cluster.
#
#   Tests/Scale/run.sh [COUNT]      20,000 synthetic reports unless told otherwise
#
# Needs python3 with venv, GNU parallel and a Java runtime; PySpark comes from PyPI.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
count=${1:-20000}
command=${CLAIMATLAS:-$root/.build/release/claimatlas}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export CLAIMATLAS_GAZETTEER=$root/gazetteer

timed() { /usr/bin/time -f "%e s, %U+%S s of processor, %M kB: $1" "${@:2}"; }
same() { cmp "$work/plain.jsonl" "$2" && echo "same bytes: $1"; }

python3 "$here/reports.py" "$count" >"$work/reports.jsonl"
timed "one job" "$command" claims - --by-report --jobs 1 <"$work/reports.jsonl" >"$work/plain.jsonl"
[[ $(wc -l <"$work/plain.jsonl") == "$count" ]] || { echo "lines lost or doubled"; exit 1; }
timed "two jobs" "$command" claims - --by-report --jobs 2 <"$work/reports.jsonl" >"$work/two.jsonl"
same "two jobs" "$work/two.jsonl"

if command -v parallel >/dev/null; then
  parallel --pipe --keep-order --block 4M -j 2 "$command" claims - --by-report --jobs 1 \
    <"$work/reports.jsonl" >"$work/parallel.jsonl"
  same "GNU parallel" "$work/parallel.jsonl"
else
  echo "skipped: GNU parallel is not installed"
fi

if command -v java >/dev/null; then
  python3 -m venv "$work/python"
  "$work/python/bin/pip" install -q pyspark
  PYSPARK_PYTHON=$work/python/bin/python "$work/python/bin/python" "$here/spark.py" "$command" \
    "$work/reports.jsonl" "$work/spark" 2>"$work/spark.log" || { tail -n 20 "$work/spark.log"; exit 1; }
  cat "$work"/spark/part-* >"$work/spark.jsonl"
  same "Apache Spark" "$work/spark.jsonl"
else
  echo "skipped: no Java runtime for Apache Spark"
fi

# Any split and order of the ledgers merges to the same bytes.
head -n 500 "$work/plain.jsonl" >"$work/whole.jsonl"
split -l 200 "$work/whole.jsonl" "$work/part."
"$command" merge "$work/whole.jsonl" >"$work/merged.jsonl"
"$command" merge $(printf '%s\n' "$work"/part.* | sort -r) >"$work/merged-parts.jsonl"
cmp "$work/merged.jsonl" "$work/merged-parts.jsonl" && echo "same bytes: merge of any split"
