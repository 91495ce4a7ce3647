"""Compares Entente's language runtime with spaCy 3.8.7, token by token.

usage: compare.py MODEL_FOLDER TEXTS.jsonl[.gz]... [--sentences N] [--binary PATH]

A line of a texts file is a JSON object with "text", or a JSON string. Reports the share of equal
token boundaries, tags, parts of speech, lemmas, heads, labels, sentence starts and names with
types, and ends with 1 when token boundaries differ anywhere or another share is under 99.9%.
"""
import argparse
import collections
import gzip
import json
import os
import subprocess
import sys

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS"):
    os.environ.setdefault(name, "1")


def texts_of(path):
    opener = gzip.open if path.endswith(".gz") else open
    with opener(path, "rt", encoding="utf-8") as file:
        for line in file:
            value = json.loads(line)
            yield value if isinstance(value, str) else value["text"]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("model")
    parser.add_argument("texts", nargs="+")
    parser.add_argument("--documents", type=int, default=0, help="at most so many of each file")
    parser.add_argument("--show", type=int, default=5, help="differences to print of each layer")
    here = os.path.dirname(os.path.abspath(__file__))
    parser.add_argument(
        "--binary", default=os.path.join(here, "../.build/release/entente-benchmarks"))
    options = parser.parse_args()

    import spacy

    texts = []
    for path in options.texts:
        found = list(texts_of(path))
        texts += found[: options.documents] if options.documents else found
    lines = "\n".join(json.dumps(text) for text in texts)
    answer = subprocess.run(
        [options.binary, "annotate", options.model], input=lines.encode(), check=True,
        stdout=subprocess.PIPE)
    ours = [json.loads(line) for line in answer.stdout.splitlines()]
    assert len(ours) == len(texts), (len(ours), len(texts))

    equal, total, shown = collections.Counter(), collections.Counter(), collections.Counter()

    def count(layer, same, describe):
        total[layer] += 1
        equal[layer] += same
        if not same and shown[layer] < options.show:
            shown[layer] += 1
            print("differs:", layer, *describe())

    nlp = spacy.load(options.model)
    nlp.max_length = 10**9
    sentences = 0
    for text, doc, mine in zip(texts, nlp.pipe(texts), ours):
        byte, offset = [0], 0
        for character in text:
            offset += len(character.encode("utf-8"))
            byte.append(offset)
        theirs = [(byte[t.idx], byte[t.idx + len(t.text)]) for t in doc]
        tokens = list(zip(mine["starts"], mine["ends"]))
        for span in theirs:
            total["token boundaries"] += 1
        equal["token boundaries"] += len(set(theirs) & set(tokens))
        if tokens != theirs:
            data = text.encode("utf-8")
            for a, b in zip(tokens, theirs):
                if a != b:
                    print("differs: tokens", [data[slice(*a)]], [data[slice(*b)]],
                          data[max(0, b[0] - 40):b[0] + 40])
                    break
            continue
        starts = {s.start for s in doc.sents}
        sentences += len(starts)
        mine_starts = set(mine["sents"])
        for t in doc:
            i = t.i
            where = lambda: (repr(t.text), "in", repr(doc[max(0, i - 5):i + 5].text))
            count("tags", mine["tags"][i] == t.tag_, lambda: (mine["tags"][i], t.tag_, *where()))
            count("parts of speech", mine["pos"][i] == t.pos_,
                  lambda: (mine["pos"][i], t.pos_, *where()))
            count("lemmas", mine["lemmas"][i] == t.lemma_,
                  lambda: (mine["lemmas"][i], t.lemma_, *where()))
            count("heads", mine["heads"][i] == t.head.i,
                  lambda: (mine["heads"][i], t.head.i, *where()))
            count("labels", mine["deps"][i] == t.dep_,
                  lambda: (mine["deps"][i], t.dep_, *where()))
            count("sentence starts", (i in mine_starts) == (i in starts), where)
        theirs = {(e.start, e.end, e.label_) for e in doc.ents}
        names = {tuple(e) for e in mine["ents"]}
        for name in theirs | names:
            count("names with types", name in theirs and name in names,
                  lambda: (name, repr(doc[name[0]:name[1]].text), "spaCy" if name in theirs else "ours"))

    print(f"{options.model}: {len(texts)} texts, {sentences} sentences, "
          f"{total['token boundaries']} tokens")
    failed = False
    for layer in total:
        share = equal[layer] / total[layer]
        failed |= share < (1 if layer == "token boundaries" else 0.999)
        print(f"  {layer:<18} {100 * share:9.4f}%   ({total[layer] - equal[layer]} differ)")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
