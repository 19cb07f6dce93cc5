#!/usr/bin/env python3
"""Take the tables of one country out of a gazetteer, and the documents that name it out of a corpus.

usage: country.py GAZETTEER TEXTS.jsonl CODE OUT_FOLDER

A curated gazetteer has few names; documents about its country show what that means for a name that fits.
OUT_FOLDER gets the tables and texts.jsonl with the documents in which the country's name stands.
"""
import csv, json, os, sys

def main(folder, texts, code, out):
    os.makedirs(out, exist_ok=True)
    def rows(table):
        with open(os.path.join(folder, table + '.csv'), encoding='utf8', newline='') as f:
            return list(csv.reader(f))
    places = rows('places')
    parent = {r[0]: r[3] for r in places[1:]}
    def inside(place):
        for _ in range(12):
            if place == code:
                return True
            place = parent.get(place, '')
        return False
    kept = {r[0] for r in places[1:] if inside(r[0])}
    for table in ('places', 'names', 'demonyms', 'facts', 'sources'):
        head, *body = rows(table)
        with open(os.path.join(out, table + '.csv'), 'w', encoding='utf8', newline='') as f:
            writer = csv.writer(f, lineterminator='\n')
            writer.writerow(head)
            writer.writerows(body if table == 'sources' else [r for r in body if r[0] in kept])
    name = next(r[1] for r in places if r[0] == code)
    with open(texts, encoding='utf8') as f, open(os.path.join(out, 'texts.jsonl'), 'w', encoding='utf8') as g:
        g.writelines(line for line in f if name in json.loads(line)['text'])

if __name__ == '__main__':
    if len(sys.argv) != 5:
        raise SystemExit(__doc__)
    main(*sys.argv[1:])
