#!/usr/bin/env python3
"""The work of `entente build ARTICLE -o OUT.svg` as a plain script: spaCy, subject-verb-object, graphviz.

    baseline.py MODEL ARTICLE.txt OUT.svg

MODEL is a spaCy pipeline folder. Joins the names that are subject and object of one verb.
"""
import sys

import graphviz
import spacy


def main():
    model, article, out = sys.argv[1:4]
    document = spacy.load(model)(open(article, encoding="utf-8").read())
    name = {}
    for entity in document.ents:
        if entity.label_ in {"PERSON", "ORG", "GPE", "NORP"}:
            for token in entity:
                name[token.i] = entity.text
    drawing = graphviz.Digraph(graph_attr={"rankdir": "LR"})
    for verb in document:
        if verb.pos_ != "VERB":
            continue
        subjects = [name[c.i] for c in verb.children if c.dep_ == "nsubj" and c.i in name]
        objects = [name[c.i] for c in verb.children if c.dep_ == "dobj" and c.i in name]
        objects += [name[g.i] for c in verb.children if c.dep_ == "prep"
                    for g in c.children if g.dep_ == "pobj" and g.i in name]
        for subject in subjects:
            for target in objects:
                drawing.edge(subject, target, label=verb.lemma_)
    with open(out, "wb") as file:
        file.write(drawing.pipe(format="svg"))


if __name__ == "__main__":
    main()
