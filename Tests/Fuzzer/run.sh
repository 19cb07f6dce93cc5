#!/usr/bin/env bash
# Throws changed files at every reader: libFuzzer with the address sanitizer.
#
#   Tests/Fuzzer/run.sh [SECONDS [TARGET...]]      600 seconds a target unless told otherwise
#
# A finding is kept in Tests/Fuzzer/findings/TARGET and is a test from then on. Prints a row a target.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
seconds=${1:-600}
if (($#)); then shift; fi
all=(geojson kml kmz page mail linkedPlaces linkedPlacesTable geonames ledger compiled dates clauses)
targets=("$@")
((${#targets[@]})) || targets=("${all[@]}")

export CLAIMATLAS_FUZZER=1
mkdir -p Tests/Fuzzer/findings
build=(swift build -c release --scratch-path .build/fuzzer --product Fuzzer
  --sanitize=fuzzer --sanitize=address)
"${build[@]}" | tail -n 1
fuzzer=$("${build[@]}" --show-bin-path)/Fuzzer
# Leaks are Swift's own lazy globals; a symbolizer that stops for input would hang.
export ASAN_OPTIONS=symbolize=0:detect_leaks=0 SWIFT_BACKTRACE=enable=no

result=0
printf '%-18s %10s %10s %s\n' target seconds inputs findings
for target in "${targets[@]}"; do
  corpus=.build/fuzzer/corpus/$target
  findings=Tests/Fuzzer/findings/$target
  mkdir -p "$corpus" "$findings"
  before=$(find "$findings" -type f | wc -l)
  log=.build/fuzzer/$target.log
  FUZZ_TARGET=$target FUZZ_SEEDS=$corpus timeout $((seconds + 120)) "$fuzzer" -max_total_time="$seconds" \
    -timeout=10 -rss_limit_mb=2048 -max_len=65536 -artifact_prefix="$findings/" \
    "$corpus" </dev/null >"$log" 2>&1 || true
  found=$(($(find "$findings" -type f | wc -l) - before))
  runs=$(sed -n 's/.*Done \([0-9]*\) runs.*/\1/p' "$log")
  printf '%-18s %10s %10s %s\n' "$target" "$seconds" "${runs:-stopped}" "$found"
  [[ $found == 0 && -n $runs ]] || result=1
  rmdir --ignore-fail-on-non-empty "$findings"
done
exit $result
