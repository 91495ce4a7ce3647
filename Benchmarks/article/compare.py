#!/usr/bin/env python3
"""Time from process start to the SVG on disk: Entente beside the plain script, runs interleaved.

    compare.py ENTENTE MODEL [ARTICLE.txt] [--runs 5] [--python PYTHON]

MODEL is a spaCy pipeline folder that both read; PYTHON has spacy==3.8.7 and graphviz. Both have one
BLAS thread. Prints the median of each and their ratio.
"""
import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
STORY = os.path.join(HERE, "../../Examples/articles/karvala-aydar-call.txt")


def seconds(command, environment):
    start = time.perf_counter()
    subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("entente")
    parser.add_argument("model")
    parser.add_argument("article", nargs="?", default=STORY)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--python", default=sys.executable)
    options = parser.parse_args()
    environment = dict(os.environ, OPENBLAS_NUM_THREADS="1", OMP_NUM_THREADS="1", ENTENTE_MODEL=options.model)
    with tempfile.TemporaryDirectory() as folder:
        commands = {
            "entente": [options.entente, "build", options.article, "-o", f"{folder}/entente.svg"],
            "script": [options.python, os.path.join(HERE, "baseline.py"), options.model, options.article, f"{folder}/script.svg"],
        }
        times = {name: [] for name in commands}
        for name, command in commands.items():
            seconds(command, environment)
        for _ in range(options.runs):
            for name, command in commands.items():
                times[name].append(seconds(command, environment))
    medians = {name: statistics.median(values) for name, values in times.items()}
    words = len(open(options.article, encoding="utf-8").read().split())
    print(f"{words} words, median of {options.runs} runs: entente {medians['entente']:.3f} s, "
          f"script {medians['script']:.3f} s, ratio {medians['script'] / medians['entente']:.1f}")


if __name__ == "__main__":
    main()
