"""Scores on the labelled sets do not fall below what was reached, where the sets lie beside the project.

The floors are a little under the last column of Benchmarks/ACCURACY.md: a rule may cost one set a trifle
that it gives another, and not more.
"""

import pathlib
import re
import subprocess
import sys

from store_support import ENTENTE

EVALUATE = pathlib.Path(__file__).resolve().parents[3] / "shared/gold/evaluate.py"

# Row of the table, the pattern that finds the figure, the least it may be.
FLOORS = [
    ("articles, tune: entity", r"F1 ([\d.]+)", 92.0),
    ("articles, tune: edge", r"F1 ([\d.]+)", 68.0),
    ("articles, check: entity", r"F1 ([\d.]+)", 87.5),
    ("articles, check: pair", r"F1 ([\d.]+)", 60.0),
    ("articles, check: directed", r"F1 ([\d.]+)", 57.0),
    ("articles, check: edge", r"F1 ([\d.]+)", 50.5),
    ("articles, check: edge", r"P ([\d.]+)", 60.0),
    ("articles, check: status", r"([\d.]+)%", 88.0),
    ("plover_dev", r"pair ([\d.]+)%", 70.0),
    ("plover_dev", r"direction ([\d.]+)%", 92.0),
    ("coped_dev", r"direction ([\d.]+)%", 92.0),
    ("dwie_dev: mention", r"F1 ([\d.]+)", 90.0),
    ("dwie_dev: B3", r"F1 ([\d.]+)", 90.0),
    ("dwie_dev: ties", r"leads (\d+)/", 201),
    ("dwie_dev: ties", r"serves (\d+)/", 335),
    ("aida_dev", r"P ([\d.]+)", 91.9),
    ("aida_dev", r"R ([\d.]+)", 44.9),
]


def rows(table):
    """Figures by row; the rows of DWIE are told apart by what they score."""
    found = {}
    for line in table.splitlines():
        cells = [cell.strip() for cell in line.split("|")]
        if len(cells) < 4:
            continue
        name, figures = cells[1], cells[2].replace("*", "")
        kind = figures.split(" ")[0]
        found[f"{name}: {kind}" if name == "dwie_dev" else name] = figures
    return found


def main():
    if not EVALUATE.exists():
        print("accuracy floor: skipped, no labelled sets beside the project")
        return
    run = subprocess.run([sys.executable, EVALUATE, ENTENTE], capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    table = rows(run.stdout)
    fallen = []
    for name, pattern, least in FLOORS:
        figure = re.search(pattern, table.get(name, ""))
        if not figure or float(figure[1]) < least:
            fallen.append(f"{name}: {table.get(name, 'no such row')}, asked {pattern} of {least} or more")
    assert not fallen, "\n".join(fallen)
    print(f"accuracy floor: {len(FLOORS)} figures, none has fallen")


if __name__ == "__main__":
    main()
