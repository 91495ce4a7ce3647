"""What a script does that wants to read an archive with spaCy, cut down to the parsing: everything
that makes a graph would come on top.

    parse_only.py MODEL ARTICLES.jsonl [--all]

With --all, every component of the model runs: tags, lemmas and names too, which a graph needs.
"""

import json
import sys

import spacy

if __name__ == "__main__":
    unneeded = ["tagger", "attribute_ruler", "lemmatizer", "ner", "senter"]
    nlp = spacy.load(sys.argv[1], exclude=[] if "--all" in sys.argv[3:] else unneeded)
    with open(sys.argv[2], encoding="utf-8") as lines:
        texts = (json.loads(line)["text"] for line in lines)
        sentences = sum(
            sum(1 for _ in doc.sents) for doc in nlp.pipe(texts, n_process=2, batch_size=64))
    print(sentences)
