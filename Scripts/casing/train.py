#!/usr/bin/env python3
"""Fits the model that gives words their capitals back in texts that have none.

    train.py ENTENTE ARTICLES.jsonl... [--test ARTICLES.jsonl] [--write casing.tsv] [--alpha 2e-6] [--rounds 6] [--lean 0.6]

Runs `ENTENTE casing` over articles that have their capitals, in JSON Lines ("-" for standard input),
and fits a logistic regression of three classes (no capital, the first, all) on the rows of features
and the word vectors it prints. Reports how many capitals of the test articles are found; writes the
weights relative to "no capital", in hundredths. A name missed costs a graph more than a word too many, so LEAN is added to the
bias of a first capital. The same articles give the same weights.
Needs numpy, scipy and scikit-learn (PyPI).
"""
import argparse, subprocess
import numpy as np
from scipy import sparse
from sklearn.linear_model import SGDClassifier

ROWS = 1 << 15
# Features are many and vectors one: the regularisation is to press on both alike.
FEATURE = 0.3
BESIDE = 0.5


def examples(binary, path):
    """Labels and the sparse matrix of the examples of a file."""
    vectors, labels, ids, rows = [], [], [], []
    process = subprocess.Popen([binary, "casing", path], stdout=subprocess.PIPE, text=True)
    for line in process.stdout:
        field = line.rstrip("\n").split("\t")
        if field[0] == "w":
            vectors.append(np.array(field[2].split(), dtype=np.float32) / 1000)
        else:
            labels.append(int(field[1]))
            ids.append([-1 if x == "-" else int(x) for x in field[2:5]])
            rows.append(np.array(field[5].split(), dtype=np.int32))
    if process.wait() != 0:
        raise SystemExit(f"{binary} casing {path} failed")
    table = np.vstack([*vectors, np.zeros_like(vectors[0])])
    ids = np.array(ids)
    width = len(rows[0])
    hashed = sparse.csr_matrix(
        (np.full(len(rows) * width, FEATURE, dtype=np.float32), np.concatenate(rows),
         np.arange(0, len(rows) * width + 1, width)), shape=(len(rows), ROWS))
    blocks = []
    for start in range(0, len(ids), 50_000):
        part = ids[start:start + 50_000]
        blocks.append(sparse.csr_matrix(np.hstack(
            [table[part[:, 0]], BESIDE * table[part[:, 1]], BESIDE * table[part[:, 2]]])))
    return np.array(labels), sparse.hstack([hashed, sparse.vstack(blocks)]).tocsr()


def report(name, model, labels, matrix):
    found, wanted = model.predict(matrix), labels
    right = ((found > 0) & (wanted > 0)).sum()
    p, r = right / max(1, (found > 0).sum()), right / max(1, (wanted > 0).sum())
    print(f"{name}: {len(wanted)} words, {100 * (found == wanted).mean():.2f}% right; "
          f"capitals P {100 * p:.1f} R {100 * r:.1f} F1 {200 * p * r / max(1e-9, p + r):.1f}")


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("binary"); ap.add_argument("articles", nargs="+")
    ap.add_argument("--test"); ap.add_argument("--write")
    ap.add_argument("--lean", type=float, default=0.6)
    ap.add_argument("--alpha", type=float, default=2e-6); ap.add_argument("--rounds", type=int, default=6)
    a = ap.parse_args()
    parts = [examples(a.binary, path) for path in a.articles]
    labels = np.concatenate([part[0] for part in parts])
    matrix = sparse.vstack([part[1] for part in parts]).tocsr()
    model = SGDClassifier(loss="log_loss", alpha=a.alpha, max_iter=a.rounds, tol=None, average=True, random_state=0)
    model.fit(matrix, labels)
    report("fitted on", model, labels, matrix)
    if a.test:
        report("test", model, *examples(a.binary, a.test))
    if not a.write:
        return
    weights = (model.coef_ - model.coef_[0])[1:]
    bias = (model.intercept_ - model.intercept_[0])[1:] + [a.lean, 0]
    size = (weights.shape[1] - ROWS) // 3
    scale = np.concatenate([np.full(ROWS, FEATURE), np.ones(size), np.full(2 * size, BESIDE)])
    whole = np.rint(100 * weights * scale).astype(int)
    with open(a.write, "w") as out:
        out.write("# Made by Scripts/casing/train.py. Columns: part (b bias, h hashed feature, v component of\n"
                  "# the three words' vectors), row, weight of a first capital, weight of capitals all through,\n"
                  "# in hundredths against no capital.\n")
        out.write("b\t0\t%d\t%d\n" % tuple(np.rint(100 * bias).astype(int)))
        for i in range(whole.shape[1]):
            if whole[:, i].any():
                out.write("%s\t%d\t%d\t%d\n" % ("h" if i < ROWS else "v", i if i < ROWS else i - ROWS, *whole[:, i]))


if __name__ == "__main__":
    main()
