"""Drawings, pages and exports of a story, opened in the programs they are meant for.

Runs consumers.py, overlap.py and page.py over the story in Tests/Fixtures/drawing and over a
generated graph of 2,000 edges. The command is in $ENTENTE.
"""

import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
STORY = HERE.parent / "Fixtures/drawing/leaders-call.json"


def generated(count, seed=1):
    """A graph in which few actors are in many edges."""
    source = random.Random(seed)
    size = max(4, count * 2 // 5)
    kinds = ["person", "person", "organization", "state"]
    entities = [{"id": f"x{n:05}", "kind": source.choice(kinds), "name": f"Actor number {n}"} for n in range(size)]
    acts = [("spoke with", "consult"), ("warned", "threaten"), ("leads", "leads"), ("backs", "support"),
            ("accused", "accuse"), ("adviser to", "advises"), ("part of", "part of")]
    edges = []
    for n in range(count):
        a = n if n < size else int(source.random() ** 2 * size)
        b = int(source.random() ** 2 * size)
        b = b if b != a else (a + 1) % size
        label, family = source.choice(acts)
        day = f"2031-{source.randint(1, 12):02}-{source.randint(1, 28):02}"
        sentence = f"{entities[a]['name']} {label} {entities[b]['name']}."
        start = len(entities[a]["name"]) + 1
        edges.append({
            "id": f"e{n:06}", "source": entities[a]["id"], "target": entities[b]["id"], "type": label,
            "label": label, "family": family, "time": {"start": day, "end": day, "text": day},
            "confidence": 0.5 + source.random() / 2, "sources": source.randint(1, 3),
            "evidence": [{"document": "d", "start": 0, "end": len(sentence), "sentence": sentence,
                          "trigger": [start, start + len(label)], "rule": "generated"}],
        })
    return {"schema": "entente.graph/1", "documents": [{"id": "d", "title": "Reports"}],
            "entities": entities, "edges": edges}


def run(*arguments):
    print("+", *map(str, arguments), flush=True)
    return subprocess.run([sys.executable, *map(str, arguments)]).returncode


def main():
    entente = os.environ["ENTENTE"]
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        drawings = []
        for count in (15, 150, 2000):
            path = folder / f"{count}.json"
            path.write_text(json.dumps(generated(count)))
            drawings.append(folder / f"{count}.svg")
            subprocess.run([entente, "render", "--quiet", path, "-o", drawings[-1]], check=True)
        status = run(HERE / "consumers.py", entente, STORY, folder / "150.json")
        status |= run(HERE / "overlap.py", *drawings)
        status |= run(HERE / "page.py", entente, STORY, folder / "2000.json")
    raise SystemExit(status)


if __name__ == "__main__":
    main()
