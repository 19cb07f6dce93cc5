#!/usr/bin/env python3
"""Train the weights of the resolver, and report what they do on documents they have not seen.

usage: train.py GOLD.jsonl FEATURES.jsonl WEIGHTS.csv [--write] [--folds N] [--fold-weights FOLDER] [--small FEATURES.jsonl]

FEATURES.jsonl is what `claimatlas resolve -f features` writes for the documents of GOLD.jsonl with the
gazetteer that gazetteer.py builds. Both models are log-linear and fitted to the most likely weights under
a Gaussian around the column `prior`, which is set by hand: what the corpus does not show stays as it was.
--write puts the weights fitted on all documents into WEIGHTS.csv; --fold-weights writes one such table a
fold, for out-of-fold runs of the command itself. --small adds what the same documents give with a gazetteer
of fewer names, from which the weight of `fewNames` is learnt; figures are of the large one alone. Documents of one article stay in one fold. Needs numpy.
"""
import csv, hashlib, json, math, os, sys, unicodedata, re, urllib.parse
import numpy as np

RADIUS, NEAR = 6371.0088, 161
WIDE = {'country', 'continent', 'region', 'territory'}

def km(a, b, c, d):
    p, q = math.radians(a), math.radians(c)
    h = math.sin((q - p) / 2) ** 2 + math.cos(p) * math.cos(q) * math.sin(math.radians(d - b) / 2) ** 2
    return 2 * RADIUS * math.asin(min(1.0, math.sqrt(h)))

def fold_text(s):
    s = unicodedata.normalize('NFKD', s or '').lower()
    return ' '.join(re.findall(r'[a-z0-9]+', ''.join(c for c in s if not unicodedata.combining(c)).removeprefix('the ')))

def right(gold, place):
    page = urllib.parse.unquote((gold.get('wikipedia') or '').rsplit('/', 1)[-1]).replace('_', ' ').split(' (')[0]
    if place['kind'] in WIDE and page and fold_text(page) == fold_text(place['name']):
        return True
    return place['lat'] is not None and km(gold['lat'], gold['lon'], place['lat'], place['lon']) < NEAR

def lines(path):
    with open(path, encoding='utf8') as f:
        return [json.loads(l) for l in f if l.strip()]

def table(path):
    with open(path, encoding='utf8', newline='') as f:
        return list(csv.DictReader(f))

def load(gold, features, rows):
    signs = {r['sign']: i for i, r in enumerate([r for r in rows if r['model'] == 'recognition'])}
    traits = {r['sign']: i for i, r in enumerate([r for r in rows if r['model'] == 'choice'])}
    gold = {d['id']: d for d in gold}
    data = []
    for doc in features:
        g = gold[doc['id']]
        fold = int(hashlib.sha1(g['source'].encode()).hexdigest(), 16)
        for m in doc['toponyms']:
            hit = next((t for t in g['toponyms'] if t['start'] < m['end'] and m['start'] < t['end']), None)
            x = np.zeros(len(signs))
            for name, value in m['signs']:
                x[signs[name]] += value
            cand = np.zeros((len(m['candidates']), len(traits)))
            for i, c in enumerate(m['candidates']):
                for name, value in c['traits']:
                    cand[i, traits[name]] += value
            ok = np.array([hit is not None and right(hit, c) for c in m['candidates']], bool)
            data.append((fold, doc['id'], hit is not None, x, cand, ok, m))
    return data, signs, traits

def fit_signs(data, prior, width):
    x = np.array([d[3] for d in data]); y = np.array([float(d[2]) for d in data])
    w = prior.copy()
    for _ in range(40):
        p = 1 / (1 + np.exp(-x @ w))
        gradient = x.T @ (y - p) - (w - prior) / width
        hessian = (x * (p * (1 - p))[:, None]).T @ x + np.eye(len(w)) / width
        step = np.linalg.solve(hessian, gradient)
        w += np.clip(step, -3, 3)
        if np.abs(step).max() < 1e-6:
            break
    return w

def fit_traits(data, prior, width):
    groups = [(d[4], d[5]) for d in data if d[2] and len(d[4]) > 1 and d[5].any() and not d[5].all()]
    rows = np.concatenate([c for c, _ in groups]); ok = np.concatenate([o for _, o in groups]).astype(float)
    starts = np.cumsum([0] + [len(c) for c, _ in groups][:-1])
    sizes = np.array([len(c) for c, _ in groups])
    w = prior.copy(); m = np.zeros_like(w); v = np.zeros_like(w)
    for t in range(1, 601):
        e = np.exp(rows @ w - np.repeat(np.maximum.reduceat(rows @ w, starts), sizes))
        good = e * ok
        share = good / np.repeat(np.maximum(np.add.reduceat(good, starts), 1e-300), sizes) - e / np.repeat(np.add.reduceat(e, starts), sizes)
        gradient = share @ rows - (w - prior) / width
        m = .9 * m + .1 * gradient; v = .99 * v + .01 * gradient ** 2
        w += .05 * (1 - t / 700) * m / (1 - .9 ** t) / (np.sqrt(v / (1 - .99 ** t)) + 1e-8)
    return w

