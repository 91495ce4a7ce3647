"""Opens what `entente export` and `entente render` write in the programs it is meant for.

    python consumers.py ENTENTE GRAPH.json…            every format of each graph
    python consumers.py --fuzz FUZZ.jsonl              what `ENTENTE_SAMPLES` tests wrote

A line of FUZZ.jsonl is {"nodes": n, "edges": n, "files": {format: text}}. Prints a line for each
check; ends with status 1 at the first that fails.
"""

import collections
import csv
import io
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import warnings
import xml.etree.ElementTree as ElementTree

import duckdb
import networkx
import rdflib
from followthemoney import model
from followthemoney.exc import InvalidData

warnings.filterwarnings("ignore")


def fail(what, detail=""):
    print(f"FAIL {what}: {str(detail)[:2000]}")
    raise SystemExit(1)


def expect(what, found, wanted):
    if found != wanted:
        fail(what, f"{found!r} instead of {wanted!r}")


def graphml(text, graph):
    read = networkx.parse_graphml(text)
    expect("GraphML nodes", read.number_of_nodes(), graph["nodes"])
    expect("GraphML edges", read.number_of_edges(), graph["edges"])
    for _, data in read.nodes(data=True):
        if not {"name", "kind", "json"} <= data.keys():
            fail("GraphML node attributes", data)
    for _, _, data in read.edges(data=True):
        if not {"label", "family", "symmetric", "polarity", "modality", "confidence", "sources"} <= data.keys():
            fail("GraphML edge attributes", data)


def gexf(text, graph):
    read = networkx.read_gexf(io.BytesIO(text.encode()))
    expect("GEXF nodes", read.number_of_nodes(), graph["nodes"])
    expect("GEXF edges", read.number_of_edges(), graph["edges"])
    for _, data in read.nodes(data=True):
        if not {"label", "kind", "mentions"} <= data.keys():
            fail("GEXF node attributes", data)
    for _, _, data in read.edges(data=True):
        if not {"type", "family", "polarity", "modality", "sources"} <= data.keys():
            fail("GEXF edge attributes", data)


def ftm(text, graph):
    count = 0
    ids = {}
    references = []
    for line in text.rstrip("\n").split("\n"):
        data = json.loads(line)
        schema = model.get(data["schema"])
        try:
            schema.validate(data)
        except InvalidData as error:
            fail("FollowTheMoney entity", f"{error.errors} in {line}")
        proxy = model.get_proxy(data)
        ids[proxy.id] = schema
        for name, values in data["properties"].items():
            prop = schema.get(name)
            if prop is None:
                fail("FollowTheMoney property", f"{schema.name} has no {name}")
            if prop.range:
                references += [(value, prop.range) for value in values]
        count += schema.edge
    for value, schema in references:
        if value not in ids or not ids[value].is_a(schema):
            fail("FollowTheMoney reference", f"{value} is no {schema.name}")
    expect("FollowTheMoney links", count, graph["edges"])


def linked(turtle, jsonld):
    first = rdflib.Graph().parse(data=turtle, format="turtle")
    second = rdflib.Graph().parse(data=jsonld, format="json-ld")
    one, other = set(first), set(second)
    if one != other:
        fail("Turtle and JSON-LD differ", list(one ^ other)[:4])
    return len(one)


def tables(nodes, edges, graph, folder):
    for name, text, wanted in (("nodes", nodes, graph["nodes"]), ("edges", edges, graph["edges"])):
        path = pathlib.Path(folder) / (name + ".csv")
        path.write_text(text, newline="")
        found = duckdb.sql(
            f"select count(*) from read_csv('{path}', header=true, all_varchar=true, "
            "delim=',', quote='\"', escape='\"', parallel=false, strict_mode=true)"
        ).fetchall()[0][0]
        expect(f"DuckDB rows of {name}", found, wanted)
        rows = list(csv.reader(io.StringIO(text, newline="")))
        expect(f"rows of {name}", (len(rows) - 1, len({len(r) for r in rows})), (wanted, 1))


CYPHER = re.compile(r"(?:[^'\n]|'(?:[^'\\\n]|\\.)*')*;")


def cypher(text, graph):
    lines = text.split("\n")
    expect("Cypher statements", len(lines) - 1, 1 + graph["nodes"] + graph["edges"])
    for line in lines[:-1]:
        if not CYPHER.fullmatch(line):
            fail("Cypher statement", line)


MERMAID = re.compile(
    r"  n\d+(?:\(\[\"[^\"<>]+\"\]\)|\[\"[^\"<>]+\"\]|\[\[\"[^\"<>]+\"\]\]):::(?:person|state|organization)"
    r"|  n\d+ [<x]?(?:-\.-|--|==)[>x]\|\"[^\"<>]+\"\| n\d+|  classDef .*|flowchart LR"
)


