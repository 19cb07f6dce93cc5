#!/usr/bin/env python3
"""Write a synthetic GeoNames dump: the columns, sizes and proportions of the real one, no real place.

usage: generate.py ROWS > dump.txt

The same number gives the same bytes. Names are syllables, two fifths of them of two words; every
third row has other names, some in Arabic script; one row in 25 has a population.
"""
import random, sys

START = 'ba be bo bra da de dra fa ga gra ha ja ka ko la li lo ma mi mo na ni no pa po ra ri ro sa sha si so ta te to va vi za zo khu'.split()
END = 'bad dan dar din gar han kand khel lan lar man mar mir nak nan nor pur ran rud san shir stan tan ton var vik zai zar'.split()
ARABIC = 'با ده را کو لا ما نا پل سر شا تا زا'.split()
CODES = [('P', 'PPL')] * 50 + [('P', 'PPLX')] * 3 + [('H', 'STM')] * 12 + [('T', 'MT')] * 8 + \
    [('T', 'PASS'), ('T', 'VAL'), ('S', 'SCH'), ('S', 'FRM'), ('S', 'HTL'), ('L', 'AREA'), ('R', 'RD')] * 4

def main(rows):
    seeded = random.Random(20210815)
    pick = seeded.random
    starts, ends, arabic, codes = len(START), len(END), len(ARABIC), len(CODES)
    def word():
        text = START[int(pick() * starts)] + ('' if pick() < .5 else START[int(pick() * starts)]) + END[int(pick() * ends)]
        return text.capitalize()
    def name():
        return word() if pick() < .6 else word() + (' ' if pick() < .8 else '-e ') + word()
    countries = [a + b for a in 'ABCDEFGHIJKLM' for b in 'QRSTUVWX']
    out = []
    number = 0
    def row(title, ascii_name, others, kind, country, admin1, admin2, people):
        nonlocal number
        number += 1
        out.append('\t'.join((
            str(number), title, ascii_name, others, '%.5f' % (pick() * 170 - 85), '%.5f' % (pick() * 360 - 180),
            kind[0], kind[1], country, '', admin1, admin2, '', '', str(people), '', '100', 'Etc/UTC', '2024-01-01')))
    for country in countries:
        row(name(), '', '', ('A', 'PCLI'), country, '00', '', 1000000)
        for first in range(20):
            row(name(), '', '', ('A', 'ADM1'), country, '%02d' % first, '', 100000)
            for second in range(15):
                row(name(), '', '', ('A', 'ADM2'), country, '%02d' % first, '%02d%02d' % (first, second), 10000)
    while number < rows:
        title = name()
        others = ''
        if pick() < .34:
            list_ = [name() for _ in range(1 + int(pick() * 4))]
            if pick() < .5: list_.append(''.join(ARABIC[int(pick() * arabic)] for _ in range(3)))
            others = ','.join(list_)
        first, second = int(pick() * 20), int(pick() * 15)
        row(title, title, others, CODES[int(pick() * codes)], countries[int(pick() * len(countries))], '%02d' % first,
            '%02d%02d' % (first, second), int(10 ** (pick() * 5)) if pick() < .04 else 0)
        if len(out) > 20000:
            sys.stdout.write('\n'.join(out) + '\n')
            out.clear()
    if out: sys.stdout.write('\n'.join(out) + '\n')

if __name__ == '__main__':
    if len(sys.argv) != 2: sys.exit(__doc__)
    main(int(sys.argv[1]))
