#!/usr/bin/env python3
"""Time daachorse (PyPI) on the same names and text: peers.py NAMES.txt TEXT.txt [REPEATS]"""
import sys, time
import daachorse
names = list(dict.fromkeys(open(sys.argv[1], encoding='utf8').read().split('\n')))
names = [n for n in names if n]
texts = open(sys.argv[2], encoding='utf8').read().split('\n')
repeats = int(sys.argv[3]) if len(sys.argv) > 3 else 1
kinds = ((daachorse.DoubleArrayAhoCorasick, str.encode), (daachorse.CharwiseDoubleArrayAhoCorasick, str))
for kind, coded in kinds:
    patterns, inputs = [coded(n) for n in names], [coded(t) for t in texts]
    start = time.process_time()
    matcher = kind(patterns, daachorse.MATCH_KIND_LEFTMOST_LONGEST)
    print(f'{kind.__name__}: {len(names)} names: built in {time.process_time() - start:.2f} s')
    size = sum(len(t.encode()) + 1 for t in texts) * repeats / 1e6
    start = time.process_time()
    matches = sum(len(matcher.find(t)) for _ in range(repeats) for t in inputs)
    used = time.process_time() - start
    print(f'{kind.__name__}: {size:.1f} MB, {matches} matches: {size / used:.1f} MB/s')
