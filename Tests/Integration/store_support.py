"""What the tests of stored graphs share: running the command, graphs to store, and what they hold."""

import json
import os
import random
import sqlite3
import subprocess

ENTENTE = os.environ.get("ENTENTE", "entente")


def entente(*arguments, check=None, **options):
    """Runs the command; with `check` the exit code has to be that."""
    options = {"capture_output": True, "timeout": 120} | options
    result = subprocess.run([ENTENTE, *map(str, arguments)], **options)
    result.out = (result.stdout or b"").decode(errors="replace")
    result.err = (result.stderr or b"").decode(errors="replace")
    if check is not None and result.returncode != check:
        raise AssertionError(f"{arguments}: exit {result.returncode}, not {check}\n{result.err[:2000]}")
    assert result.returncode >= 0, f"{arguments}: killed by signal {-result.returncode}\n{result.err[:2000]}"
    return result


def document(number, source):
    """A document of five edges over a world of 300 names, so that documents share actors and edges."""
    entities, edges, place = {}, [], 0
    for _ in range(5):
        a, b = source.sample(range(300), 2)
        for n in (a, b):
            entities[n] = {"id": f"e{n}", "kind": ["person", "organization", "state"][n % 3],
                           "name": f"Actor{n} Number{n}", "mentions": []}
        label, family = source.choice([("met", "consult"), ("warned", "threaten"), ("leads", "leads")])
        sentence = f"{entities[a]['name']} {label} {entities[b]['name']} on day {source.randint(1, 9)}."
        start = len(entities[a]["name"]) + 1
        target = start + len(label) + 1
        for n, at in ((a, 0), (b, target)):
            text = entities[n]["name"]
            entities[n]["mentions"].append({"document": f"doc{number:05}", "start": place + at,
                                            "end": place + at + len(text), "text": text, "form": "name"})
        edges.append({
            "id": f"x{len(edges)}", "source": f"e{a}", "target": f"e{b}", "type": label, "label": label,
            "family": family, "symmetric": family == "consult", "confidence": source.randint(1, 99) / 100,
            "sources": 1, "evidence": [{
                "document": f"doc{number:05}", "start": place, "end": place + len(sentence),
                "sentence": sentence, "trigger": [place + start, place + start + len(label)],
                "source": [place, place + start - 1],
                "target": [place + target, place + target + len(entities[b]["name"])], "rule": "test"}]})
        place += len(sentence) + 1
    return {"schema": "entente.graph/1",
            "documents": [{"id": f"doc{number:05}", "date": f"2024-01-{number % 28 + 1:02}"}],
            "entities": [entities[n] for n in sorted(entities)], "edges": edges}


def corpus(path, count, seed=1):
    """Writes `count` documents as JSON Lines and returns them."""
    source = random.Random(seed)
    documents = [document(number, source) for number in range(count)]
    with open(path, "w", encoding="utf-8") as lines:
        for graph in documents:
            lines.write(json.dumps(graph) + "\n")
    return documents


def canonical(path):
    """The stored graph as canonical JSON."""
    return entente("export", path, "--format", "json", check=0).stdout


def integrity(path):
    """What SQLite says of the file: "ok", or what is wrong with it."""
    connection = sqlite3.connect(path)
    try:
        foreign = connection.execute("PRAGMA foreign_key_check").fetchall()
        return connection.execute("PRAGMA integrity_check").fetchone()[0] if not foreign else str(foreign)
    finally:
        connection.close()
