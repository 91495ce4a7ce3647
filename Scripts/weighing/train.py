#!/usr/bin/env python3
"""Fits the weights by which proposed relations are weighed.

    train.py ENTENTE GOLD_DIR [--without LIST] [--events RECORDS.jsonl]... [--write WEIGHTS.tsv] [--c 0.3]

Runs `ENTENTE candidates` over the articles of GOLD_DIR (ID.txt with ID.json, edges by hand) that are
not in LIST, pairs the entities as the scorer does, and fits a logistic regression (L2) on the
features. Reports precision, recall and F1 of the edges by cross-validation over articles, for each
threshold, and the reliability of the probabilities; writes the weights fitted on all of them.
RECORDS are single sentences with coded pairs of actors: a candidate that joins a coded pair is right,
another is wrong with less certainty, since only one event a sentence is coded.
Needs numpy and scikit-learn (PyPI).
"""
import argparse, collections, glob, json, os, re, subprocess
import numpy as np
from sklearn.linear_model import LogisticRegression

SYMMETRIC = {"consult", "agree", "cooperate", "allied", "opposes", "family"}


def norm(name):
    name = name.replace("\u2019", "'").replace("\u00a0", " ").lower()
    name = re.sub(r"'s\b|'$", "", name)
    name = re.sub(r"[.,\"“”()]", "", name)
    name = re.sub(r"^(the|a|an)\s+", "", name.strip())
    return re.sub(r"\s+", " ", name)


def entities(doc):
    return {e["id"]: (e["kind"], {norm(n) for n in [e["name"], *e.get("aliases", [])]} - {""})
            for e in doc["entities"]}


def pairing(gold, system):
    """System id to gold id: greedy, one to one, by shared names among entities of one kind."""
    found = sorted((-len(gn & sn) / len(gn | sn), -len(gn & sn), g, s)
                   for g, (gk, gn) in gold.items() for s, (sk, sn) in system.items()
                   if gk == sk and gn & sn)
    paired, taken = {}, set()
    for _, _, g, s in found:
        if g not in taken and s not in paired:
            paired[s] = g
            taken.add(g)
    return paired


def key(edge, rename=lambda x: x):
    a, b, family = rename(edge["source"]), rename(edge["target"]), edge["family"]
    if family in SYMMETRIC and b < a:
        a, b = b, a
    return a, family, b


class Article:
    def __init__(self, gold, candidates):
        self.id = gold["id"]
        paired = pairing(entities(gold), entities(candidates))
        rename = lambda x: paired.get(x, "?" + x)
        self.required = {key(e) for e in gold["edges"] if not e.get("optional")}
        self.optional = {key(e) for e in gold["edges"] if e.get("optional")} - self.required
        self.rows = [(key(e, rename), e["features"]) for e in candidates["edges"]]

    def label(self, k):
        return 1 if k in self.required or k in self.optional else 0


def words(text):
    return " " + " ".join(re.findall(r"[a-z0-9]+", text.lower().replace("'s ", " "))) + " "


QUADS = {"verbal_coop": {"consult", "agree", "support", "cooperate"}, "material_coop": {"aid", "concede", "cooperate", "retreat", "agree"},
         "verbal_conflict": {"request", "accuse", "reject", "threaten"}, "material_conflict": {"protest", "sanction", "mobilize", "coerce", "assault"}}
TIES = {"leads", "serves", "speaks for", "advises", "represents", "founded", "from", "part of",
        "allied", "opposes", "appointed", "succeeds", "family", "owns"}


def event_rows(binary, paths, doubt):
    """Features, label and weight of the candidates for coded sentences."""
    records = [json.loads(line) for path in paths for line in open(path)]
    lines = "\n".join(json.dumps({"id": r["id"], "text": r["text"]}) for r in records)
    done = subprocess.run([binary, "candidates"], input=lines.encode(), stdout=subprocess.PIPE, check=True)
    by_id = {r["id"]: r for r in records}
    rows = []
    for line in done.stdout.splitlines():
        document = json.loads(line)
        record = by_id[document["documents"][0]["id"]]
        names = {e["id"]: [words(n) for n in [e["name"], *e.get("aliases", [])]] for e in document["entities"]}
        is_ = lambda i, actor: any(words(actor) in n or n in words(actor) for n in names[i])
        for edge in document["edges"]:
            if edge["family"] in TIES:
                continue
            joined = any(is_(edge["source"], s) and is_(edge["target"], t)
                         or (record["mutual"] or edge["family"] in SYMMETRIC) and is_(edge["source"], t) and is_(edge["target"], s)
                         for s, t in record["pairs"])
            wanted = {record["family"]} if record.get("family") else QUADS.get(record.get("quad"))
            if joined and wanted and edge["family"] not in wanted:
                continue  # which of two families is right is not for these records to say
            rows.append((edge["features"], int(joined), 1.0 if joined else doubt))
    return rows


