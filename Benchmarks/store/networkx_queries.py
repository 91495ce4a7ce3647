"""The questions of store-queries, asked of networkx: load, then warm times in milliseconds.

networkx has no index of edge ids or of words: ids are looked up in a dict made for it, words are
sought in every sentence, which is what a script on top of it would do.
"""

import json
import random
import resource
import sys
import time

import networkx as nx

start = time.perf_counter()
graph = nx.MultiDiGraph()
by_id = {}
with open(sys.argv[1], encoding="utf-8") as lines:
    for line in lines:
        record = json.loads(line)
        for entity in record["entities"]:
            graph.add_node(entity["id"], name=entity["name"], kind=entity["kind"])
        for edge in record["edges"]:
            graph.add_edge(edge["source"], edge["target"], key=edge["id"], **{
                key: edge[key]
                for key in ("type", "label", "family", "polarity", "modality", "confidence", "evidence")
            })
            by_id[edge["id"]] = (edge["source"], edge["target"], edge["id"])
print(f"read_seconds {time.perf_counter() - start:.2f}")
start = time.perf_counter()
undirected = nx.Graph(graph.to_undirected(as_view=True))
print(f"undirected_seconds {time.perf_counter() - start:.2f}")
print(f"nodes {graph.number_of_nodes()} edges {graph.number_of_edges()}")

chance = random.Random(42)
hubs = sorted(graph.degree, key=lambda pair: (-pair[1], pair[0]))[:2000]
nodes = [node for node, _ in hubs]
edges = chance.sample(list(by_id.values()), 200)


def measure(name, ask, samples):
    # Everything is in memory already: one question is warm-up enough.
    ask(samples[0])
    times = []
    for sample in samples:
        begin = time.perf_counter()
        ask(sample)
        times.append((time.perf_counter() - begin) * 1000)
    times.sort()
    print(f"{name} {times[len(times) // 2]:.3f} {times[-1]:.3f}", flush=True)


def between(edge):
    u, v, _ = edge
    found = [data for data in graph[u].get(v, {}).values()]
    return found + [data for data in graph[v].get(u, {}).values()]


def explain(edge):
    u, v, key = by_id[edge[2]]
    return graph[u][v][key]["evidence"]


def search(words):
    hits = []
    for _, _, data in graph.edges(data=True):
        for evidence in data["evidence"]:
            text = evidence["sentence"].lower().split()
            if all(word in text for word in words):
                hits.append(evidence)
    return hits


def path(pair):
    try:
        length = nx.bidirectional_shortest_path(undirected, *pair)
        return list(nx.all_shortest_paths(undirected, *pair)) if len(length) <= 3 else []
    except nx.NetworkXNoPath:
        return []


pairs = [(chance.choice(nodes), chance.choice(nodes)) for _ in range(200)]
pairs = [pair for pair in pairs if pair[0] != pair[1]]
measure("between", between, edges)
measure("explain", explain, edges)
words = [word.strip(".") for edge in edges[:5] for word in explain(edge)[0]["sentence"].lower().split()[-4:-2]]
measure("search_two_words", search, list(zip(words[::2], words[1::2]))[:2])
measure("path_two_hops", path, pairs[:10])
print(f"peak_mb {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024}")
