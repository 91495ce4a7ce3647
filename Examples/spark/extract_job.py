#!/usr/bin/env python3
"""The graph of a JSON Lines archive on Apache Spark.

    spark-submit extract_job.py INPUT OUTPUT [--entente PATH] [--partitions N] [--fan-in N]

INPUT is whatever Spark reads as text: a file, a folder, a pattern, an address of its file systems.
OUTPUT is a folder on the driver; it gets graph.json and edges.parquet.

Each partition of the archive is piped through `entente extract`, then partial graphs are merged by
a tree of `entente merge`. Merging is associative and commutative, so neither the number of
partitions nor a task that Spark runs twice changes a byte of the result. Every machine needs the
command and its model at the same path (see README.md).
"""

import argparse
import json
import pathlib
import shlex
import subprocess

from pyspark.sql import SparkSession, types

EDGE_COLUMNS = [
    ("id", types.StringType()), ("source", types.StringType()), ("source_name", types.StringType()),
    ("target", types.StringType()), ("target_name", types.StringType()),
    ("type", types.StringType()), ("label", types.StringType()), ("family", types.StringType()),
    ("polarity", types.StringType()), ("modality", types.StringType()),
    ("start", types.StringType()), ("end", types.StringType()),
    ("confidence", types.DoubleType()), ("sources", types.IntegerType()),
    ("evidence", types.IntegerType()), ("sentence", types.StringType()),
]


def edge_rows(graph):
    """One row an edge, with the names of its ends and its first sentence."""
    names = {entity["id"]: entity["name"] for entity in graph["entities"]}
    for edge in graph["edges"]:
        time = edge.get("time") or {}
        evidence = edge.get("evidence", [])
        yield (
            edge["id"], edge["source"], names[edge["source"]], edge["target"],
            names[edge["target"]], edge["type"], edge["label"], edge["family"], edge["polarity"],
            edge["modality"], time.get("start"), time.get("end"), float(edge["confidence"]),
            int(edge["sources"]), len(evidence), evidence[0]["sentence"] if evidence else None,
        )


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("input")
    parser.add_argument("output")
    parser.add_argument("--entente", default="entente", help="the command, on every machine")
    parser.add_argument("--model", help="the language model, on every machine")
    parser.add_argument("--partitions", type=int, default=0, help="0: as Spark cuts the input")
    parser.add_argument("--fan-in", type=int, default=8, help="graphs that one merge unites")
    parser.add_argument("--memory", type=int, default=512, help="megabytes for each merge")
    arguments = parser.parse_args()

    spark = SparkSession.builder.appName("entente").getOrCreate()
    context = spark.sparkContext
    entente = shlex.quote(arguments.entente)
    model = f" --model {shlex.quote(arguments.model)}" if arguments.model else ""
    # One thread each: Spark runs as many tasks at once as a machine has cores.
    extract = f"{entente} extract --quiet --jobs 1{model}"
    merge = f"{entente} merge --quiet --lines --memory {arguments.memory} -"

    articles = context.textFile(arguments.input)
    if arguments.partitions:
        articles = articles.repartition(arguments.partitions)
    # One command for both: where the first of two pipes of a stage fails, the thread that feeds the
    # second dies without closing it, and the task hangs instead of being tried again.
    both = f"bash -o pipefail -c {shlex.quote(f'{extract} | {merge}')}"
    graphs = articles.pipe(both, checkCode=True)
    while graphs.getNumPartitions() > 1:
        count = -(-graphs.getNumPartitions() // arguments.fan_in)
        graphs = graphs.coalesce(count, shuffle=True).pipe(merge, checkCode=True)
    lines = [line for line in graphs.collect() if line.strip()]

    output = pathlib.Path(arguments.output)
    output.mkdir(parents=True, exist_ok=True)
    target = output / "graph.json"
    subprocess.run(
        [arguments.entente, "merge", "--quiet", "--memory", str(arguments.memory), "-", "-o",
         str(target)],
        input="".join(line + "\n" for line in lines).encode(), check=True)
    schema = types.StructType([types.StructField(name, kind) for name, kind in EDGE_COLUMNS])
    rows = list(edge_rows(json.loads(target.read_bytes())))
    table = spark.createDataFrame(rows, schema)
    table.write.mode("overwrite").parquet((output / "edges.parquet").resolve().as_uri())
    print(f"{len(rows)} edges in {target} and {output / 'edges.parquet'}")
    spark.stop()


if __name__ == "__main__":
    main()
