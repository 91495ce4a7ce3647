#!/usr/bin/env python3
"""How time grows with the length of one text of odd input; a line a kind.

    growth.py MODEL [--sizes 10000,100000,1000000] [--kinds NAME...] [--entente PATH] [--binary PATH]

Without --entente the language runtime alone annotates each text (seconds without loading); with it
the whole of `entente extract` reads each (seconds with loading). The last column is how much longer
the last size takes than the one before it, for each token and byte: 1 is linear.
"""
import argparse
import json
import os
import random
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
LETTERS = "abcdefghijklmnopqrstuvwxyz"
MARKS = "!?;:,.()[]{}\"'-/%$#@*&^~`|<>=+_\\"
STORY = open(os.path.join(HERE, "../article/harvest-pact.txt"), encoding="utf-8").read().split()


def spread(n, letters, width):
    source = random.Random(1)
    return "".join(source.choice(letters) for _ in range(n * width))


def distinct(n):
    letters = spread(n, LETTERS, 8)
    return " ".join(letters[i * 8:i * 8 + 8] for i in range(n))


# About n tokens, or n parts of one.
KINDS = {
    "prose": lambda n: " ".join(STORY[i % len(STORY)] for i in range(n * 7 // 8)),
    "distinct words": distinct,
    "one word": lambda n: "x" * (10 * n),
    "punctuation": lambda n: "!?" * (n // 2),
    "punctuation, spaced": lambda n: "! " * n,
    "all marks, joined": lambda n: spread(n, MARKS, 1),
    "quotation marks": lambda n: "'" * n,
    "parentheses": lambda n: "(" * n,
    "dots": lambda n: "." * n,
    "letters and dots": lambda n: "a." * n,
    "letters and colons": lambda n: "a:" * n,
    "letters and hyphens": lambda n: "a-" * n,
    "letters and at signs": lambda n: "a@" * n,
    "digits and commas": lambda n: "1," * n,
    "smileys, joined": lambda n: ":-)" * n,
    "contractions": lambda n: "don't " * (n // 2),
    "emoji": lambda n: "\U0001F600" * n,
    "emoji of several parts": lambda n: "\U0001F469\u200d\U0001F467\U0001F1E9\U0001F1EA" * (n // 4),
    "combining marks": lambda n: "e" + "\u0301" * n,
    "right to left": lambda n: "\u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627 " * (n // 2),
    "right to left, joined": lambda n: "\u05e9\u05dc\u05d5\u05dd\u0645\u0631\u062d" * (n // 7),
    "NUL": lambda n: "\0" * n,
    "control characters": lambda n: "\x01\x02\x1f\x7f" * (n // 4),
    "line breaks": lambda n: "\n" * n,
    "a word a line": lambda n: "a\n" * (n // 2),
    "a long address": lambda n: "http://a.com/" + "a?" * n,
}


def annotate(options, text):
    answer = subprocess.run(
        [options.binary, "count", options.model], input=json.dumps(text).encode() + b"\n",
        stdout=subprocess.PIPE, timeout=options.limit)
    if answer.returncode:
        return f"ends with {answer.returncode}", 0
    line = json.loads(answer.stdout)
    return line["tokens"], line["seconds"]


def extract(options, text):
    line = json.dumps({"id": "a", "text": text}).encode() + b"\n"
    start = time.perf_counter()
    answer = subprocess.run(
        [options.entente, "extract", "--model", options.model, "--jobs", "1"], input=line,
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=options.limit)
    seconds = time.perf_counter() - start
    if answer.returncode:
        return f"ends with {answer.returncode}", 0
    return "refused" if "error" in json.loads(answer.stdout) else "graph", seconds


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model")
    parser.add_argument("--sizes", default="10000,100000,1000000")
    parser.add_argument("--kinds", nargs="*", default=list(KINDS))
    parser.add_argument("--entente")
    parser.add_argument("--binary", default=os.path.join(HERE, "../.build/release/entente-benchmarks"))
    parser.add_argument("--limit", type=int, default=170, help="seconds for one text")
    options = parser.parse_args()
    run = extract if options.entente else annotate
    failed = False
    for kind in options.kinds:
        columns, times = [], []
        for size in map(int, options.sizes.split(",")):
            text = KINDS[kind](size)
            try:
                result, seconds = run(options, text)
            except subprocess.TimeoutExpired:
                result, seconds = f"over {options.limit} s", 0
            if not seconds:
                failed = True
            columns.append(f"{result} {seconds:.3f}")
            times.append((size, seconds))
        growth = ""
        if len(times) > 1 and times[-2][1] and times[-1][1]:
            (a, s), (b, t) = times[-2:]
            growth = f"{t / s / (b / a):.2f}"
        print(f"{kind:<24} {' | '.join(columns)} | {growth}", flush=True)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
