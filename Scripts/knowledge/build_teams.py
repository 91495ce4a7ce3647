#!/usr/bin/env python3
"""Writes Resources/teams.tsv from our own facts/teams.tsv, with its checks.

    build_teams.py --out RESOURCES

A row without a name is a state's own team, which is named by rule. Stops at an unknown state or
sport, and at two teams with one id. Run behind build_organizations.py, whose ids it may not take.
"""
import argparse, pathlib, re

from tables import read_states, slug

HERE = pathlib.Path(__file__).parent
SPORTS = {"soccer": "football", "baseball": "baseball", "basketball": "basketball", "football": "American football",
          "hockey": "ice hockey", "rugby": "rugby union"}


def main():
    a = argparse.ArgumentParser()
    a.add_argument("--out", required=True)
    out = pathlib.Path(a.parse_args().out)
    states, code = read_states(out)
    common = set((HERE / "facts/common_names.txt").read_text().split())
    taken = {l.split("\t")[0] for l in open(out / "organizations.tsv")}
    rows = []
    for n, line in enumerate(open(HERE / "facts/teams.tsv"), 1):
        if line.startswith("#"):
            continue
        qid, sport, state, name, names, called, league = (line.rstrip("\n").split("\t") + [""] * 7)[:7]
        state_id = code.get(state, state)
        if sport not in SPORTS or state_id not in states or not re.fullmatch(r"(Q\d+)?", qid):
            raise SystemExit(f"teams.tsv:{n}: {line!r}")
        facts, category, prior = [f"sport={sport}"], "sports club", "0.45"
        if not name:
            name, category = f"{states[state_id]} national {SPORTS[sport]} team", "national team"
            facts.append(f"nation={state_id}")
        elif name.lower() in common:
            prior = "0.2"
        if called:
            facts.append(f"called={called}")
        if league:
            facts.append(f"league={league}")
        team = qid or "X-" + state + "-" + slug(name)
        if team in taken:
            raise SystemExit(f"teams.tsv:{n}: {team} twice")
        taken.add(team)
        rows.append([team, "organization", category, name, names, state_id, "", prior, "", "", ";".join(facts)])
    rows.sort(key=lambda r: (r[2], r[3], r[0]))
    with open(out / "teams.tsv", "w") as o:
        o.write("# Made by Scripts/knowledge/build_teams.py; the format is in README.md.\n")
        o.write("# id\tkind\tcategory\tname\tnames\tstate\tgender\tprior\tsince\tuntil\tfacts\n")
        for r in rows:
            o.write("\t".join(r) + "\n")
    print(len(rows), "teams,", sum(r[0][0] == "Q" for r in rows), "with a Wikidata id")


main()
