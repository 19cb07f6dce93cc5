#!/bin/bash
# Compare `claimatlas convert` with GDAL's ogr2ogr on the same made-up GeoJSON, in one run.
# usage: run.sh CLAIMATLAS WORK_FOLDER [FEATURES] [RUNS] [PYTHON]
# Needs gdal-bin and GNU time (Debian). A Python with pyogrio (PyPI) adds its newer GDAL.
# Prints a line a conversion: median wall and processor seconds, features a second by the wall
# clock, the most memory, and how many times GDAL's features a second and processor time ours are.
set -euo pipefail
[ $# -ge 2 ] || { sed -n 2,6p "$0"; exit 64; }
tool=$1 work=$2 count=${3:-100000} runs=${4:-3} python=${5:-python3}
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$work"
input=$work/in_$count.geojson
[ -s "$input" ] || "$python" "$here/generate.py" "$count" "$input"

measure() { # name, output, command...: appends "name wall cpu memory" of each run
  local name=$1 output=$2; shift 2
  for _ in $(seq "$runs"); do
    rm -rf "$output"
    /usr/bin/time -f "$name %e %U %S %M" -a -o "$work/times" "$@" >"$work/log" 2>&1 ||
      { tail -n 3 "$work/log" >&2; return 1; }
  done
  rm -rf "$output"
}
: > "$work/times"
for format in kml geojson gpkg kmz; do
  case $format in
    kml) driver=(-f KML -dsco NameField=name) ;;
    geojson) driver=(-f GeoJSON -lco RFC7946=YES) ;;
    gpkg) driver=(-f GPKG -nlt GEOMETRY) ;;
    kmz) driver=() ;;
  esac
  measure "claimatlas:$format" "$work/out.$format" \
    "$tool" convert --force --quiet "$input" -o "$work/out.$format"
  ((${#driver[@]})) || continue
  measure "ogr2ogr:$format" "$work/out.$format" \
    ogr2ogr -q "${driver[@]}" "$work/out.$format" "$input"
  if "$python" -c 'import pyogrio' 2>/dev/null; then
    measure "gdal-wheel:$format" "$work/out.$format" \
      "$python" "$here/gdal_wheel.py" "$work/out.$format" "$input" "${driver[@]}"
  fi
done
"$python" - "$work/times" "$count" <<'PYTHON'
import statistics, sys
rows = {}
for line in open(sys.argv[1]):
    name, wall, user, system, memory = line.split()
    rows.setdefault(name, []).append((float(wall), float(user) + float(system), int(memory)))
count = int(sys.argv[2])
middle = {n: [statistics.median(column) for column in zip(*r)] for n, r in rows.items()}
print("conversion\twall_s\tcpu_s\tfeatures/s\tpeak_MB\ttimes_as_fast\ttimes_less_cpu")
for name, (wall, cpu, memory) in middle.items():
    ours = middle.get("claimatlas:" + name.split(":")[1])
    ratio = "" if name.startswith("claimatlas") else f"{wall / ours[0]:.1f}\t{cpu / ours[1]:.1f}"
    print(f"{name}\t{wall:.2f}\t{cpu:.2f}\t{count / wall:.0f}\t{memory / 1024:.0f}\t{ratio}")
PYTHON
