#!/usr/bin/env python3
"""Writes Resources/states.tsv: every state and territory with its names.

    build_states.py --demonyms demonyms.tsv --out ../../Sources/EntityLinking/Resources

Sources: rigour 1.3.0 (territories, Wikidata ids), Debian iso-codes (ISO 3166), the almanac table of
demonyms and capitals (public domain, optional), and our own facts/state_overrides.tsv and
facts/states_more.tsv, which win. Run when the data is made, never at run time.
"""
import argparse, html, json, pathlib, re, unicodedata
import rigour

HERE = pathlib.Path(__file__).parent
ISO = "/usr/share/iso-codes/json/iso_3166-1.json"
TERRITORIES = set("AI AQ AS AW AX BL BM BQ BV CC CK CW CX EH FK FO GF GG GI GL GP GS GU HK HM IM IO JE KY MF MO "
                  "MP MQ MS NC NF NU PF PM PN PR RE SH SJ SX TC TF TK UM VG VI WF YT".split())
DROPPED = {"AQ", "BV", "HM", "UM", "TF", "GS", "IO", "SJ"}
PARENT = {"AI": "GB", "BM": "GB", "FK": "GB", "GG": "GB", "GI": "GB", "IM": "GB", "JE": "GB", "KY": "GB", "MS": "GB",
          "PN": "GB", "SH": "GB", "TC": "GB", "VG": "GB", "AS": "US", "GU": "US", "MP": "US", "PR": "US", "VI": "US",
          "AW": "NL", "BQ": "NL", "CW": "NL", "SX": "NL", "BL": "FR", "GF": "FR", "GP": "FR", "MF": "FR", "MQ": "FR",
          "NC": "FR", "PF": "FR", "PM": "FR", "RE": "FR", "WF": "FR", "YT": "FR", "CC": "AU", "CX": "AU", "NF": "AU",
          "CK": "NZ", "NU": "NZ", "TK": "NZ", "FO": "DK", "GL": "DK", "AX": "FI", "HK": "CN", "MO": "CN"}


def fold(s):
    s = unicodedata.normalize("NFKD", s)
    return re.sub(r"[^a-z0-9 ]", "", "".join(c for c in s if not unicodedata.combining(c)).lower().replace("-", " "))


def nouns(cell):
    """Singular and plural forms of a cell such as "Irishman(men), Irish (collective plural)"."""
    out = []
    for part in re.split(r",| or |/|;", cell):
        part = part.strip()
        part = re.sub(r"^or ", "", part)
        part = re.sub(r"\((US citizens|US nationals|colloquial|singular|plural|collective plural)\)", "", part).strip()
        if not part or part in ("none", "NA") or "note" in part or "former term" in part or "Chinese" == part:
            continue
        m = re.match(r"^(.*?)\s*\((s|men|women)\)$", part)
        if m and m[2] == "s":
            out += [m[1], m[1] + "s"]
        elif m:
            out += [m[1], m[1][:-3] + "men" if m[2] == "men" else m[1][:-5] + "women"]
        else:
            out.append(re.sub(r"\s*\(.*?\)", "", part))
    return [o for o in out if o]


def adjectives(cell):
    out = []
    for part in re.split(r",| or |/|;", cell):
        part = re.sub(r"\(.*?\)", "", part).strip(" ()")
        part = re.sub(r"^or ", "", part)
        if part and part not in ("none", "NA") and "note" not in part and "former" not in part and part != "still used among English speakers":
            out.append(part)
    return [o for o in out if o not in ("Dutch", "French", "Chinese")] or out


def capitals(cell):
    cell = html.unescape(cell)
    out = []
    for part in cell.split(";"):
        if "note" in part or "official capital" in part:
            continue
        m = re.match(r"\s*([^(;,]+)", part)
        if m:
            out.append(m[1].strip())
    return [c for c in out if c]


def latin(s):
    return all(ord(c) < 0x250 for c in s)