def mermaid(text, graph):
    lines = text.rstrip("\n").split("\n")
    expect("Mermaid lines", len(lines), 4 + graph["nodes"] + graph["edges"])
    for line in lines:
        if not MERMAID.fullmatch(line):
            fail("Mermaid line", line)


def svg(text, graph):
    root = ElementTree.fromstring(text)
    expect("SVG root", root.tag, "{http://www.w3.org/2000/svg}svg")
    groups = [g for g in root.iter("{http://www.w3.org/2000/svg}g") if g.get("aria-label")]
    nodes = [g for g in groups if g.get("class", "").startswith("node")]
    expect("SVG nodes", len(nodes), graph["nodes"])
    for group in groups:
        if group.find("{http://www.w3.org/2000/svg}title") is None:
            fail("SVG title", group.get("id"))


def dot(texts, graphs):
    """Graphviz's own programs read many graphs from one file."""
    whole = "".join(texts).encode()
    run = subprocess.run(["dot", "-Tcanon"], input=whole, capture_output=True)
    if run.returncode or run.stderr:
        fail("dot -Tcanon", run.stderr.decode())
    program = 'BEG_G { int e = 0; int n = 0; } N { n++; } E [family != ""] { e++; } END_G { print(n, " ", e); }'
    run = subprocess.run(["gvpr", program], input=whole, capture_output=True)
    found = [tuple(map(int, line.split())) for line in run.stdout.decode().splitlines()]
    expect("gvpr counts", found, [(g["nodes"], g["arrows"]) for g in graphs])


def fuzz(path):
    counts = collections.Counter()
    texts, graphs = [], []
    with tempfile.TemporaryDirectory() as folder:
        for line in open(path, encoding="utf-8"):
            graph = json.loads(line)
            files = graph["files"]
            graphml(files["graphml"], graph)
            gexf(files["gexf"], graph)
            ftm(files["ftm"], graph)
            linked(files["turtle"], files["jsonld"])
            tables(files["nodes"], files["edges"], graph, folder)
            cypher(files["cypher"], graph)
            mermaid(files["mermaid"], graph)
            json.loads(files["json"])
            for part in files["jsonl"].rstrip("\n").split("\n"):
                json.loads(part)
            if "svg" in files:
                svg(files["svg"], graph)
                counts["svg"] += 1
            texts.append(files["dot"])
            graphs.append(graph)
            counts["graphs"] += 1
    dot(texts, graphs)
    print("ok   all of", ", ".join(f"{n} {name}" for name, n in counts.items()))


def export(entente, path):
    original = json.loads(pathlib.Path(path).read_text())
    graph = {"nodes": len(original["entities"]), "edges": len(original["edges"])}
    with tempfile.TemporaryDirectory() as folder:
        def written(name, *arguments):
            place = pathlib.Path(folder) / name
            subprocess.run([entente, *(arguments or ("export",)), path, "-o", place], check=True)
            return place.read_text() if place.exists() else None

        graphml(written("g.graphml"), graph)
        gexf(written("g.gexf"), graph)
        ftm(written("g.ftm.json"), graph)
        count = linked(written("g.ttl"), written("g.jsonld"))
        written("g.csv")
        tables((pathlib.Path(folder) / "g.nodes.csv").read_bytes().decode(),
               (pathlib.Path(folder) / "g.edges.csv").read_bytes().decode(), graph, folder)
        cypher(written("g.cypher"), graph)
        mermaid(written("g.mmd"), graph)
        json.loads(written("g.json"))
        place = pathlib.Path(folder) / "d.dot"
        for name, arguments in (("d.dot", ("render", "--all", "--isolated", "--unfold")),
                                ("d.svg", ("render", "--all", "--isolated", "--unfold"))):
            subprocess.run([entente, *arguments, path, "-o", pathlib.Path(folder) / name], check=True)
        dot([place.read_text()], [graph | {"arrows": graph["edges"]}])
        ours = (pathlib.Path(folder) / "d.svg")
        subprocess.run(["xmllint", "--noout", "--nonet", ours], check=True)
        svg(ours.read_text(), graph)
        theirs = subprocess.run(["dot", "-Tsvg", place], capture_output=True, check=True).stdout.decode()
        paths = lambda text: re.findall(r' (?:d|points|cx)="[^"]*"', text)
        expect("what dot draws of our DOT", paths(theirs) == paths(ours.read_text()), True)
    print(f"ok   {path}: {graph['nodes']} nodes, {graph['edges']} edges, {count} statements")


if __name__ == "__main__":
    if sys.argv[1] == "--fuzz":
        fuzz(sys.argv[2])
    else:
        for name in sys.argv[2:]:
            export(sys.argv[1], name)
