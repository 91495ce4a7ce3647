#!/usr/bin/env python3
"""Writes Resources/organizations.tsv from our own facts/organizations*.tsv, with its checks.

    build_organizations.py --out RESOURCES

State codes become ids, records without a Wikidata id get one of our own ("X-lok-sabha"), names that
are common words get a low prior. The further tables (organizations_*.tsv) hold the less known: they
get a lower prior, and the lowest where the name, by facts/common_names.txt, is a word, a town or a
person's name as well. Stops at an unknown state, parent or kind of body, and at two records with one
id.
"""
import argparse, collections, pathlib, re

from tables import read_states, slug

HERE = pathlib.Path(__file__).parent
# Names that in a text far more often mean something else.
COMMON = set("""time focus visa apple total fox target stern dawn renaissance league fatherland solidarity vox labor
labour congress senate sun amazon shell trade fortune oracle virgin vale tigers greens renewal focus tata reform
commonwealth quartet quad memorial anonymous care zeit welt bild independent observer guardian times telegraph herald
nation punch mirror hina lords commons alphabet meta delta united continental ford dell chase coke polygon politburo
diet rada cortes maoists treasury westminster visa likud conservative mafia coalition ss marines moncloa lopinion
meretz tass pravda globo reforma clarin focus zaman eta amal pa ba ed ap mit gm ge bp bt ing nec lg sp
contras cosa met smer ano vw who is it us ice va""".split())


def with_izafats(name, names):
    """The names, and each with the other spelling of the Persian link: "Jamaat-i-Islami" for "-e-"."""
    forms = [f for f in names.split("|") if f]
    known = {name} | set(forms)
    for form in [name] + forms:
        other = re.sub("-[ei]-", lambda m: "-i-" if m[0] == "-e-" else "-e-", form)
        if other not in known:
            known.add(other)
            forms.append(other)
    return "|".join(forms)


def main():
    a = argparse.ArgumentParser()
    a.add_argument("--out", required=True)
    out = pathlib.Path(a.parse_args().out)
    names, code = read_states(out)
    code["SU"] = "Q15180"
    ids = set(names)
    bodies = {l.split("\t")[0] for l in open(out / "bodies.tsv") if not l.startswith("#")}
    common = set((HERE / "facts/common_names.txt").read_text().split())
    rows, parents, slots = [], [], collections.Counter()
    tables = sorted((HERE / "facts").glob("organizations*.tsv"))
    for table, n, line in ((t, n, line) for t in tables for n, line in enumerate(open(t), 1)):
        if line.startswith("#") or not line.strip():
            continue
        n = f"{table.name}:{n}"
        f = (line.rstrip("\n").split("\t") + [""] * 8)[:8]
        qid, category, state, name, names, facts, since, until = f
        if not re.fullmatch(r"(Q\d+)?", qid) or not category or not name:
            raise SystemExit(f"{n}: {line!r}")
        if state and state not in code:
            raise SystemExit(f"{n}: no state {state}")
        oid = qid or "X-" + (state + "-" if state else "") + slug(name)
        if oid in ids:
            raise SystemExit(f"{n}: {oid} twice")
        ids.add(oid)
        for fact in filter(None, facts.split(";")):
            key, value = fact.split("=")
            if key == "parent":
                parents.append((n, value))
            elif key == "body":
                if value not in bodies:
                    raise SystemExit(f"{n}: no body {value}")
                slots[code[state], value] += 1
                if slots[code[state], value] > 1:
                    raise SystemExit(f"{n}: two {value} of {state}")
            else:
                raise SystemExit(f"{n}: fact {key}")
        for part in filter(None, names.split("|")):
            if ":" in part and part.split(":")[0] not in ("acronym", "former", "official", "short", "seat", "adjective", "noun"):
                raise SystemExit(f"{n}: form {part}")
        bare = re.sub(r"^The ", "", name).lower()
        prior = "0.3" if bare in COMMON else {"bloc": "0.8", "seat": "0.8", "ministry": "0.7", "agency": "0.65", "armed group": "0.65"}.get(category, "0.6")
        if table.stem != "organizations":
            prior = "0.2" if bare in common else "0.45"
        names = with_izafats(name, names)
        rows.append([oid, "organization", category, name, names, code.get(state, ""), "", prior, since, until, facts])
    for n, p in parents:
        if p not in ids:
            raise SystemExit(f"{n}: no parent {p}")
    rows.sort(key=lambda r: (r[2], r[3], r[0]))
    with open(out / "organizations.tsv", "w") as o:
        o.write("# Made by Scripts/knowledge/build_organizations.py; the format is in README.md.\n")
        o.write("# id\tkind\tcategory\tname\tnames\tstate\tgender\tprior\tsince\tuntil\tfacts\n")
        for r in rows:
            o.write("\t".join(r).rstrip("\t") + "\n")
    print(len(rows), "organizations,", sum(r[0][0] == "Q" for r in rows), "with a Wikidata id")


main()
