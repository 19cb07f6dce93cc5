"""Writes a ledger of invented claims, one JSON line each, for measuring the map page.

    python3 Tests/Browser/large_ledger.py 20000 gazetteer > large.jsonl

The same numbers give the same bytes.
"""

import csv
import datetime
import json
import pathlib
import random
import sys

count, folder = int(sys.argv[1]), pathlib.Path(sys.argv[2])
chance = random.Random(20210815)
kinds = ("province", "district", "town", "village", "pass", "valley")
places = []
for table in sorted(folder.glob("*/places.csv")):
    with open(table, newline="", encoding="utf-8") as lines:
        places += [row for row in csv.DictReader(lines)
                   if row["id"].startswith("AF-") and row["kind"] in kinds]
actors = [f"Brigade {number}" for number in range(1, 13)]
speakers = actors + [f"Spokesman {number}" for number in range(1, 40)] + [None]
controls = ("holds", "captured", "recaptured", "lost", "contested", "besieged", "blocked")
moves = ("advancing", "deploying", "retreating", "arrived")
for number in range(count):
    day = datetime.date(2021, 1, 1) + datetime.timedelta(days=chance.randrange(365))
    is_move = chance.random() < 0.25
    chosen = chance.sample(places, 2 if is_move and chance.random() < 0.5 else 1)
    roles = ("from", "to") if len(chosen) == 2 else ("to",) if is_move else ("at",)
    actor = chance.choice(actors)
    place = chosen[-1]["name"]
    verb = chance.choice(moves if is_move else controls)
    words = f"{actor} {verb} {place}, it was said on the {number}th line of the day."
    document = f"report-{chance.randrange(count // 4)}.txt"
    print(json.dumps({
        "id": f"c-{number:06d}", "doc": document, "kind": "movement" if is_move else "control",
        "predicate": verb, "actor": actor, "target": None, "polarity": "pos", "modality": "claimed",
        "background": False,
        "places": [{"role": role, "name": one["name"], "place_id": one["id"], "kind": one["kind"],
                    "surface": one["name"], "resolution": "named"}
                   for role, one in zip(roles, chosen)],
        "attribution": {"claimant": chance.choice(speakers), "medium": None,
                        "outlet": f"Outlet {chance.randrange(60)}", "cue": None},
        "date": {"start": day.isoformat(), "end": day.isoformat(), "granularity": "day",
                 "expression": "that day", "how": "stated"},
        "report_date": day.isoformat(), "quote": words, "url": f"https://example.org/{document}",
        "plot": "claim", "confidence": 0.8, "review": "open", "relations": [],
    }))
