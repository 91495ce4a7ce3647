"""How smoothly the page of a graph zooms and filters in headless Chromium, beside a small page.

    page_smoothness.py ENTENTE [--edges 2000] [--rounds 5]        needs selenium, chromium, its driver

In each round both pages, of 20 and of so many edges, zoom in and out over 120 frames and hide and show
one kind ten times. Medians over the rounds: milliseconds a frame (16.7 is the screen's own pace) and
a filter, with the small page's for the machine's own speed.
"""

import argparse
import json
import pathlib
import statistics
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "Tests/Integration"))
from page import browser
from test_drawing import generated

ZOOM = """
const done = arguments[0], canvas = document.getElementById('canvas'), times = [];
let n = 0, last = performance.now();
function step(now) {
  times.push(now - last); last = now;
  canvas.dispatchEvent(new WheelEvent('wheel', { deltaY: n % 60 < 30 ? -40 : 40, clientX: 700,
    clientY: 450, bubbles: true, cancelable: true }));
  if (++n < 120) requestAnimationFrame(step); else done(times.slice(1));
}
requestAnimationFrame(step);
"""
FILTER = """
const box = document.querySelector('input[data-group=kind]'), times = [];
for (let n = 0; n < 10; n++) {
  const start = performance.now();
  box.click(); document.body.getBoundingClientRect();
  times.push(performance.now() - start);
}
return times;
"""


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("entente")
    parser.add_argument("--edges", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    driver = browser()
    found = {}
    try:
        with tempfile.TemporaryDirectory() as folder:
            pages = {}
            for count in (20, options.edges):
                graph, page = (pathlib.Path(folder) / f"{count}.{suffix}" for suffix in ("json", "html"))
                graph.write_text(json.dumps(generated(count)))
                subprocess.run([options.entente, "render", "--quiet", "--all", graph, "-o", page], check=True)
                pages[count] = page.as_uri()
            for _ in range(options.rounds):
                for count, address in pages.items():
                    driver.get(address)
                    frames = sorted(driver.execute_async_script(ZOOM))
                    median, slow = frames[len(frames) // 2], frames[len(frames) * 95 // 100]
                    found.setdefault(count, []).append((median, slow, statistics.median(driver.execute_script(FILTER))))
    finally:
        driver.quit()
    for count, rounds in found.items():
        median, slow, filtering = (statistics.median(values) for values in zip(*rounds))
        print(f"{count} edges: {median:.1f} ms a frame, 95th percentile {slow:.1f}, a filter {filtering:.1f} ms")


if __name__ == "__main__":
    main()
