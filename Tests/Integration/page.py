"""Drives the page in headless Chromium as a reader would.

    python page.py ENTENTE GRAPH.json [BIG.json]

Prints a line for each check; ends with status 1 at the first that fails. Nothing may reach the
network, and the console must stay empty.
"""

import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys


def browser(dark=False):
    options = webdriver.ChromeOptions()
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1600,900"):
        options.add_argument(argument)
    if dark:
        options.add_argument("--blink-settings=preferredColorScheme=0")
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    # The driver beside the browser; without a path, selenium would look for one on the network.
    return webdriver.Chrome(options=options, service=webdriver.ChromeService(shutil.which("chromedriver")))


def check(name, holds, detail=""):
    print(("ok   " if holds else "FAIL ") + name + (f": {detail}" if detail else ""))
    if not holds:
        raise SystemExit(1)


def requests(driver):
    urls = []
    for entry in driver.get_log("performance"):
        message = json.loads(entry["message"])["message"]
        if message["method"] == "Network.requestWillBeSent":
            urls.append(message["params"]["request"]["url"])
    return [url for url in urls if not url.startswith(("file:", "data:"))]


def render(entente, graph, page):
    subprocess.run([entente, "render", graph, "-o", page, "--quiet"], check=True)
    return "file://" + str(pathlib.Path(page).resolve())


def click_edge(driver, statement):
    """A real click on the middle of the arrow that says `statement`."""
    point = driver.execute_script(
        """
        const group = [...document.querySelectorAll('svg .edge')]
          .find(g => g.getAttribute('aria-label').includes(arguments[0]));
        const path = group.querySelector('path.hit');
        const at = path.getPointAtLength(path.getTotalLength() / 2);
        const m = path.getScreenCTM();
        return [at.x * m.a + at.y * m.c + m.e, at.x * m.b + at.y * m.d + m.f];
        """,
        statement,
    )
    actions = webdriver.ActionChains(driver)
    actions.w3c_actions.pointer_action.move_to_location(round(point[0]), round(point[1]))
    actions.w3c_actions.pointer_action.click()
    actions.perform()


def story(driver, url, graph):
    driver.get(url)
    status = lambda: driver.find_element(By.ID, "status").text
    edges = graph["edges"]
    names = {entity["id"]: entity["name"] for entity in graph["entities"]}
    says = lambda e: f"{names[e['source']]} {e['label']} {names[e['target']]}"
    check("opens with all edges", f"{len(edges)} of {len(edges)}" in status(), status())

    wanted = next(e for e in edges if e["label"] == "warned")
    click_edge(driver, says(wanted))
    quote = driver.find_element(By.TAG_NAME, "blockquote")
    check("a click on an edge reads its sentence", quote.text == wanted["evidence"][0]["sentence"], quote.text)
    marks = {m.get_attribute("class"): m.text for m in quote.find_elements(By.TAG_NAME, "mark")}
    check("actors and trigger are marked", marks.get("trigger") == "warned", str(marks))
    check("the fragment names the edge", "e=" in driver.current_url, driver.current_url)
    shared = driver.current_url
    driver.get("about:blank")
    driver.get(shared)
    check("a shared address opens the same edge",
          driver.find_element(By.TAG_NAME, "blockquote").text == wanted["evidence"][0]["sentence"])

    box = driver.find_element(By.ID, "search")
    box.send_keys("spokes")
    hits = driver.find_elements(By.CSS_SELECTOR, "#results button")
    check("search finds labels", len(hits) >= 2, str(len(hits)))
    box.clear()
    name = next(e["name"] for e in graph["entities"] if e["kind"] == "person")
    box.send_keys(name + Keys.ENTER)
    heading = driver.find_element(By.CSS_SELECTOR, "#selection h2").text
    check("search and Enter open an entity", heading == name, heading)
    check("the heading has the focus",
          driver.switch_to.active_element.text == name)

    driver.execute_script("document.querySelector('input[data-value=actual]').click()")
    actual = sum(e["modality"] == "actual" and e["polarity"] == "affirmed" for e in edges)
    check("a filter hides edges", f"{len(edges) - actual} of" in status(), status())
    shown = driver.execute_script(
        "return [...document.querySelectorAll('svg .edge')].filter(g => getComputedStyle(g).visibility === 'visible').length")
    check("and their arrows", 0 < shown <= len(edges) - actual, str(shown))
    driver.find_element(By.ID, "reset").click()
    driver.execute_script(
        "const f = document.getElementById('from'); f.value = f.max; f.dispatchEvent(new Event('input'))")
    driver.execute_script("document.getElementById('undated').click()")
    check("the slider narrows the time", not status().endswith(f"{len(edges)} of {len(edges)} edges"), status())
    driver.find_element(By.ID, "reset").click()

    driver.find_element(By.ID, "theme").click()
    ground = driver.execute_script("return getComputedStyle(document.body).backgroundColor")
    check("the dark theme is dark", ground == "rgb(20, 24, 29)", ground)
    paper = driver.execute_script("return getComputedStyle(document.querySelector('svg polygon')).fill")
    check("and so is the drawing's paper", paper == "none", paper)
    node = driver.find_element(By.CSS_SELECTOR, "svg .node")
    driver.execute_script("arguments[0].focus()", node)
    webdriver.ActionChains(driver).send_keys(Keys.ENTER).perform()
    check("the keyboard opens an entity",
          driver.find_element(By.CSS_SELECTOR, "#selection h2").text in names.values())
    unnamed = driver.execute_script(
        "return [...document.querySelectorAll('button, input, svg .node, svg .edge')]"
        ".filter(x => !(x.textContent.trim() || x.labels?.length || x.getAttribute('aria-label'))).length")
    check("everything that can be used has a name", unnamed == 0, str(unnamed))


