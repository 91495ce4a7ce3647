#!/usr/bin/env python3
"""Writes generated entities in the format of Wikidata's JSON dump, and measures their import.

    dump.py write N > DUMP.json           the same N entities every time
    dump.py measure ENTENTE DUMP.json     build time and memory, then look-ups a second and memory
"""

import json
import os
import random
import subprocess
import sys
import tempfile
import time

SYLLABLES = ["ba", "ren", "to", "mi", "gar", "lo", "vin", "sha", "ki", "dor", "pel", "an", "us", "ter"]


def name(source, parts):
    return " ".join("".join(source.choices(SYLLABLES, k=source.randint(2, 3))).capitalize()
                    for _ in range(parts))


def item_value(number):
    return {"mainsnak": {"snaktype": "value", "property": "P31", "datavalue": {
        "value": {"entity-type": "item", "numeric-id": number, "id": f"Q{number}"},
        "type": "wikibase-entityid"}}, "type": "statement", "id": "x", "rank": "normal"}


# One entity of a thousand is a post.
POST = 500


def entity(number):
    source = random.Random(number)
    if number % 1000 == POST:
        post = source.choice(["President", "Prime Minister", "Minister of Finance"])
        label = f"{post} of {name(source, 1)}"
        return item(number, source, label, {
            "P31": [item_value(4164871)], "P1001": [item_value(source.choice([30, 142, 183, 159]))]})
    kind = source.choices([5, 4830453, 6256, 3305213], [70, 25, 0.1, 5])[0]
    label = name(source, 2 if kind == 5 else 3)
    claims = {"P31": [item_value(kind)], "P17": [item_value(source.choice([30, 142, 183, 159]))]}
    if kind == 5:
        post = item_value(10_000_000 + POST + 1000 * source.randint(0, 99))
        post["qualifiers"] = {"P580": [{"snaktype": "value", "datavalue": {"value": {
            "time": f"+{source.randint(1950, 2020)}-01-20T00:00:00Z", "precision": 11},
            "type": "time"}}]}
        claims["P39"] = [post]
    return item(number, source, label, claims)


def item(number, source, label, claims):
    languages = ["en", "de", "fr", "ru", "zh", "ar", "es", "pt"]
    return {
        "type": "item", "id": f"Q{10_000_000 + number}",
        "labels": {code: {"language": code, "value": label} for code in languages},
        "descriptions": {code: {"language": code, "value": "made for a measurement"}
                         for code in languages},
        "aliases": {"en": [{"language": "en", "value": name(source, 2)}
                           for _ in range(source.randint(0, 3))]},
        "claims": claims,
        "sitelinks": {f"{code}wiki": {"site": f"{code}wiki", "title": label, "badges": []}
                      for code in languages[:source.randint(0, 8)]},
        "lastrevid": number,
    }


def measure(entente, dump):
    with tempfile.TemporaryDirectory() as folder:
        index = f"{folder}/wikidata.kb"
        start = time.monotonic()
        process = subprocess.Popen([entente, "kb", "import", dump, "-o", index, "-q"])
        _, _, usage = os.wait4(process.pid, 0)
        print(f"{os.path.getsize(dump) / 1e6:.0f} MB of dump: index of"
              f" {os.path.getsize(index) / 1e6:.0f} MB in {time.monotonic() - start:.1f} s,"
              f" {usage.ru_maxrss / 1024:.0f} MB of memory")
        names = [json.loads(line.rstrip(",\n"))["labels"]["en"]["value"]
                 for number, line in enumerate(open(dump))
                 if number % 1000 == 1 and line.startswith("{")]
        for asked in (names[:1], names):
            process = subprocess.Popen(
                [entente, "kb", "lookup", "-", "--json", "--kb", index],
                stdin=subprocess.PIPE, stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL)
            start = time.monotonic()
            for _ in range(1 if len(asked) == 1 else 100_000 // len(asked)):
                process.stdin.write("".join(f"{name}\n" for name in asked).encode())
            process.stdin.close()
            _, _, usage = os.wait4(process.pid, 0)
            count = 1 if len(asked) == 1 else 100_000 // len(asked) * len(asked)
            print(f"{count} look-ups in {time.monotonic() - start:.2f} s with start-up,"
                  f" {usage.ru_maxrss / 1024:.0f} MB resident")


def main():
    if sys.argv[1] == "write":
        print("[")
        for number in range(int(sys.argv[2])):
            print(json.dumps(entity(number), separators=(",", ":")) + ",")
        print("]")
    else:
        measure(sys.argv[2], sys.argv[3])


if __name__ == "__main__":
    main()
