"""Takes pictures of drawings and pages, to look at: light and dark.

    python screenshots.py ENTENTE GRAPH.json NAME [RENDER-FLAG…]

Writes Graphs/screens/NAME-light.png and NAME-dark.png: the page where the graph has over 200 edges,
else the drawing. Needs chromium, chromedriver and selenium.
"""

import pathlib
import shutil
import subprocess
import sys
import tempfile

from selenium import webdriver


def main():
    entente, graph, name, *flags = sys.argv[1:]
    target = pathlib.Path(__file__).resolve().parent / "screens"
    target.mkdir(exist_ok=True)
    is_page = "--page" in flags
    flags = [flag for flag in flags if flag != "--page"]
    options = webdriver.ChromeOptions()
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
                     "--window-size=1400,800"):
        options.add_argument(argument)
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(shutil.which("chromedriver")))
    try:
        with tempfile.TemporaryDirectory() as folder:
            for theme in ("light", "dark"):
                place = pathlib.Path(folder) / ("page.html" if is_page else "drawing.svg")
                extra = [] if is_page else ["--theme", theme]
                subprocess.run([entente, "render", "--quiet", graph, "-o", place, *flags, *extra], check=True)
                driver.get(f"file://{place}" + (f"#theme={theme}" if is_page else ""))
                if not is_page:
                    driver.execute_script(
                        "const s = document.documentElement; s.removeAttribute('width');"
                        "s.removeAttribute('height'); s.style.width = '100vw'; s.style.height = '100vh';"
                        f"s.style.background = '{'#14181D' if theme == 'dark' else '#FFFFFF'}'")
                else:
                    driver.get("about:blank")
                    driver.get(f"file://{place}#theme={theme}")
                driver.save_screenshot(str(target / f"{name}-{theme}.png"))
    finally:
        driver.quit()


if __name__ == "__main__":
    main()
