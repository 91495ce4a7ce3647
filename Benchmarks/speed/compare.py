#!/usr/bin/env python3
"""Tokens a second, load time and memory of Entente beside spaCy, in interleaved rounds.

    compare.py MODEL TEXTS.jsonl.gz... [--tokens 50000] [--rounds 5] [--binary PATH]

MODEL is a spaCy pipeline folder that both read; a line of TEXTS is a JSON object with "text", or a
JSON string. Whole texts are taken until they hold the tokens asked for. In every round spaCy runs
`nlp.pipe` with every component on, then Entente on one thread, then on two; one BLAS thread
everywhere. A first round, in which both meet the words, is stated apart. Prints medians and ratios.
"""
import argparse
import gzip
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time

ONE = {name: "1" for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS")}
os.environ.update(ONE)
HERE = os.path.dirname(os.path.abspath(__file__))


def texts_of(path):
    with (gzip.open if path.endswith(".gz") else open)(path, "rt", encoding="utf-8") as file:
        for line in file:
            value = json.loads(line)
            yield value if isinstance(value, str) else value["text"]


def spacy_once(model, path):
    """What the memory of spaCy is measured with: one pass, in a process of its own."""
    import spacy
    start = time.perf_counter()
    nlp = spacy.load(model)
    load = time.perf_counter() - start
    print(load, sum(len(doc) for doc in nlp.pipe(texts_of(path))))


def memory_of(path, command):
    """Runs a command with a file as its input; prints its peak resident MB and its last words.

    In a process of its own, since a child's peak begins with what its parent held.
    """
    import resource
    with open(path, "rb") as file:
        output = subprocess.run(command, stdin=file, stdout=subprocess.PIPE, check=True).stdout
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(json.dumps([peak, output.decode().strip().split("\n")[-1]]))


def peak_memory(command, path):
    """Peak resident MB of a process, and the last line it printed."""
    own = [sys.executable, os.path.abspath(__file__), "--memory-of", path]
    return json.loads(subprocess.check_output(own + command))


def main():
    if sys.argv[1:2] == ["--spacy-once"]:
        return spacy_once(*sys.argv[2:4])
    if sys.argv[1:2] == ["--memory-of"]:
        return memory_of(sys.argv[2], sys.argv[3:])
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model")
    parser.add_argument("texts", nargs="+")
    parser.add_argument("--tokens", type=int, default=50_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--binary", default=os.path.join(HERE, "../.build/release/entente-benchmarks"))
    options = parser.parse_args()

    import spacy
    nlp = spacy.load(options.model)
    texts, count = [], 0
    for path in options.texts:
        for text in texts_of(path):
            if count < options.tokens:
                texts.append(text)
                count += len(nlp.make_doc(text))
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as file:
        for text in texts:
            file.write(json.dumps(text) + "\n")
        file.flush()
        compare(options, nlp, texts, file.name)


def compare(options, nlp, texts, path):
    ours = subprocess.Popen(
        [options.binary, "rounds", options.model, path], stdin=subprocess.PIPE,
        stdout=subprocess.PIPE, text=True)
    ours.stdout.readline()

    def entente(threads):
        ours.stdin.write(f"{threads}\n")
        ours.stdin.flush()
        return json.loads(ours.stdout.readline())

    def spacy_round():
        start = time.perf_counter()
        tokens = sum(len(doc) for doc in nlp.pipe(texts))
        return {"tokens": tokens, "seconds": time.perf_counter() - start}

    runs = {
        "spaCy": spacy_round, "Entente, 1 thread": lambda: entente(1),
        "Entente, 2 threads": lambda: entente(2)}
    first = {name: run() for name, run in runs.items()}
    rounds = [{name: run() for name, run in runs.items()} for _ in range(options.rounds)]
    ours.stdin.close()
    ours.wait()
    assert len({round[name]["tokens"] for round in rounds for name in runs}) == 1
    tokens = rounds[0]["spaCy"]["tokens"]
    print(f"{options.model}: {len(texts)} texts, {tokens} tokens, {options.rounds} rounds")
    for name in runs:
        times = [round[name]["seconds"] for round in rounds]
        print(f"  {name:<20} median {tokens / statistics.median(times):8.0f} tokens/s "
              f"({tokens / max(times):.0f} to {tokens / min(times):.0f}; "
              f"first {tokens / first[name]['seconds']:.0f})")

    def ratio(a, b):
        each = [round[a]["seconds"] / round[b]["seconds"] for round in rounds]
        return f"{statistics.median(each):.2f} ({min(each):.2f} to {max(each):.2f})"

    print("  spaCy / 1 thread    ", ratio("spaCy", "Entente, 1 thread"))
    print("  1 thread / 2 threads", ratio("Entente, 1 thread", "Entente, 2 threads"))
    peak = json.loads(subprocess.check_output([options.binary, "peak"]))
    print(f"  GFLOP/s of one core: peak {peak['peak'] / 1e9:.1f}; a window layer's product "
          f"{peak['product'] / 1e9:.1f}, by OpenBLAS {peak['openblas'] / 1e9:.1f}")
    loads = [float(subprocess.check_output([options.binary, "load", options.model]))
             for _ in range(11)]
    memory, _ = peak_memory([options.binary, "count", options.model], path)
    theirs, output = peak_memory(
        [sys.executable, os.path.abspath(__file__), "--spacy-once", options.model, path], path)
    print(f"  load: Entente {1000 * statistics.median(loads):.0f} ms (median of 11 starts, slowest "
          f"{1000 * max(loads):.0f}), spaCy {1000 * float(output.split()[0]):.0f} ms")
    print(f"  peak memory: Entente {memory:.0f} MB, spaCy {theirs:.0f} MB")


if __name__ == "__main__":
    main()