def edge_scores(articles, probabilities):
    """One row an edge: (article, required, optional, probability); the surest reading counts."""
    rows, at = [], 0
    for article in articles:
        best = {}
        for k, _ in article.rows:
            best[k] = max(best.get(k, 0), probabilities[at])
            at += 1
        rows += [(k in article.required, k in article.optional, p) for k, p in best.items()]
    return rows


def prf(rows, threshold, gold):
    kept = [r for r in rows if r[2] >= threshold and not (r[1] and not r[0])]
    right = sum(r[0] for r in kept)
    p, r = right / max(len(kept), 1), right / max(gold, 1)
    return p, r, 2 * p * r / (p + r) if p + r else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary")
    parser.add_argument("gold")
    parser.add_argument("--without")
    parser.add_argument("--write")
    parser.add_argument("--events", action="append", default=[])
    parser.add_argument("--event-weight", type=float, default=0.3)
    parser.add_argument("--doubt", type=float, default=0.5, help="weight of an uncoded candidate, of a coded one's")
    parser.add_argument("--c", type=float, default=0.3, help="inverse strength of the penalty")
    parser.add_argument("--threshold", type=float)
    parser.add_argument("--least", type=int, default=4, help="candidates a feature must hold for")
    options = parser.parse_args()
    left_out = set(open(options.without).read().split()) if options.without else set()
    golds, lines = {}, []
    for path in sorted(glob.glob(os.path.join(options.gold, "*.json"))):
        gold = json.load(open(path))
        if gold["id"] in left_out:
            continue
        golds[gold["id"]] = gold
        record = {"id": gold["id"], "text": open(path[:-5] + ".txt").read()}
        if gold.get("date"):
            record["date"] = gold["date"]
        lines.append(json.dumps(record))
    done = subprocess.run([options.binary, "candidates"], input="\n".join(lines).encode(), stdout=subprocess.PIPE, check=True)
    articles = []
    for line in done.stdout.splitlines():
        document = json.loads(line)
        articles.append(Article(golds[document["documents"][0]["id"]], document))
    events = event_rows(options.binary, options.events, options.doubt) if options.events else []
    counts = collections.Counter(f for a in articles for _, fs in a.rows for f in set(fs))
    counts.update(f for fs, _, _ in events for f in set(fs))
    names = sorted(f for f, n in counts.items() if n >= options.least)
    index = {f: i for i, f in enumerate(names)}
    owner = [i for i, a in enumerate(articles) for _ in a.rows]
    x = np.zeros((len(owner), len(names)))
    y = np.zeros(len(owner))
    at = 0
    for article in articles:
        for k, features in article.rows:
            for f in features:
                if f in index:
                    x[at, index[f]] = 1
            y[at] = article.label(k)
            at += 1
    ex = np.zeros((len(events), len(names)))
    for at, (features, _, _) in enumerate(events):
        for f in features:
            if f in index:
                ex[at, index[f]] = 1
    ey = np.array([label for _, label, _ in events])
    ew = np.array([options.event_weight * weight for _, _, weight in events])

    def fit(x, y):
        if not events:
            return LogisticRegression(C=options.c, max_iter=5000).fit(x, y)
        return LogisticRegression(C=options.c, max_iter=5000).fit(
            np.vstack([x, ex]), np.concatenate([y, ey]), np.concatenate([np.ones(len(y)), ew]))

    gold = sum(len(a.required) for a in articles)
    print(f"{len(articles)} articles, {len(y)} candidates, {int(y.sum())} right, {len(names)} features")
    owner = np.array(owner)
    held = np.zeros(len(y))
    for fold in range(10):
        test = owner % 10 == fold
        model = fit(x[~test], y[~test])
        held[test] = model.predict_proba(x[test])[:, 1]
    rows = edge_scores(articles, held)
    best = (0, 0)
    for threshold in (0, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7):
        p, r, f = prf(rows, threshold, gold)
        print(f"threshold {threshold:4.2f}  P {100*p:5.1f}  R {100*r:5.1f}  F1 {100*f:5.1f}")
        best = max(best, (f, threshold))
    print("reliability (probability, edges, share right):")
    for low in np.arange(0, 1, 0.1):
        inside = [(a or b) for a, b, p in rows if low <= p < low + 0.1]
        if inside:
            print(f"  {low:.1f}-{low+0.1:.1f}  {len(inside):4d}  {100*np.mean(inside):5.1f}%")
    model = fit(x, y)
    weights = sorted(((w, f) for f, w in zip(names, model.coef_[0])), key=lambda p: -abs(p[0]))
    for w, f in weights[:25]:
        print(f"  {w:+.2f} {f}")
    if options.write:
        threshold = options.threshold if options.threshold is not None else best[1]
        with open(options.write, "w") as out:
            out.write("# feature\tweight; fitted by Scripts/weighing/train.py, read by CandidateWeigher\n")
            out.write(f"threshold\t{threshold}\nbias\t{model.intercept_[0]:.4f}\n")
            for w, f in sorted(weights, key=lambda p: p[1]):
                if abs(w) >= 0.005:
                    out.write(f"{f}\t{w:.4f}\n")


if __name__ == "__main__":
    main()
