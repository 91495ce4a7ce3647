"""The flags of render and export, run as a person runs them; and layouts that are given up."""

import json
import pathlib
import re
import signal
import subprocess
import tempfile
import time

from store_support import ENTENTE, entente
from test_drawing import STORY, generated


def edges(dot):
    """Ends and attributes of the arrows that Graphviz reads in a DOT text."""
    read = subprocess.run(["dot", "-Tjson0"], input=dot, capture_output=True, check=True).stdout
    graph = json.loads(read)
    names = [thing.get("name") for thing in graph.get("objects", [])]
    return [(names[edge["tail"]], names[edge["head"]], edge) for edge in graph.get("edges", [])]


def drawn(*flags, graph=STORY, check=0):
    return entente("render", graph, "--format", "dot", *flags, check=check)


def selecting():
    whole = edges(drawn("--unfold", "--all").stdout)
    story = json.loads(STORY.read_text())
    assert len(whole) == len(story["edges"]), (len(whole), len(story["edges"]))
    kinds = {entity["id"]: entity["kind"] for entity in story["entities"]}
    names = {entity["id"]: entity["name"] for entity in story["entities"]}
    some = story["edges"][0]["source"]
    near = edges(drawn("--unfold", "--ego", names[some], "--hops", "1").stdout)
    assert 0 < len(near) < len(whole)
    assert len(edges(drawn("--unfold", "--ego", names[some], "--hops", "2").stdout)) >= len(near)
    nobody = entente("render", STORY, "--ego", "Nobody", check=2)
    assert "Nobody" in nobody.err and not nobody.out, nobody.err
    for flag, keep in (
        (("--family", "consult"), lambda e: e["family"] == "consult"),
        (("--status", "negated"), lambda e: e.get("polarity") == "negated"),
        (("--status", "planned"), lambda e: e.get("modality") == "planned"),
        (("--min-sources", "2"), lambda e: e.get("sources", 1) >= 2),
        (("--min-confidence", "0.8"), lambda e: e.get("confidence", 1) >= 0.8),
        (("--kind", "person"), lambda e: kinds[e["source"]] == kinds[e["target"]] == "person"),
    ):
        wanted = sum(map(keep, story["edges"]))
        result = drawn("--unfold", *flag, check=None)
        assert len(edges(result.stdout)) == wanted, (flag, len(edges(result.stdout)), wanted)
    assert len(edges(drawn("--unfold", "--since", "2040", check=None).stdout)) < len(whole)
    assert len(edges(drawn("--unfold", "--until", "2001", check=None).stdout)) < len(whole)
    top = drawn("--top", "5")
    assert len(re.findall(r'kind="', top.out)) >= 1
    assert "consul" in entente("render", STORY, "--family", "consul", check=64).err


def folding(folder):
    graph = generated(4)
    graph["edges"] = [dict(graph["edges"][0], id=f"e{n}", type=label, label=label, family="consult",
                           source="x00000", target="x00001") for n, label in enumerate(["met", "called", "saw"])]
    path = folder / "parallel.json"
    path.write_text(json.dumps(graph))
    assert len(edges(drawn(graph=path).stdout)) == 1
    assert len(edges(drawn("--unfold", graph=path).stdout)) == 3