def hostile(driver, entente, graph, folder):
    """The same story, its names and sentences full of markup."""
    text = json.dumps(graph)
    evil = "</script><img src=x onerror=alert(1)><b>"
    graph = json.loads(text)
    for entity in graph["entities"]:
        entity["name"] += evil
    for edge in graph["edges"]:
        for evidence in edge["evidence"]:
            evidence["sentence"] = evil + evidence["sentence"]
    path = folder / "hostile.json"
    path.write_text(json.dumps(graph))
    driver.get(render(entente, path, folder / "hostile.html"))
    check("markup in the news stays text", driver.execute_script(
        "return document.querySelectorAll('img, b').length") == 0)
    check("and is shown as it is", evil in driver.find_element(By.ID, "list").text)


def smooth(driver, url):
    driver.get(url)
    frames = driver.execute_async_script(
        """
        const done = arguments[0], canvas = document.getElementById('canvas');
        const times = []; let n = 0, last = performance.now();
        function step(now) {
          times.push(now - last); last = now;
          canvas.dispatchEvent(new WheelEvent('wheel',
            { deltaY: n < 30 ? -40 : 40, clientX: 700, clientY: 450, bubbles: true, cancelable: true }));
          if (++n < 60) requestAnimationFrame(step); else done(times.slice(1));
        }
        requestAnimationFrame(step);
        """
    )
    frames.sort()
    median, worst = frames[len(frames) // 2], frames[int(len(frames) * 0.95)]
    # Told, not judged: how quick it is depends on what else the machine does.
    print(f"     zooming: median {median:.0f} ms, 95th percentile {worst:.0f} ms a frame")
    check("zooming draws every frame", len(frames) >= 59, f"{len(frames)} frames")
    took = driver.execute_script(
        "const t = performance.now(); document.querySelector('input[data-group=kind]').click();"
        "document.body.getBoundingClientRect(); return performance.now() - t")
    print(f"     a filter: {took:.0f} ms")


def main():
    entente, graph_path = sys.argv[1:3]
    graph = json.loads(pathlib.Path(graph_path).read_text())
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        driver = browser()
        try:
            url = render(entente, graph_path, folder / "page.html")
            story(driver, url, graph)
            hostile(driver, entente, graph, folder)
            for big in sys.argv[3:4]:
                smooth(driver, render(entente, big, folder / "big.html"))
            time.sleep(0.3)
            log = driver.get_log("browser")
            check("the console is empty", not log, str(log[:3]))
            sent = requests(driver)
            check("no request leaves the page", not sent, str(sent[:3]))
        finally:
            driver.quit()


if __name__ == "__main__":
    main()
