"""The Spark job and the GNU parallel script of Examples/, against one process: the same bytes.

Spark runs in local mode with four partitions and speculation on; a wrapper makes each partition's
first attempt fail after half of its output, so that every task is really run twice. The command is
in $ENTENTE.
"""

import json
import os
import pathlib
import stat
import subprocess
import sys
import tempfile

import corpus

ROOT = pathlib.Path(__file__).resolve().parents[2]
ENTENTE = os.environ["ENTENTE"]

FLAKY = """#!/bin/bash
# Fails the first time it sees a partition, after half of the output.
if [ "$1" != extract ]; then exec "{entente}" "$@"; fi
set -o pipefail
input=$(mktemp "{folder}/input.XXXXXX")
cat > "$input"
if mkdir "{folder}/seen-$(sha256sum < "$input" | cut -c1-16)" 2>/dev/null; then
  "{entente}" "$@" < "$input" | head -n 20
  exit 9
fi
exec "{entente}" "$@" < "$input"
"""


def run(*words, **options):
    result = subprocess.run([str(word) for word in words], capture_output=True, text=True, timeout=300,
                            **options)
    if result.returncode:
        raise SystemExit(f"{words[0]} failed: {result.stderr[-3000:]}")
    return result


def spark(folder, articles, out):
    flaky = folder / "entente-flaky"
    flaky.write_text(FLAKY.format(entente=ENTENTE, folder=folder))
    flaky.chmod(flaky.stat().st_mode | stat.S_IXUSR)
    home = pathlib.Path(sys.executable).parent
    environment = dict(os.environ, PYSPARK_PYTHON=sys.executable, SPARK_LOCAL_IP="127.0.0.1")
    environment.pop("SPARK_HOME", None)
    run(home / "spark-submit", "--master", "local[4,3]", "--driver-memory", "1g",
        "--conf", "spark.speculation=true", "--conf", "spark.speculation.multiplier=1.1",
        "--conf", "spark.speculation.quantile=0.25", "--conf", "spark.ui.enabled=false",
        "--conf", f"spark.local.dir={folder}/spark", ROOT / "Examples/spark/extract_job.py",
        articles, out, "--entente", flaky, "--partitions", 4, "--fan-in", 2, env=environment)
    repeated = len(list(folder.glob("seen-*")))
    assert repeated == 4, f"{repeated} of 4 partitions were run twice"
    # Read by another program than the one that wrote it.
    import duckdb

    rows = duckdb.sql(
        f"select id, source_name, target_name, family, confidence, evidence, sentence "
        f"from '{out}/edges.parquet/*.parquet' order by id").fetchall()
    return (out / "graph.json").read_bytes(), rows


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        articles = folder / "articles.jsonl"
        articles.write_text(corpus.lines(150) + "{broken\n" + corpus.lines(50, start=150))
        one = folder / "one.json"
        graphs = run(ENTENTE, "extract", "--quiet", articles).stdout
        run(ENTENTE, "merge", "--quiet", "-", "-o", one, input=graphs)
        expected = one.read_bytes()
        edges = json.loads(expected)["edges"]
        assert len(edges) > 200, f"only {len(edges)} edges"

        in_eight = folder / "eight.json"
        run(ENTENTE, "merge", "--quiet", "--memory", 8, "-", "-o", in_eight, input=graphs * 8)
        assert in_eight.read_bytes() == expected, "merging from disk gives other bytes"

        found = folder / "parallel.json"
        run("sh", ROOT / "Examples/parallel/build-graph", articles, found, ENTENTE,
            env=dict(os.environ, BLOCK="12k"))
        assert found.read_bytes() == expected, "GNU parallel gives other bytes"

        graph, rows = spark(folder, articles, folder / "spark-out")
        assert graph == expected, "Spark gives other bytes"
        names = {entity["id"]: entity["name"] for entity in json.loads(expected)["entities"]}
        wanted = sorted(
            (edge["id"], names[edge["source"]], names[edge["target"]], edge["family"],
             edge["confidence"], len(edge["evidence"]), edge["evidence"][0]["sentence"])
            for edge in edges)
        assert rows == wanted, "the Parquet table is not the graph's edges"
        print(f"{len(edges)} edges: one process, GNU parallel, Spark and merging from disk agree")


if __name__ == "__main__":
    main()
