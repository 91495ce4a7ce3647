"""Lays the same DOT out in our process and with Graphviz's own program, in turns; compares medians.

    layout_beside_graphviz.py ENTENTE [--rounds 7] [--edges 100 1000 5000]

Graphs are generated as in Tests/Integration/test_drawing.py and drawn whole. The engine is the one
that 'entente render' chooses, and both processes read the DOT from standard input and write SVG, so
that what is compared is libgvc within the layout process beside the dot and sfdp programs. A drawing
of up to 300 arrows is laid out within the command itself, which has started anyway: for these the
second ratio counts, of the times less those for a graph of one node in the same rounds.
"""

import argparse
import json
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "Tests/Integration"))
from test_drawing import generated


NOTHING = b"digraph { a }"


def seconds(command, text):
    start = time.perf_counter()
    subprocess.run(command, input=text, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=True)
    return time.perf_counter() - start


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("entente")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--edges", type=int, nargs="+", default=[100, 1000, 5000])
    parser.add_argument("--engine", help="instead of the one that is chosen")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for count in options.edges:
            graph = pathlib.Path(folder) / f"{count}.json"
            graph.write_text(json.dumps(generated(count)))
            command = [options.entente, "render", "--quiet", "--all", graph, "--format", "dot"]
            if options.engine:
                command += ["--engine", options.engine]
            dot = subprocess.run(command, capture_output=True, check=True).stdout
            engine = dot.split(b'layout="')[1].split(b'"')[0].decode()
            sides = {"entente": [options.entente, "--layout-worker", engine, "svg"], engine: [engine, "-Tsvg"]}
            times = {(name, text): [] for name in sides for text in (dot, NOTHING)}
            for turn in range(options.rounds + 1):
                for name, text in sorted(times, reverse=turn % 2 == 1):
                    took = seconds(sides[name], text)
                    if turn:  # the first warms caches
                        times[name, text].append(took)
            ours, theirs = (statistics.median(times[name, dot]) for name in ("entente", engine))
            start, theirs_start = (statistics.median(times[name, NOTHING]) for name in ("entente", engine))
            pairs = sorted(a / b for a, b in zip(times["entente", dot], times[engine, dot]))
            print(f"{count} edges: entente {ours * 1000:.0f} ms, {engine} {theirs * 1000:.0f} ms, "
                  f"ratio {ours / theirs:.3f} (rounds {pairs[0]:.3f} to {pairs[-1]:.3f}); without starting "
                  f"{(ours - start) * 1000:.0f} and {(theirs - theirs_start) * 1000:.0f} ms, "
                  f"ratio {(ours - start) / (theirs - theirs_start):.3f}", flush=True)
            least = {key: min(values) for key, values in times.items()}
            ours, theirs = (least[name, dot] - least[name, NOTHING] for name in ("entente", engine))
            print(f"    of the quickest rounds, without starting: {ours * 1000:.1f} and {theirs * 1000:.1f} ms, "
                  f"ratio {ours / theirs:.3f}", flush=True)


if __name__ == "__main__":
    main()
