#!/usr/bin/env python3
"""Measure resolvers in one run: medians of processor time and the most memory. Called by run.sh."""
import json, os, statistics, subprocess, sys

PEER = '''
import json, sys
texts = [json.loads(l)["text"] for l in open(sys.argv[1], encoding="utf8")] * int(sys.argv[2])
if sys.argv[3] == "geotext":
    from geotext import GeoText
    read = lambda t: GeoText(t).cities
else:
    from flashgeotext.geotext import GeoText
    geotext = GeoText()
    read = lambda t: geotext.extract(t)
for text in texts:
    read(text)
'''

def run(command, source=None):
    """Seconds of processor time and the most memory in MB of a command."""
    with open(source or os.devnull, 'rb') as stdin:
        child = subprocess.Popen(command, stdin=stdin, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(child.pid, 0)
    if status:
        raise SystemExit('%s failed' % command[0])
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024

def main(tool, texts, work, rounds=5):
    with open(texts, encoding='utf8') as f:
        documents = [json.loads(line) for line in f if line.strip()]
    many = os.path.join(work, 'many.jsonl')
    with open(many, 'w', encoding='utf8') as f:
        for copy in range(50):
            for d in documents:
                f.write(json.dumps({'id': '%s-%d' % (d['id'], copy), 'text': d['text']}) + '\n')
    one = os.path.join(work, 'one.jsonl')
    with open(one, 'w', encoding='utf8') as f:
        f.write(json.dumps({'id': 'one', 'text': 'A report from Paris.'}) + '\n')
    # The time of one document is the time to start; it is taken off.
    programs = {'claimatlas': lambda big: (run([tool, 'resolve', '-', '--jobs', '1'], many if big else one), 50)}
    for peer in ('geotext', 'flashgeotext'):
        programs[peer] = lambda big, peer=peer: (run([sys.executable, '-c', PEER, texts, '5' if big else '0', peer]), 5)
    figures = {name: [] for name in programs}
    for _ in range(int(rounds)):
        for name, program in programs.items():
            (start, _), _ = program(False)
            (seconds, memory), copies = program(True)
            figures[name].append((len(documents) * copies / max(seconds - start, 1e-9), memory, start))
    ours = statistics.median(f[0] for f in figures['claimatlas'])
    print('%-14s %12s %8s %8s %8s' % ('program', 'documents/s', 'ratio', 'MB', 'start s'))
    for name, rows in figures.items():
        speed, memory, start = (statistics.median(column) for column in zip(*rows))
        print('%-14s %12.0f %8.2f %8.0f %8.2f' % (name, speed, ours / speed, memory, start))

if __name__ == '__main__':
    main(*sys.argv[1:])
