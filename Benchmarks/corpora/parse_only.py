"""What a script does that wants to read an archive with spaCy, cut down to the parsing: everything
that makes a graph would come on top.

    parse_only.py MODEL ARTICLES.jsonl
"""

import json
import sys

import spacy

if __name__ == "__main__":
    nlp = spacy.load(
        sys.argv[1], exclude=["tagger", "attribute_ruler", "lemmatizer", "ner", "senter"])
    with open(sys.argv[2], encoding="utf-8") as lines:
        texts = (json.loads(line)["text"] for line in lines)
        sentences = sum(
            sum(1 for _ in doc.sents) for doc in nlp.pipe(texts, n_process=2, batch_size=64))
    print(sentences)