def write(path, rows, signs, traits, ws, wt, scale=None):
    with open(path, 'w', encoding='utf8', newline='') as f:
        out = csv.writer(f, lineterminator='\n')
        out.writerow(['model', 'sign', 'prior', 'weight'])
        for r in rows:
            if r['model'] == 'calibration':
                w = float(r['weight']) if scale is None else scale[('slope', 'offset', 'part').index(r['sign'])]
            else:
                w = ws[signs[r['sign']]] if r['model'] == 'recognition' else wt[traits[r['sign']]]
            out.writerow([r['model'], r['sign'], r['prior'], '%.2f' % w])

def logit(q):
    q = min(max(q, 1e-6), 1 - 1e-6)
    return math.log(q / (1 - q))

def platt(scores):
    """Slope, offset and offset behind a direction that make out-of-fold scores as certain as they turn out right."""
    x = np.array([[logit(q), 1.0, part] for q, part, _ in scores]); y = np.array([float(hit) for _, _, hit in scores])
    w = np.array([1.0, 0.0, 0.0])
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ w))
        step = np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + np.eye(3) * .1, x.T @ (y - p) - .1 * w)
        w += np.clip(step, -.5, .5)
    return w

def sure(scale, scores):
    """Whether each of those scored 0.9 or more is right."""
    return [hit for q, part, hit in scores if scale[0] * logit(q) + scale[1] + scale[2] * part >= math.log(9)]

def cautious(scale, scores):
    """Lower the offset until 95 of 100 of those scored 0.9 or more are right: fewer is what some of them deserve."""
    slope, offset, part = scale
    while offset > scale[1] - 3 and np.mean(sure((slope, offset, part), scores) or [1]) < .95:
        offset -= .02
    return slope, offset, part

def main(a):
    folds = int(a[a.index('--folds') + 1]) if '--folds' in a else 5
    rows = table(a[2])
    gold = lines(a[0])
    data, signs, traits = load(gold, lines(a[1]), rows)
    small = load(gold, lines(a[a.index('--small') + 1]), rows)[0] if '--small' in a else []
    ps = np.array([float(r['prior']) for r in rows if r['model'] == 'recognition'])
    pt = np.array([float(r['prior']) for r in rows if r['model'] == 'choice'])
    total = sum(len(d['toponyms']) for d in gold)
    # What kind of place a name means without more depends on the gazetteer: stay close to the prior.
    kinds = {'continent', 'country', 'region', 'part', 'province', 'district', 'city', 'town', 'village', 'nature', 'facility'}
    width = (4.0, np.array([.02 if name in kinds else .1 if name == 'population' else 1.0 for name in traits]))
    found = taken = placed = chosen = decidable = 0
    scores = []
    errors = []
    for k in range(folds):
        train = [d for d in data if d[0] % folds != k]
        ws, wt = fit_signs(train + [d for d in small if d[0] % folds != k], ps, width[0]), fit_traits(train, pt, width[1])
        if '--fold-weights' in a:
            folder = a[a.index('--fold-weights') + 1]
            os.makedirs(folder, exist_ok=True)
            write('%s/%d.csv' % (folder, k), rows, signs, traits, ws, wt)
            with open('%s/%d.ids' % (folder, k), 'w') as f:
                f.write('\n'.join(d['id'] for d in gold if int(hashlib.sha1(d['source'].encode()).hexdigest(), 16) % folds == k))
        for _, doc, y, x, c, ok, m in [d for d in data if d[0] % folds == k]:
            p = 1 / (1 + math.exp(-float(x @ ws)))
            if p > .5:
                taken += 1; found += y
                if len(c):
                    s = c @ wt; best = int(s.argmax()); placed += bool(ok[best])
                    e = np.exp(s - s.max()); q = p * e[best] / e.sum()
                    scores.append((q, float(any(s[0] == 'direction' for s in m['signs'])), bool(ok[best])))
            errors.append((p, y, m, doc))
            if '--errors' in a and p > .5 and y and not (len(c) and ok[best]):
                print('misplaced %-24s doc %s to %s %s' % (m['surface'], doc, *(([m['candidates'][best][k] for k in ('name', 'kind')]) if len(c) else ('-', '-'))))
    scale = cautious(platt(scores), scores)
    certain = sure(scale, scores)
    f = lambda n, s: 2 * n / (s + total)
    print('out of fold: recognition P %.3f R %.3f F1 %.3f; placed P %.3f R %.3f F1 %.3f; of %d scored 0.9 or more %.3f right'
          % (found / taken, found / total, f(found, taken), placed / taken, placed / total, f(placed, taken), len(certain), sum(certain) / max(1, len(certain))))
    if '--errors' in a:
        for p, y, m, doc in sorted(errors, key=lambda e: -abs(e[0] - e[1]))[:250]:
            if abs(p - y) > .5:
                print('%.2f %s %-24s doc %s %s %s' % (p, 'MISSED' if y else 'wrong ', m['surface'], doc, (m['candidates'] or [{'kind': '-'}])[0]['kind'], ' '.join('%s=%.2g' % tuple(s) for s in m['signs'] if s[0] not in ('bias', 'nameCount', 'population', 'manyPlaces'))))
    ws, wt = fit_signs(data + small, ps, width[0]), fit_traits(data, pt, width[1])
    if '--write' in a:
        write(a[2], rows, signs, traits, ws, wt, scale)

if __name__ == '__main__':
    if len(sys.argv) < 4:
        raise SystemExit(__doc__)
    main(sys.argv[1:])
