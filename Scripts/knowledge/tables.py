"""What the builders of the tables share."""
import re, unicodedata


def slug(s):
    s = "".join(c for c in unicodedata.normalize("NFKD", s) if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", s.lower()).strip("-")


def read_states(resources):
    """Names of the states of states.tsv by id, and their ids by ISO code."""
    names, codes = {}, {}
    for line in open(resources / "states.tsv"):
        if not line.startswith("#"):
            f = line.rstrip("\n").split("\t")
            names[f[0]] = f[3]
            for fact in f[10].split(";") if len(f) > 10 else []:
                if fact.startswith("iso2="):
                    codes.setdefault(fact[5:], f[0])
    return names, codes
