#!/usr/bin/env python3
"""Writes Resources/people.tsv, leaders.tsv and terms.tsv: persons, and who held which post when.

    build_leaders.py --terms leaders_by_term.tsv --wikidata world_leaders_2022_wikidata.csv --out RESOURCES

Reads our own facts/people*.tsv (persons with their posts, which win), the holders of posts as printed
in the almanacs of 1992 to 2025 (public domain) and a Wikidata extract of 2022 (CC0) for ids. Names
are put in natural order and case; a post's holder leaves when the next one comes.
"""
import argparse, collections, csv, difflib, pathlib, re

from leader_names import (
    COUNTRY, MONARCHS_LEAD, PRESIDENTS_LEAD, RANK, TITLE,
    caps, fold, parse_name, post_class, split_names, variants,
)

HERE = pathlib.Path(__file__).parent


def day(s):
    return s


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--terms", required=True)
    ap.add_argument("--wikidata", required=True)
    ap.add_argument("--out", required=True)
    args = ap.parse_args()
    out = pathlib.Path(args.out)
    swift = HERE.parent.parent / "Sources/EntityLinking/KnowledgeBase/PostClass.swift"
    posts_known = set(re.findall(r"\b[a-z]\w+\b", " ".join(re.findall(r"^  case (.*)$", swift.read_text(), re.M))))
    states, bycode, byname, dependent = {}, {}, {}, set()
    for line in open(out / "states.tsv"):
        if line.startswith("#"):
            continue
        f = line.rstrip("\n").split("\t")
        facts = dict(x.split("=") for x in f[10].split(";") if x) if len(f) > 10 else {}
        states[f[0]] = facts.get("iso2", "")
        if "iso2" in facts:
            bycode[facts["iso2"]] = f[0]
        byname[fold(f[3])] = f[0]
        if f[2] == "territory" and f[5]:
            dependent.add(f[0])
        for n in f[4].split("|"):
            if not re.match(r"(adjective|noun|capital):", n):
                byname.setdefault(fold(n.split(":")[-1]), f[0])
    gender = {}
    for line in open(out / "given_names.tsv"):
        if not line.startswith("#"):
            g, ns = line.rstrip("\n").split("\t")
            gender.update((fold(n), g) for n in ns.split())
    people = {}          # id -> dict
    index = collections.defaultdict(list)   # (state, folded surname) -> ids
    terms = []

    def add(pid, name, state, aliases=(), surname="", sex="", prior="", category="politician", since="", until=""):
        people[pid] = {"name": name, "state": state, "aliases": list(aliases), "surname": surname, "sex": sex, "prior": prior,
                       "category": category, "ours": False, "since": since, "until": until}
        last = fold(surname or name.split()[-1])
        index[state, last].append(pid)
        for a in aliases:
            index[state, fold(a.split()[-1])].append(pid)

    wikidata = collections.defaultdict(dict)
    for r in csv.DictReader(open(args.wikidata)):
        wikidata[{"Q756617": "Q35", "Q29999": "Q55"}.get(r["countryid"], r["countryid"])][fold(r["officeholderLabel"])] = r["officeholder"]
    known = {line.split("\t")[0] for t in ("states.tsv", "organizations.tsv") for line in open(out / t)}

    # 1. Our own facts; an id that they leave out may be in the Wikidata extract.
    tables = sorted((HERE / "facts").glob("people*.tsv"))
    for table, n, line in ((t, n, line) for t in tables for n, line in enumerate(open(t), 1)):
        if line.startswith("#") or not line.strip():
            continue
        f = (line.rstrip("\n").split("\t") + [""] * 9)[:9]
        qid, name, sex, code, aliases, posts, surname, prior, category = f
        state = bycode.get(code) or (code if code.startswith("Q") else "")
        if code and not state:
            raise SystemExit(f"{table.name}:{n}: no state {code}")
        qid = qid or next((wikidata[state][fold(x)] for x in [name, *aliases.split("|")] if fold(x) in wikidata[state]), "")
        pid = qid or f"X-{code or 'person'}-{fold(name).replace(' ', '-')}"
        if pid in people:
            raise SystemExit(f"{table.name}:{n}: {pid} twice")
        add(pid, name, state, [a for a in aliases.split("|") if a], surname, sex, prior, category or "politician")
        people[pid]["ours"] = True
        for p in filter(None, posts.split(";")):
            q = p.split(",")
            post, of, since, until = (q + [""] * 4)[:4]
            flags = q[4] if len(q) > 4 else ""
            of = bycode.get(of, of)
            if of not in known or post not in posts_known:
                raise SystemExit(f"{table.name}:{n}: {p}")
            if since and until and since > until:
                raise SystemExit(f"{table.name}:{n}: ends before it begins: {p}")
            terms.append([pid, post, of, since, until, flags, 0])

    # One monarch of many states is one person.
    worldwide = {fold(n): k for k, p in people.items() for n in [p["name"], *p["aliases"]]}

    # 2. Wikidata's office holders of 2022.
    rows2022 = list(csv.DictReader(open(args.wikidata)))
    labels = collections.defaultdict(dict)
    for r in rows2022:
        st = {"Q756617": "Q35", "Q29999": "Q55"}.get(r["countryid"], r["countryid"])
        if not re.fullmatch(r"Q\d+", r["officeholderLabel"]):
            labels[st][fold(r["officeholderLabel"])] = (r["officeholder"], r["officeholderLabel"])

    def same(given_a, given_b):
        a, b = fold(given_a).split(), fold(given_b).split()
        if not a or not b:
            return True
        return bool(set(a) & set(b)) or a[0][0] == b[0][0] and (len(a[0]) < 3 or len(b[0]) < 3) \
            or a[0][:3] == b[0][:3] or a[0].startswith(b[0]) or b[0].startswith(a[0])

    ours = {(p["state"], fold(n)): k for k, p in people.items() for n in [p["name"], *p["aliases"]]}
    began = collections.defaultdict(list)
    for t in terms:
        if len(t[3]) == 10:
            began[t[1], t[2], t[3]].append(t[0])

    def alike(name, person):
        return any(set(fold(name).split()) & set(fold(n).split()) or difflib.SequenceMatcher(None, fold(name), fold(n)).ratio() > 0.6
                   for n in [person["name"], *person["aliases"]])

    def resolve(state, code, name, aliases, surname):
        """The id of a person known already, by full name, else by surname and a given name that agrees."""
        for n in [name, *aliases, *variants(name, code)]:
            if (state, fold(n)) in ours:
                return ours[state, fold(n)]
        keys = {fold(surname or name.split()[-1])}
        keys |= {fold(v.split()[-1]) for v in variants(name, code)}
        for key in sorted(keys):
            for pid in index.get((state, key), []):
                p = people[pid]
                full = {fold(x) for x in [p["name"], *p["aliases"]]}
                if full & {fold(x) for x in [name, *aliases, *variants(name, code)]}:
                    return pid
                mine = fold(name).replace(key, " ")
                for other in sorted(full):
                    if key in other and same(mine, other.replace(key, " ")):
                        return pid
        for label, (qid, text) in labels.get(state, {}).items():
            a, b = set(label.split()), set(fold(name).split())
            if label == fold(name) or len(a & b) >= 2 and fold(surname).split()[-1:] and set(fold(surname).split()) & a:
                if qid not in people:
                    add(qid, text, state, [], surname if fold(surname) in label else "")
                if fold(name) != fold(text):
                    people[qid]["aliases"].append(name)
                index[state, fold(surname)].append(qid)
                return qid
        return None

    # 3. The almanacs.
    raw = [l.rstrip("\n").split("\t") for l in open(args.terms)][1:]
    seen_in = collections.defaultdict(set)
    for r in raw:
        seen_in[r[2]].add(r[0])
    skipped = 0
    for country, role, holder, since, first, last in raw:
        code = COUNTRY[country] if country in COUNTRY else None
        state = bycode.get(code) if country in COUNTRY else byname.get(fold(country.replace(",", "")))
        if not state:
            skipped += 1
            continue
        code = states[state]
        # The head of state of a territory is its sovereign's, who has a record there.
        if state in dependent and role == "chief of state":
            skipped += 1
            continue
        # A page break put some holders under the country before: they are printed once there.
        others = seen_in[holder] - {country}
        if others and first == last and not re.search(r"Queen|King|Elizabeth|Governor|Coprince|Pope", holder):
            skipped += 1
            continue
        continuation = holder.startswith(",") or re.match(r"and\b", holder)
        text = re.sub(r"^(,\s*)?(and\s+)?", "", holder).strip()
        tokens = text.split()
        i = 0
        while i < len(tokens) and not caps(tokens[i].strip(",")) and (
                tokens[i].strip(",").lower() in TITLE or tokens[i].strip(",").lower() in RANK
                or tokens[i].strip("(),").lower() in TITLE):
            i += 1
        title, rest = " ".join(tokens[:i]), " ".join(tokens[i:])
        rest = re.sub(r"^(?:Sir|Dr\.|Gen\.)\s+", "", rest)
        post = post_class(title, role)
        if continuation and not post:
            post = "deputyPrimeMinister" if role == "head of government" else ""
        for one in split_names(rest):
            if len(one.split()) > 7:
                skipped += 1
                continue
            parsed = parse_name(one, code)
            if not parsed or re.search(r"\b(of|the|Minister|President|vacant|Council|Office|Affairs|elect)\b", parsed[0]) or re.search(r"\d", parsed[0]):
                skipped += 1
                continue
            name, aliases, surname = parsed
            if len(name.split()) < 2 and post != "monarch" and code not in ("ID", "MM", "IN"):
                skipped += 1
                continue
            if " / " in name or "/" in name:
                skipped += 1
                continue
            # Whoever took the post on the same day is the same person under another spelling.
            pid = next((k for k in began.get((post, state, since), ()) if alike(name, people[k])), None) \
                or resolve(state, code, name, aliases, surname)
            if pid is None and (others or post == "monarch" or code == "AD"):
                pid = next((worldwide[fold(n)] for n in [name, *aliases] if fold(n) in worldwide), None)
            if pid is None:
                pid = f"X-{code}-{fold(name).replace(' ', '-')}"
                if pid not in people:
                    add(pid, name, state, dict.fromkeys([*aliases, *variants(name, code)]), surname)
            elif not people[pid]["ours"]:
                have = {fold(x) for x in [people[pid]["name"], *people[pid]["aliases"]]}
                for a in [name, *aliases]:
                    if fold(a) not in have and len(a.split()) > 1:
                        people[pid]["aliases"].append(a)
                        have.add(fold(a))
                        if a.split():
                            index[state, fold(surname or a.split()[-1])].append(pid)
            if re.search(r"\b(Queen|Dame|Princess)\b", title + " " + one):
                people[pid]["sex"] = people[pid]["sex"] or "f"
            if re.search(r"\b(King|Sir|Emperor|Sultan|Amir|Prince|Pope)\b", title):
                people[pid]["sex"] = people[pid]["sex"] or "m"
            if post:
                flags = ("s" if "chief of state" in role else "") + ("g" if "head of government" in role else "")
                if post in ("vicePresident", "deputyPrimeMinister", "viceChancellor", "deputyLeader"):
                    flags = ""
                terms.append([pid, post, state, since, "", flags, int(last)])
                if len(since) == 10 and pid not in began[post, state, since]:
                    began[post, state, since].append(pid)

    # 4. Office holders that the almanacs do not have.
    for r in rows2022:
        st = {"Q756617": "Q35", "Q29999": "Q55"}.get(r["countryid"], r["countryid"])
        if r["officeholder"] in people or st not in states or re.fullmatch(r"Q\d+", r["officeholderLabel"]):
            continue
        if resolve(st, states[st], r["officeholderLabel"], [], ""):
            continue
        add(r["officeholder"], r["officeholderLabel"], st)
        label = r["positionLabel"].lower()
        post = post_class(label, "")
        if post in ("president", "primeMinister", "monarch", "chancellor") and "member of" not in label:
            terms.append([r["officeholder"], post, st, r["start_year"], r["end_year"], "", 2022])

    # 5. Ends: the next holder's start; for deputies the last edition.
    merged = {}
    authored = collections.defaultdict(list)
    for t in terms:
        if t[6] == 0:
            authored[t[0], t[1], t[2]].append(t)
    rows = [t for t in terms if t[6] == 0]
    groups = collections.defaultdict(list)
    for t in terms:
        if t[6] and (t[0], t[1], t[2]) not in authored:
            groups[t[1], t[2]].append(t)
    single = {"president", "primeMinister", "chancellor", "monarch", "governorGeneral", "supremeLeader", "religiousLeader", "governor"}
    for (post, state), ts in sorted(groups.items()):
        ts.sort(key=lambda t: (t[3], t[0]))
        if post in single:
            kept = []
            for t in ts:
                if kept and kept[-1][0] == t[0]:
                    kept[-1][6] = max(kept[-1][6], t[6])
                    kept[-1][5] = "".join(sorted(set(kept[-1][5] + t[5])))
                else:
                    kept.append(t)
            starts = sorted(a[3] for key, v in authored.items() if key[1:] == (post, state) for a in v)
            for i, t in enumerate(kept):
                nexts = [k[3] for k in kept[i + 1:] if k[3] > t[3]][:1] + [s for s in starts if s > t[3]][:1]
                if not t[4] and nexts and int(min(nexts)[:4]) <= t[6] + 5:
                    t[4] = min(nexts)
                elif not t[4] and t[6] < 2025 and not (t[6] == 2022 and not nexts):
                    t[4] = str(t[6] + 1)
            rows += kept
        else:
            best = {}
            for t in ts:
                b = best.setdefault(t[0], t)
                b[6] = max(b[6], t[6])
            for t in best.values():
                if t[6] < 2023:
                    t[4] = t[4] or str(t[6] + 1)
                rows.append(t)
    # 6. Whom "the X leader" means.
    for t in rows:
        code = states.get(t[2], "")
        if not code or t[1] not in ("president", "primeMinister", "chancellor", "monarch", "supremeLeader", "leader"):
            continue
        if "l" in t[5]:
            continue
        combined = "s" in t[5] and "g" in t[5]
        if combined or t[1] == "monarch" and code in MONARCHS_LEAD or t[1] == "president" and code in PRESIDENTS_LEAD \
                or t[1] == "supremeLeader" or t[1] == "chancellor" \
                or t[1] == "primeMinister" and code not in PRESIDENTS_LEAD | MONARCHS_LEAD:
            t[5] += "l"
    for p in people.values():
        if not p["sex"]:
            for part in p["name"].split()[:-1] or p["name"].split():
                g = gender.get(fold(part)) or gender.get(fold(part.split("-")[0]))
                if g:
                    p["sex"] = g
                    break
    led = collections.Counter(t[0] for t in rows if "l" in t[5])

    def record(pid, p):
        seen, aliases = {p["name"]}, []
        if re.search(r" (of|Prince of) [A-Z]\w+$", p["name"]):
            aliases.append(re.split(r",? (?:Prince )?of ", p["name"])[0])
        for a in p["aliases"]:
            if a not in seen and len(a) > 2:
                seen.add(a)
                aliases.append(a)
        default = p["name"].split()[-1] if p["name"] else ""
        facts = f"surname={p['surname']}" if p["surname"] and p["surname"] != default else ""
        prior = p["prior"] or ("0.5" if led[pid] else "")
        return "\t".join([pid, "person", p["category"], p["name"], "|".join(aliases), p["state"], p["sex"], prior,
                          p["since"], p["until"], facts]).rstrip("\t")

    head = "# Made by Scripts/knowledge/build_leaders.py; the format is in README.md.\n"
    columns = "# id\tkind\tcategory\tname\tnames\tstate\tgender\tprior\tsince\tuntil\tfacts\n"
    for file, ours in (("people.tsv", True), ("leaders.tsv", False)):
        with open(out / file, "w") as o:
            o.write(head + columns)
            for pid in sorted((k for k, p in people.items() if p["ours"] == ours), key=lambda k: (states.get(people[k]["state"], ""), people[k]["name"], k)):
                o.write(record(pid, people[pid]) + "\n")
    with open(out / "terms.tsv", "w") as o:
        o.write(head + "# person\tpost\tstate or body\tsince\tuntil\tflags (s head of state, g of government, l leader)\n")
        for t in sorted(rows, key=lambda t: (states.get(t[2], t[2]), t[1], t[3], t[0])):
            o.write("\t".join(t[:6]).rstrip("\t") + "\n")
    print(len(people), "persons,", sum(k[0] == "Q" for k in people), "with a Wikidata id,", len(rows), "terms; skipped", skipped, "rows")


main()
