#!/usr/bin/env python3
"""An archive to a stored graph and its default drawing: speed beside spaCy's parsing, growth, memory.

    archive.py beside  ENTENTE MODEL ARCHIVE [--spacy PYTHON] [--rounds N] [--slice N] [--all]
    archive.py whole   ENTENTE MODEL ARCHIVE
    archive.py growth  ENTENTE MODEL ARCHIVE
    archive.py stream  ENTENTE MODEL [--documents N] [--limit MEGABYTES]

`beside` interleaves `entente build … -o x.entente` plus `render` with parse_only.py over the same
slice, evenly taken from the archive, and states medians; with --all also beside spaCy's whole pipeline,
which is what ours computes before it makes a graph. `whole` and `growth` run ours alone.
`stream` sends short documents through `extract` under a limit of address space.
"""

import argparse
import gzip
import json
import os
import pathlib
import resource
import statistics
import subprocess
import sys
import tempfile
import threading
import time

HERE = pathlib.Path(__file__).resolve().parent


def timed(words, **options):
    """Seconds and peak resident megabytes of a process and its children."""
    start = time.monotonic()
    process = subprocess.Popen(
        [str(word) for word in words], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, **options)
    peak = [0]

    def watch():
        while process.poll() is None:
            peak[0] = max(peak[0], resident(process.pid))
            time.sleep(0.05)

    watcher = threading.Thread(target=watch)
    watcher.start()
    _, errors = process.communicate()
    # Before the watcher wakes up from its sleep.
    seconds = time.monotonic() - start
    watcher.join()
    if process.returncode:
        raise SystemExit(f"{words[0]}: {errors.decode()[-2000:]}")
    return seconds, peak[0]


def resident(pid):
    """VmRSS of a process and its children, in megabytes; shared pages count in each."""
    total = 0
    try:
        for line in open(f"/proc/{pid}/status"):
            if line.startswith("VmRSS:"):
                total = int(line.split()[1]) // 1024
        for child in open(f"/proc/{pid}/task/{pid}/children").read().split():
            total += resident(int(child))
    except OSError:
        pass
    return total


def ours(entente, model, articles, folder):
    """Seconds to store, seconds to draw, peak megabytes."""
    graph = folder / "graph.entente"
    for old in folder.glob("graph.*"):
        old.unlink()
    store, peak = timed([entente, "build", "--quiet", "--model", model, articles, "-o", graph])
    draw, drawn = timed([entente, "render", "--quiet", graph, "-o", folder / "graph.svg"])
    return store, draw, max(peak, drawn)


def sample(archive, count):
    opened = gzip.open if str(archive).endswith(".gz") else open
    with opened(archive, "rt", encoding="utf-8") as lines:
        every = lines.readlines()
    step = len(every) / count
    return [every[int(index * step)] for index in range(count)]


def beside(options, folder):
    articles = folder / "slice.jsonl"
    articles.write_text("".join(sample(options.archive, options.slice)), encoding="utf-8")
    alone, every = "parsing with spaCy", "spaCy's whole pipeline"
    rivals = {alone: [], every: ["--all"]} if options.all else {alone: []}
    us, them = [], {name: [] for name in rivals}
    for _ in range(options.rounds):
        store, draw, peak = ours(options.entente, options.model, articles, folder)
        us.append(store + draw)
        print(f"ours {store:.1f} s stored + {draw:.1f} s drawn, {peak} MB", end="")
        for name, words in rivals.items():
            seconds, peak = timed(
                [options.spacy, HERE / "parse_only.py", options.model, articles, *words])
            them[name].append(seconds)
            print(f"; {name} {seconds:.1f} s, {peak} MB", end="", flush=True)
        print(flush=True)
    ratios = {}
    for name, seconds in them.items():
        ratios[name] = statistics.median(seconds) / statistics.median(us)
        print(f"{options.slice} articles, medians of {options.rounds}:"
              f" {options.slice / statistics.median(us):.0f}/s against"
              f" {options.slice / statistics.median(seconds):.0f}/s; {ratios[name]:.1f} times as fast"
              f" as {name}")
    if ratios[alone] < 5:
        raise SystemExit("less than 5 times as fast")


def whole(options, folder):
    store, draw, peak = ours(options.entente, options.model, options.archive, folder)
    count = len(sample(options.archive, 1)) and sum(
        1 for _ in (gzip.open if str(options.archive).endswith(".gz") else open)(options.archive))
    size = (folder / "graph.entente").stat().st_size / 1e6
    print(f"{count} articles: {store:.1f} s stored ({count / store:.0f}/s) + {draw:.1f} s drawn,"
          f" peak {peak} MB, {size:.0f} MB on disk")


def growth(options, folder):
    articles = folder / "slice.jsonl"
    for count in (1000, 2000, 4000, 8000, 17000):
        articles.write_text("".join(sample(options.archive, count)), encoding="utf-8")
        store, draw, peak = ours(options.entente, options.model, articles, folder)
        words = sum(len(json.loads(line)["text"].split()) for line in open(articles))
        print(f"{count:6} articles: {store / count * 1e3:.2f} ms an article,"
              f" {store / words * 1e6:.1f} µs a word, drawn in {draw:.1f} s, peak {peak} MB",
              flush=True)


def stream(options, folder):
    sys.path.insert(0, str(HERE.parents[1] / "Tests/Integration"))
    import corpus

    # A thousand different reports; a number in each, digit by digit, makes them a stream without end,
    # of which no text comes again: paragraphs that do are not read anew.
    texts = [json.dumps(corpus.article(number, 1)["text"])[:-1] for number in range(1000)]
    limit = options.limit << 20
    process = subprocess.Popen(
        [options.entente, "extract", "--quiet", "--model", options.model],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (limit, limit)))

    def feed():
        with process.stdin as pipe:
            for number in range(options.documents):
                text = f'{texts[number % 1000]} No {" ".join(str(number))}."'
                pipe.write(f'{{"id":"{number}","text":{text}}}\n'.encode())

    threading.Thread(target=feed, daemon=True).start()
    start, lines, marks = time.monotonic(), 0, []
    for _ in process.stdout:
        lines += 1
        if lines % (options.documents // 10) == 0:
            marks.append((lines, resident(process.pid)))
            print(f"{lines:8} documents, {lines / (time.monotonic() - start):.0f}/s,"
                  f" {marks[-1][1]} MB", flush=True)
    if process.wait() or lines != options.documents:
        raise SystemExit(f"ended with {process.returncode} after {lines} documents")
    # The last mark may be of a process that is ending.
    half = marks[len(marks) // 2 - 1:-1]
    slope = statistics.linear_regression([m[0] for m in half], [m[1] for m in half]).slope
    print(f"{lines} documents within {options.limit} MB of address space; second half:"
          f" {slope * 1e6:+.1f} MB a million documents")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("what", choices=["beside", "whole", "growth", "stream"])
    parser.add_argument("entente")
    parser.add_argument("model")
    parser.add_argument("archive", nargs="?")
    parser.add_argument("--spacy", default=sys.executable, help="a Python that has spaCy")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--slice", type=int, default=1000)
    parser.add_argument("--all", action="store_true", help="also spaCy with all components")
    parser.add_argument("--documents", type=int, default=100_000)
    parser.add_argument("--limit", type=int, default=1024)
    options = parser.parse_args()
    options.entente = os.path.abspath(options.entente)
    with tempfile.TemporaryDirectory() as name:
        globals()[options.what](options, pathlib.Path(name))


if __name__ == "__main__":
    main()
