#!/usr/bin/env python3
"""Peak memory of `entente extract` over a corpus, at its middle and at its end.

    memory.py ENTENTE MODEL ARTICLES.jsonl.gz [--jobs 2]

Reads the graphs as they come and asks the system for the process's peak (VmHWM) meanwhile.
"""
import argparse
import gzip
import subprocess
import time


def peak(pid):
    with open(f"/proc/{pid}/status", encoding="ascii") as file:
        return next(int(line.split()[1]) / 1024 for line in file if line.startswith("VmHWM"))


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("entente")
    parser.add_argument("model")
    parser.add_argument("articles")
    parser.add_argument("--jobs", default="2")
    options = parser.parse_args()
    with gzip.open(options.articles) as file:
        total = sum(1 for _ in file)
    start = time.perf_counter()
    process = subprocess.Popen(
        [options.entente, "extract", options.articles, "--model", options.model, "--jobs",
         options.jobs], stdout=subprocess.PIPE)
    done, last, tenths = 0, 0.0, []
    for _ in process.stdout:
        done += 1
        if done % max(1, total // 10) == 0:
            tenths.append(peak(process.pid))
        if done % 50 == 0 or done == total:
            last = peak(process.pid)
    assert process.wait() == 0 and done == total, (process.returncode, done, total)
    middle = tenths[4]
    print(f"{total} documents, {options.jobs} threads, {time.perf_counter() - start:.0f} s: peak "
          f"{middle:.0f} MB at the middle, {last:.0f} MB at the end "
          f"({100 * (last / middle - 1):+.1f}%); by tenths {[round(t) for t in tenths]}")


if __name__ == "__main__":
    main()
