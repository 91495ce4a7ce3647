#!/usr/bin/env python3
"""Writes Resources/given_names.tsv and nicknames.tsv.

Sources: the name lists of the `names` package (U.S. Census 1990, public domain) and of `Faker`'s
locales in Latin script (MIT), the `nicknames` package (Apache-2.0), and our own
facts/given_names.tsv, which wins. A name that the lists give to both genders keeps one only where
the census has it ten times as often there; else it is left out.
"""
import argparse, collections, csv, importlib, pathlib, pkgutil, re
import faker.providers.person as person, names, nicknames

HERE = pathlib.Path(__file__).parent


def census(kind):
    out = {}
    for line in open(pathlib.Path(names.__file__).parent / f"dist.{kind}.first"):
        name, share = line.split()[:2]
        out[name.capitalize()] = float(share)
    return out


def locale_names():
    found = {"f": collections.Counter(), "m": collections.Counter()}
    for mod in pkgutil.iter_modules(person.__path__):
        provider = importlib.import_module(f"{person.__name__}.{mod.name}").Provider
        for gender, attribute in (("f", "first_names_female"), ("m", "first_names_male")):
            both = set(getattr(provider, "first_names_female", ())) & set(getattr(provider, "first_names_male", ()))
            for n in set(getattr(provider, attribute, ())):
                if re.fullmatch(r"[A-Za-zÀ-žȘ-ț]+(-[A-Za-zÀ-žȘ-ț]+)*", n) and n not in both and len(n) > 1 and n[0].isupper():
                    found[gender][n] += 1
    return found


def main():
    a = argparse.ArgumentParser()
    a.add_argument("--out", required=True)
    out = pathlib.Path(a.parse_args().out)
    female, male = census("female"), census("male")
    gender = {}
    for n in sorted(set(female) | set(male)):
        f, m = female.get(n, 0), male.get(n, 0)
        if f > 10 * m:
            gender[n] = "f"
        elif m > 10 * f:
            gender[n] = "m"
        else:
            gender[n] = "u"
    loc = locale_names()
    for n in sorted(set(loc["f"]) | set(loc["m"])):
        if n in gender:
            continue
        f, m = loc["f"][n], loc["m"][n]
        gender[n] = "f" if f > 2 * m else "m" if m > 2 * f else "u"
    for line in open(HERE / "facts/given_names.tsv"):
        if line.strip() and not line.startswith("#"):
            g, ns = line.rstrip("\n").split("\t")
            for n in ns.split():
                gender[n] = g
    rows = collections.defaultdict(lambda: collections.defaultdict(list))
    for n, g in sorted(gender.items()):
        if g in "fm":
            rows[g][n[0]].append(n)
    with open(out / "given_names.tsv", "w") as o:
        o.write("# Made by Scripts/knowledge/build_given_names.py. Columns: gender\tnames, space between\n")
        for g in "fm":
            for letter in sorted(rows[g]):
                o.write(f"{g}\t{' '.join(rows[g][letter])}\n")
    full = collections.defaultdict(set)
    path = next(pathlib.Path(nicknames.__file__).parent.glob("names.csv"))
    for r in csv.DictReader(open(path)):
        a_, b_ = r["name1"].capitalize(), r["name2"].capitalize()
        if r["relationship"] == "has_nickname" and a_.isalpha() and b_.isalpha() and gender.get(a_, "u") in "fm":
            full[b_].add(a_)
    for line in open(HERE / "facts/nicknames.tsv"):
        if line.strip() and not line.startswith("#"):
            nick, formal = line.rstrip("\n").split("\t")
            full[nick] |= set(formal.split())
    with open(out / "nicknames.tsv", "w") as o:
        o.write("# Made by Scripts/knowledge/build_given_names.py. Columns: nickname\tfull forms, space between\n")
        for nick in sorted(full):
            o.write(f"{nick}\t{' '.join(sorted(full[nick]))}\n")
    print(sum(len(v) for v in rows["f"].values()), "female,", sum(len(v) for v in rows["m"].values()), "male;", len(full), "nicknames")


main()
