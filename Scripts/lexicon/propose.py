#!/usr/bin/env python3
"""Proposes words for the relation lexicon from WordNet's groups, for a person to choose from.

    propose.py [--wordnet FOLDER] [--kind verb|noun] [--least N] [PREDICATES.tsv]

Needs WordNet's database files (Debian: wordnet-base). A word is proposed for a family where at
least N (2) of our predicates of that family share a synset, its hypernym or a verb group with it,
and no other family claims as many. One line each: family, word, how many of ours, which, gloss.
Nothing is written to the lexicon: most proposals are too rare, too literal or too ambiguous.
"""
import argparse
import collections
import os

HERE = os.path.dirname(os.path.abspath(__file__))
LEXICON = os.path.join(HERE, "../../Sources/RelationExtraction/Resources/predicates.tsv")
# Hypernym and verb group: the pointers that keep the sense of an act.
POINTERS = {"verb": {"@", "$"}, "noun": {"@"}}


def synsets(folder, kind):
    """Each synset's words, related synsets and gloss, by its offset in the data file."""
    found = {}
    with open(os.path.join(folder, "data." + kind), encoding="latin-1") as lines:
        for line in lines:
            if line.startswith("  "):
                continue
            data, _, gloss = line.partition(" | ")
            fields = data.split()
            count = int(fields[3], 16)
            words = [fields[4 + 2 * i].lower() for i in range(count)]
            at = 4 + 2 * count
            pointers = []
            for i in range(int(fields[at])):
                symbol, offset, part, ends = fields[at + 1 + 4 * i : at + 5 + 4 * i]
                if symbol in POINTERS[kind] and part == kind[0] and ends == "0000":
                    pointers.append(offset)
            found[fields[0]] = (words, pointers, gloss.strip())
    return found


def ours(path, kind):
    """Our predicates of a kind: word to families."""
    families = collections.defaultdict(set)
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            columns = line.rstrip("\n").split("\t")
            if len(columns) > 2 and columns[0] == kind:
                families[columns[1]].add(columns[2])
    return families


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--wordnet", default="/usr/share/wordnet")
    options.add_argument("--kind", choices=["verb", "noun"], default="verb")
    options.add_argument("--least", type=int, default=2)
    options.add_argument("lexicon", nargs="?", default=LEXICON)
    chosen = options.parse_args()
    groups = synsets(chosen.wordnet, chosen.kind)
    families = ours(chosen.lexicon, chosen.kind)
    witnesses = collections.defaultdict(lambda: collections.defaultdict(set))
    glosses = {}
    for words, pointers, gloss in groups.values():
        near = set(words)
        for offset in pointers:
            near |= set(groups[offset][0])
        for word in words:
            if word in families:
                continue
            for other in near & families.keys():
                for family in families[other]:
                    witnesses[word][family].add(other)
            glosses.setdefault(word, gloss)
    for word in sorted(witnesses):
        ranked = sorted(witnesses[word].items(), key=lambda item: (-len(item[1]), item[0]))
        family, support = ranked[0]
        contested = len(ranked) > 1 and len(ranked[1][1]) == len(support)
        if len(support) >= chosen.least and not contested:
            shown = ",".join(sorted(support))
            print(f"{family}\t{word}\t{len(support)}\t{shown}\t{glosses[word][:70]}")


if __name__ == "__main__":
    main()
