#!/usr/bin/env python3
"""Deterministic benchmark data: control/movement claims as GeoJSON (stdlib only).

usage: generate.py N OUT.geojson [--seq OUT.geojsonl] [--seed 20261121]

60 % points, 20 % lines (50 vertices), 20 % polygons (51 positions, closed,
counter-clockwise). Ten attributes a feature: unicode names, a quote holding
XML/JSON/HTML specials, two RFC 3339 instants, one real, one integer.
Coordinates have 6 decimals. The same N and seed give the same bytes.
"""
import argparse, json, math, random, sys, datetime as dt

NAMES = ["Bakhmut", "Бахмут", "حلب", "الخرطوم", "Kidal", "Тростянець", "Zürich-Süd", "São Félix", "ဖားကန့်",
         "延边", "गोमा", "Đông Hà", "Nyabiondo", "O'Higgins \"Norte\"", "A & B <junction>", "Saint-Étienne", "Łódź", "👍 Hill 103"]
ACTORS = ["Government forces", "Збройні сили", "قوات الدعم السريع", "M23 & allies", "JNIM", "Army <north>", "民兵", "Unknown"]
TYPES = ["control", "claimed", "contested", "advance", "withdrawal", "encirclement"]
QUOTES = ["“Our units took the village,” the spokesman said on Telegram.",
          "Residents told reporters that shelling <b>continued</b> & roads were cut.",
          "قال المتحدث إن القوات سيطرت على البلدة بعد اشتباكات عنيفة.",
          "Військові повідомили про відхід із селища; незалежного підтвердження немає.",
          "Local media reported clashes, but control of the town remains unclear ]]> for now.",
          "当地媒体称，双方仍在城镇南部交火。"]
EPOCH = dt.datetime(2023, 1, 1)

def feature(i, r):
    lon = r.uniform(-179.0, 179.0); lat = r.uniform(-75.0, 75.0)
    k = i % 5
    if k < 3:
        geom = '{"type":"Point","coordinates":[%.6f,%.6f]}' % (lon, lat)
    elif k == 3:
        x, y, a = lon, lat, r.uniform(0, 6.28318)
        c = []
        for _ in range(50):
            c.append("[%.6f,%.6f]" % (x, y))
            a += r.uniform(-0.4, 0.4)
            x = min(180.0, max(-180.0, x + 0.004 * math.cos(a))); y += 0.004 * math.sin(a)
        geom = '{"type":"LineString","coordinates":[' + ",".join(c) + "]}"
    else:
        rad = r.uniform(0.01, 0.4); c = []
        for j in range(50):
            t = 6.283185307179586 * j / 50; q = rad * r.uniform(0.8, 1.0)
            c.append("[%.6f,%.6f]" % (lon + q * math.cos(t), lat + q * math.sin(t)))
        c.append(c[0])
        geom = '{"type":"Polygon","coordinates":[[' + ",".join(c) + "]]}"
    b = EPOCH + dt.timedelta(minutes=r.randrange(1500000)); e = b + dt.timedelta(minutes=r.randrange(60, 90000))
    p = {"name": "%s %d" % (NAMES[r.randrange(len(NAMES))], i), "actor": ACTORS[r.randrange(len(ACTORS))],
         "claim_type": TYPES[r.randrange(len(TYPES))], "begin": b.strftime("%Y-%m-%dT%H:%M:%SZ"),
         "end": e.strftime("%Y-%m-%dT%H:%M:%SZ"), "confidence": round(r.random(), 3), "reports": r.randrange(1, 40),
         "quote": QUOTES[r.randrange(len(QUOTES))], "source_name": "Agency %d" % r.randrange(200),
         "source_url": "https://news.example/%d/a?id=%d&lang=en" % (b.year, r.randrange(10**7))}
    return '{"type":"Feature","id":"c%d","geometry":%s,"properties":%s}' % (
        i, geom, json.dumps(p, ensure_ascii=False, separators=(",", ":")))

def main():
    ap = argparse.ArgumentParser(); ap.add_argument("n", type=int); ap.add_argument("out")
    ap.add_argument("--seq"); ap.add_argument("--seed", type=int, default=20261121)
    a = ap.parse_args(); r = random.Random(a.seed)
    s = open(a.seq, "w", encoding="utf-8", newline="\n") if a.seq else None
    with open(a.out, "w", encoding="utf-8", newline="\n", buffering=1 << 20) as o:
        o.write('{"type":"FeatureCollection","features":[\n')
        for i in range(a.n):
            f = feature(i, r)
            o.write(f + (",\n" if i + 1 < a.n else "\n"))
            if s: s.write(f + "\n")
        o.write("]}\n")
    if s: s.close()

if __name__ == "__main__":
    main()
