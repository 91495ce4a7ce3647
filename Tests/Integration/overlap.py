"""Measures on SVG files, in headless Chromium, how many labels cover each other or a node.

    python overlap.py DRAWING.svg…

For each file: labels, pairs of labels that overlap, labels on a node they do not belong to. Ends
with status 1 when there is one.
"""

import pathlib
import shutil
import sys

from selenium import webdriver

MEASURE = """
const box = e => e.getBoundingClientRect(), slack = 1;
const meet = (a, b) => a.left + slack < b.right - slack && b.left + slack < a.right - slack &&
  a.top + slack < b.bottom - slack && b.top + slack < a.bottom - slack;
const union = list => list.map(box).reduce((a, b) => ({ left: Math.min(a.left, b.left), top: Math.min(a.top, b.top),
  right: Math.max(a.right, b.right), bottom: Math.max(a.bottom, b.bottom) }));
const labels = [...document.querySelectorAll('.edge')].map(g => [...g.querySelectorAll('text')]).filter(t => t.length).map(union);
const nodes = [...document.querySelectorAll('.node')].map(g => union([...g.querySelectorAll('ellipse, polygon')]));
let pairs = 0, covered = 0, crowded = 0;
for (let i = 0; i < labels.length; i++) {
  for (let j = i + 1; j < labels.length; j++) pairs += meet(labels[i], labels[j]);
  covered += nodes.some(n => meet(n, labels[i]));
}
for (let i = 0; i < nodes.length; i++) for (let j = i + 1; j < nodes.length; j++) crowded += meet(nodes[i], nodes[j]);
return [labels.length, pairs, covered, nodes.length, crowded];
"""


def main():
    options = webdriver.ChromeOptions()
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu"):
        options.add_argument(argument)
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(shutil.which("chromedriver")))
    status = 0
    try:
        for name in sys.argv[1:]:
            driver.get("file://" + str(pathlib.Path(name).resolve()))
            labels, pairs, covered, nodes, crowded = driver.execute_script(MEASURE)
            print(f"{name}: {labels} labels, {pairs} pairs overlap, {covered} lie on a node; "
                  f"{nodes} nodes, {crowded} pairs overlap")
            status |= bool(pairs or covered or crowded)
    finally:
        driver.quit()
    raise SystemExit(status)


if __name__ == "__main__":
    main()
