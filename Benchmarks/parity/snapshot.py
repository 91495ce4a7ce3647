"""Writes spaCy's answer on the test suite's own text, which the tests compare Entente with.

usage: snapshot.py MODEL_FOLDER Tests/LinguisticsTests/Snapshots/text.txt > SNAPSHOT.tsv

A line a token: text, tag, part of speech, lemma, head, relation, whether a sentence starts, and
the type of the name the token is in, as "B-GPE" or "I-GPE".
"""
import json
import sys

import spacy

nlp = spacy.load(sys.argv[1])
doc = nlp(open(sys.argv[2], encoding="utf-8").read())
starts = {sentence.start for sentence in doc.sents}
for t in doc:
    name = f"{t.ent_iob_}-{t.ent_type_}" if t.ent_type_ else "O"
    fields = [t.text, t.tag_, t.pos_, t.lemma_, str(t.head.i), t.dep_, str(int(t.i in starts)), name]
    print("\t".join(json.dumps(field, ensure_ascii=False)[1:-1] for field in fields))