def main():
    a = argparse.ArgumentParser()
    a.add_argument("--demonyms")
    a.add_argument("--out", required=True)
    args = a.parse_args()
    iso = {r["alpha_2"]: r for r in json.load(open(ISO))["3166-1"]}
    terr = {}
    for line in open(pathlib.Path(rigour.__file__).parent / "data/territories/data.jsonl"):
        r = json.loads(line)
        terr[r["code"].upper()] = r
    states = {}
    for code, r in iso.items():
        if code in DROPPED or code not in terr:
            continue
        states[code] = s = {"id": terr[code]["qid"], "iso3": r["alpha_3"], "names": [], "adjective": [], "noun": [],
                            "capital": [], "category": "territory" if code in TERRITORIES else "country",
                            "parent": PARENT.get(code, ""), "since": "", "until": "", "successor": ""}
        name = re.sub(r",.*| \(.*\)", "", r.get("common_name", r["name"]))
        s["name"] = terr[code]["name"] if "," in r["name"] and "common_name" not in r else name
        if r.get("official_name"):
            s["names"].append("official:" + r["official_name"])
        s["names"] += [n for n in (terr[code]["full_name"], terr[code]["name"]) if latin(n) and "(" not in n]
    terr_xk = terr["XK"]
    states["XK"] = {"id": terr_xk["qid"], "iso3": "XKX", "name": "Kosovo", "names": [], "adjective": [], "noun": [],
                    "capital": ["Pristina"], "category": "country", "parent": "", "since": "2008-02-17", "until": "",
                    "successor": ""}
    byname = {}
    for code, s in states.items():
        for n in [s["name"], *s["names"]]:
            byname[fold(n.split(":")[-1])] = code
    extra = {"burma": "MM", "congo brazzaville": "CG", "drc": "CD", "cabo verde": "CV", "cote divoire": "CI",
             "holy see vatican city": "VA", "the gambia": "GM", "the bahamas": "BS", "turkey": "TR", "czechia": "CZ",
             "falkland islands islas malvinas": "FK", "virgin islands": "VI", "the dominican": "DO", "curacao": "CW",
             "micronesia": "FM", "sao tome and principe": "ST", "north korea": "KP", "south korea": "KR",
             "united states": "US", "united kingdom": "GB", "macau": "MO", "brunei": "BN", "pitcairn islands": "PN",
             "cocos keeling islands": "CC", "laos": "LA", "vietnam": "VN", "kosovo": "XK", "russia": "RU",
             "syria": "SY", "tanzania": "TZ", "iran": "IR", "taiwan": "TW", "bolivia": "BO", "venezuela": "VE",
             "moldova": "MD", "north macedonia": "MK", "eswatini": "SZ", "timor leste": "TL"}
    byname.update(extra)
    if args.demonyms:
        none = {"ae": "AE", "ct": "CF", "fm": "FM", "sh": "SH"}
        for row in open(args.demonyms).read().splitlines()[1:]:
            f = row.split("\t")
            if len(f) < 5:
                continue
            code = none.get(f[0]) or byname.get(fold(html.unescape(f[1])))
            if not code or code not in states:
                continue
            s = states[code]
            s["noun"], s["adjective"], s["capital"] = nouns(f[2]), adjectives(f[3]), capitals(f[4])
    for row in open(HERE / "facts/state_overrides.tsv"):
        if row.startswith("#") or not row.strip():
            continue
        code, column, value = row.rstrip("\n").split("\t")
        s = states[code]
        replace = value.startswith("=")
        items = [v for v in value.lstrip("=").split("|") if v]
        if column in ("names", "adjective", "noun", "capital"):
            if column == "names":
                items = [v if ":" in v else v for v in items]
            s[column] = items if replace else s[column] + items
        else:
            s[column] = value.lstrip("=")
    lines = []
    for code in sorted(states):
        s = states[code]
        names, seen = [], {s["name"]}
        for n in s["names"]:
            bare = n.split(":")[-1]
            if bare not in seen:
                seen.add(bare)
                names.append(n)
        for column, form in (("adjective", "adjective"), ("noun", "noun"), ("capital", "capital")):
            for n in dict.fromkeys(s[column]):
                names.append(f"{form}:{n.split(':')[-1]}")
        parent = states[s["parent"]]["id"] if s["parent"] else ""
        facts = [f"iso2={code}", f"iso3={s['iso3']}"] + ([f"parent={parent}"] if parent else [])
        lines.append("\t".join([s["id"], "state", s["category"], s["name"], "|".join(names), parent, "", s.get("prior", ""), s["since"],
                                s["until"], ";".join(facts)]))
    more = [l.rstrip("\n") for l in open(HERE / "facts/states_more.tsv") if l.strip() and not l.startswith("#")]
    have = {l.split("\t")[0] for l in more}
    lines = [l for l in lines if l.split("\t")[0] not in have] + more
    ids = [l.split("\t")[0] for l in lines]
    assert len(ids) == len(set(ids)), [i for i in ids if ids.count(i) > 1]
    head = ("# Made by Scripts/knowledge/build_states.py; the format is in README.md.\n"
            "# id\tkind\tcategory\tname\tnames\tstate\tgender\tprior\tsince\tuntil\tfacts\n")
    pathlib.Path(args.out, "states.tsv").write_text(head + "\n".join(lines) + "\n")
    print(len(lines), "states;", sum(not s["adjective"] for s in states.values()), "without a demonym:",
          [c for c, s in states.items() if not s["adjective"]])


main()
