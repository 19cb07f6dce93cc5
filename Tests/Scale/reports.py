#!/usr/bin/env python3
"""Writes synthetic reports as JSON lines: the same for the same seed.

    python3 Tests/Scale/reports.py COUNT [--seed N] > reports.jsonl
"""
import argparse
import json
import random

PLACES = [
    "Bazarak", "Paryan", "Salang", "Andarab", "Deh Salah", "Pul-e Hisar", "Khenj", "Shutul", "Rukha",
    "Anaba", "Warsaj", "Charikar", "Kabul", "Kunduz", "Mazar-e Sharif", "Herat", "Kandahar", "Jalalabad",
]
SIDES = ["Taliban fighters", "resistance fighters", "government forces", "local militia", "the Taliban"]
SPEAKERS = [
    "a Taliban spokesman", "a resistance spokesman", "two residents", "provincial officials",
    "a local journalist", "the interior ministry", "an aid worker",
]
DAYS = ["on Monday", "on Friday", "late on Saturday", "this week", "on 23 August", "overnight"]
SENTENCES = [
    "{side} captured {place} district {day}, {speaker} said.",
    "{speaker} denied that {side} had entered {place}.",
    "{side} still hold {place}, according to {speaker}.",
    "{side} advanced from {place} towards {other} {day}.",
    "{place} was retaken by {side} {day}, {speaker} said.",
    "{side} vowed to take {place} within days.",
    "Hundreds of families fled {place} for {other}, {speaker} said.",
    "There was no word from {place}.",
    "{side} withdrew from {place} {day} after heavy fighting, {speaker} said.",
    "If {side} take {place}, the road to {other} will be cut, {speaker} warned.",
    "The market in {place} was open {day} and prices had risen.",
    "Rain is expected in the mountains.",
]


def report(number, generator):
    sentences = []
    for _ in range(generator.randint(4, 24)):
        place, other = generator.sample(PLACES, 2)
        sentence = generator.choice(SENTENCES).format(
            side=generator.choice(SIDES), place=place, other=other, day=generator.choice(DAYS),
            speaker=generator.choice(SPEAKERS))
        sentences.append(sentence[0].upper() + sentence[1:])
    paragraphs = [" ".join(sentences[i : i + 4]) for i in range(0, len(sentences), 4)]
    return {
        "id": f"r{number:07}", "published": f"2021-08-{generator.randint(1, 31):02}",
        "outlet": "Northern Wire", "text": "\n\n".join(paragraphs)}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=2021)
    options = parser.parse_args()
    for number in range(options.count):
        generator = random.Random(f"{options.seed} {number}")
        print(json.dumps(report(number, generator), ensure_ascii=False))


if __name__ == "__main__":
    main()