def drawing(folder):
    assert "<svg" in entente("render", STORY, check=0).out
    plain = entente("render", STORY, "--theme", "light", check=0).stdout
    for flags in (["--theme", "dark"], ["--theme", "print"], ["--legend"], ["--title", "A <story> & \"more\""],
                  ["--dates"], ["--flow", "down"], ["--cluster", "state"], ["--engine", "neato"]):
        svg = folder / "flag.svg"
        entente("render", STORY, *flags, "-o", svg, check=0)
        subprocess.run(["xmllint", "--noout", svg], check=True)
        assert svg.read_bytes() != plain, flags
    assert "A &lt;story&gt; &amp; &quot;more&quot;" in entente("render", STORY, "--title", "A <story> & \"more\"", check=0).out
    for suffix, start in (("png", b"\x89PNG"), ("pdf", b"%PDF"), ("dot", b"digraph"), ("html", b"<!doctype html>")):
        path = folder / f"story.{suffix}"
        entente("render", STORY, "-o", path, check=0)
        assert path.read_bytes().lower().startswith(start.lower()), suffix
    assert entente("render", STORY, "-o", folder / "x.txt", check=64).err.count("suffix") == 1
    assert entente("render", STORY, "--top", "0", check=64).err
    assert entente("render", STORY, "--engine", "dott", check=64).err
    result = entente("render", STORY, "-o", "/nowhere/x.svg", check=2)
    assert result.err.startswith("entente: /nowhere/x.svg: "), result.err
    large = folder / "large.json"
    large.write_text(json.dumps(generated(600)))
    note = entente("render", large, "-o", folder / "core.svg", check=0).err
    assert "left out" in note and "--top N" in note and note.count("\n") == 1, note
    assert entente("render", large, "--quiet", "-o", folder / "core.svg", check=0).err == ""
    # libgvc's dot frees such layouts twice when several are made after each other.
    for edges_count, seed in ((20, 1), (30, 0), (30, 1), (30, 3)):
        clustered = folder / "clustered.json"
        clustered.write_text(json.dumps(generated(edges_count, seed)))
        svg = entente("render", clustered, "--quiet", "--all", "--cluster", "state", check=0).out
        assert svg.count('class="cluster"') > 0, "no state has a box"
    same = folder / "again.svg"
    entente("render", large, "--quiet", "-o", same, check=0)
    assert same.read_bytes() == (folder / "core.svg").read_bytes()


def exporting(folder):
    for form in ("json", "jsonl", "graphml", "gexf", "cypher", "ftm", "jsonld", "turtle", "mermaid", "dot"):
        text = entente("export", STORY, "--format", form, check=0).stdout
        assert text, form
        path = folder / f"out.{form}"
        entente("export", STORY, "--format", form, "-o", path, check=0)
        assert path.read_bytes() == text, form
    assert "two files" in entente("export", STORY, "--format", "csv", check=64).err
    entente("export", STORY, "-o", folder / "t.csv", check=0)
    assert (folder / "t.nodes.csv").exists() and (folder / "t.edges.csv").exists()
    assert "--format" in entente("export", STORY, check=64).err
    assert "suffix" in entente("export", STORY, "-o", folder / "x.zip", check=64).err
    store = folder / "story.entente"
    entente("merge", STORY, "-o", store, check=0)
    assert entente("export", store, "--format", "json", check=0).stdout == entente("merge", STORY, check=0).stdout


def given_up(folder):
    """A layout over its time limit and one that is interrupted leave no file, and the old one as it was."""
    huge = folder / "huge.json"
    huge.write_text(json.dumps(generated(9000)))
    path = folder / "huge.svg"
    path.write_text("what was there before")
    slow = ["render", huge, "--all", "--engine", "dot", "--unfold", "-o", path]
    result = entente(*slow, "--time-limit", "1", check=2)
    assert "1 s" in result.err or "second" in result.err or "time" in result.err, result.err
    assert result.err.count("\n") == 1, result.err
    assert path.read_text() == "what was there before"
    for stop, code in ((signal.SIGINT, 130), (signal.SIGTERM, None)):
        process = subprocess.Popen([ENTENTE, *map(str, slow)], stderr=subprocess.PIPE)
        time.sleep(1.5)
        process.send_signal(stop)
        assert process.wait(20) == (code if code is not None else -stop), process.returncode
        time.sleep(0.3)
        assert path.read_text() == "what was there before"
    rest = sorted(name.name for name in folder.iterdir() if name.name.startswith("huge"))
    assert rest == ["huge.json", "huge.svg"], rest
    time.sleep(1)
    left = subprocess.run(["pgrep", "-f", "layout-worker"], capture_output=True, text=True).stdout.split()
    ours = [pid for pid in left if ENTENTE.encode() in pathlib.Path(f"/proc/{pid}/cmdline").read_bytes()] if left else []
    assert not ours, f"layout processes went on: {ours}"


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        selecting()
        folding(folder)
        drawing(folder)
        exporting(folder)
        given_up(folder)
    print("flags of render and export, time limit and interruption: as they should be")


if __name__ == "__main__":
    main()
