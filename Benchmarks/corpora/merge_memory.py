#!/usr/bin/env python3
"""Peak memory of `entente merge` of many partial graphs, beside its --memory.

    merge_memory.py ENTENTE [--graphs N ...] [--memory MEGABYTES ...]

Every graph has entities, edges and sentences of its own beside twenty shared states, so that the
result grows with their number. For one number of graphs all limits must give the same bytes.
"""

import argparse
import hashlib
import json
import pathlib
import subprocess
import sys
import tempfile
import threading
import time

from archive import resident

OWN = 6  # persons of one graph, each with an edge to the next and to a state


def graph(number):
    """A partial graph as `extract` writes one."""
    document = f"report-{number}"
    names = [f"Person {chr(65 + i)} {number}" for i in range(OWN)] + [f"State {number % 20}"]
    kinds = ["person"] * OWN + ["state"]
    entities = [
        {"id": f"{kind}:{name.lower().replace(' ', '-')}", "kind": kind, "name": name,
         "aliases": [], "wikidata": None,
         "mentions": [{"document": document, "start": i * 40, "end": i * 40 + len(name),
                       "text": name, "form": "name", "reason": "named in full"}]}
        for i, (kind, name) in enumerate(zip(kinds, names))]
    edges = []
    for i in range(OWN):
        for j in (i + 1, OWN) if i + 1 < OWN else (OWN,):
            sentence = f"{names[i]} criticized {names[j]} over the budget in report {number}."
            verb, target = sentence.index("criticized"), sentence.index(names[j])
            edges.append({
                "id": hashlib.sha256(sentence.encode()).hexdigest()[:13],
                "source": entities[i]["id"], "target": entities[j]["id"], "type": "accused",
                "label": "criticized", "family": "accuse", "symmetric": False,
                "polarity": "affirmed", "modality": "actual", "attributedTo": None,
                "time": None, "confidence": 0.7, "sources": 1,
                "evidence": [{
                    "document": document, "start": 0, "end": len(sentence), "sentence": sentence,
                    "trigger": [verb, verb + 10], "source": [0, len(names[i])],
                    "target": [target, target + len(names[j])], "rule": "subject-object"}]})
    text = hashlib.sha256(document.encode()).hexdigest()
    return {"schema": "entente.graph/1",
            "documents": [{"id": document, "title": None, "date": None, "sha256": text}],
            "entities": sorted(entities, key=lambda e: e["id"]),
            "edges": sorted(edges, key=lambda e: e["id"])}


def merge(entente, graphs, memory, out):
    """Seconds and peak resident megabytes."""
    start = time.monotonic()
    with open(graphs, "rb") as lines:
        process = subprocess.Popen(
            [entente, "merge", "--quiet", "--memory", str(memory), "-", "-o", str(out)],
            stdin=lines, stderr=subprocess.PIPE)
        peak = [0]

        def watch():
            while process.poll() is None:
                peak[0] = max(peak[0], resident(process.pid))
                time.sleep(0.02)

        watcher = threading.Thread(target=watch)
        watcher.start()
        errors = process.stderr.read()
        process.wait()
        watcher.join()
    if process.returncode:
        raise SystemExit(f"merge failed: {errors.decode()[-2000:]}")
    return time.monotonic() - start, peak[0]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("entente")
    parser.add_argument("--graphs", type=int, nargs="+", default=[2000, 8000, 20000])
    parser.add_argument("--memory", type=int, nargs="+", default=[16, 64, 256])
    options = parser.parse_args()
    over = 0
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for count in options.graphs:
            graphs = folder / "graphs.jsonl"
            with open(graphs, "w", encoding="utf-8") as lines:
                for number in range(count):
                    lines.write(json.dumps(graph(number)) + "\n")
            results = set()
            for memory in options.memory:
                out = folder / "merged.json"
                seconds, peak = merge(options.entente, graphs, memory, out)
                results.add(hashlib.sha256(out.read_bytes()).hexdigest())
                over += peak > memory
                print(f"{count:6} graphs, {graphs.stat().st_size / 1e6:4.0f} MB, --memory {memory:4}:"
                      f" peak {peak:4} MB, {seconds:5.1f} s, {count / seconds:.0f} graphs/s,"
                      f" result {out.stat().st_size / 1e6:.0f} MB", flush=True)
            if len(results) != 1:
                raise SystemExit(f"{count} graphs: --memory changes the result")
    if over:
        print(f"{over} runs took more than --memory", file=sys.stderr)


if __name__ == "__main__":
    main()
