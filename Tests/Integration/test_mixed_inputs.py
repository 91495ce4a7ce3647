"""Patterns, folders and files of several formats in one run: each article is there, once.

The command is in $ENTENTE.
"""

import gzip
import json
import os
import pathlib
import subprocess
import tempfile

ENTENTE = os.environ["ENTENTE"]

STORY = "{0} President Aino Karvala spoke with French Foreign Minister Bruno Berg on Tuesday."
WORDS = dict(txt="Norwegian", md="Polish", html="Turkish", json="Kenyan", jsonl="Chilean",
             csv="Egyptian", tsv="German", eml="Brazilian", rss="Japanese", gz="Swedish")


def write(folder):
    """One article a format, some of them in subfolders; what each of them says, by format."""
    said = {name: STORY.format(word) for name, word in WORDS.items()}
    (folder / "wire" / "deep").mkdir(parents=True)
    (folder / "web").mkdir()

    def put(place, text):
        (folder / place).write_text(text, encoding="utf-8")

    put("wire/one.txt", f"Report\n\n{said['txt']}\n")
    put("wire/two.md", f"# Report\n\n{said['md']}\n")
    put("wire/three.json", json.dumps({"id": "in-json", "text": said["json"]}))
    put("wire/four.jsonl", json.dumps({"id": "in-jsonl", "text": said["jsonl"]}) + "\n")
    put("wire/deep/five.csv", f'id,text\nin-csv,"{said["csv"]}"\n')
    put("wire/deep/six.tsv", f"id\ttext\nin-tsv\t{said['tsv']}\n")
    put("wire/deep/seven.eml",
        f"From: desk@example.org\nSubject: Report\nDate: Mon, 03 Feb 2031 10:00:00 +0000\n"
        f"Content-Type: text/plain; charset=utf-8\n\n{said['eml']}\n")
    put("web/eight.html",
        f"<html><head><title>Report</title></head><body><article><p>{said['html']}</p></article>"
        f"</body></html>")
    put("web/nine.rss",
        f"<?xml version='1.0'?><rss version='2.0'><channel><title>Desk</title><item>"
        f"<title>Report</title><guid>nine</guid><description>{said['rss']}</description></item>"
        f"</channel></rss>")
    with gzip.open(folder / "web/ten.jsonl.gz", "wt") as packed:
        packed.write(json.dumps({"id": "in-gzip", "text": said["gz"]}) + "\n")
    return said


def build(folder, *inputs):
    """The words of WORDS whose article is in the graph, in byte order, and its documents."""
    result = subprocess.run([ENTENTE, "build", "--quiet", *inputs, "-o", "all.json"], cwd=folder,
                            text=True, capture_output=True, timeout=120)
    assert result.returncode == 0, (inputs, result.returncode, result.stderr)
    out = folder / "all.json"
    graph = json.loads(out.read_text(encoding="utf-8"))
    out.unlink()
    sentences = {one["sentence"] for edge in graph["edges"] for one in edge["evidence"]}
    found = [word for word in WORDS.values() if STORY.format(word) in sentences]
    return sorted(found), len(graph["documents"])


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        write(folder)
        every = sorted(WORDS.values())

        whole = (every, len(every))
        for inputs in (["wire", "web"], ["wire/*.*", "wire/deep/*", "web/*"], ["."]):
            found = build(folder, *inputs)
            assert found == whole, (inputs, found)
        found = build(folder, "wire/*.t*", "web/ten.jsonl.gz", "wire/deep/[st]*.*")
        assert found == (["Brazilian", "German", "Norwegian", "Swedish"], 4), found

        # All of it in one stored graph, and again: nothing doubles.
        for _ in range(2):
            subprocess.run([ENTENTE, "build", "--quiet", "wire/*", "web", "-o", "all.entente"],
                           cwd=folder, check=True, timeout=120)
            stored = json.loads(subprocess.run(
                [ENTENTE, "export", "all.entente", "--format", "json"], cwd=folder, check=True,
                capture_output=True, timeout=60).stdout)
            assert len(stored["documents"]) == len(every), len(stored["documents"])

        nothing = subprocess.run([ENTENTE, "build", "*.nothing"], cwd=folder, text=True,
                                 capture_output=True, timeout=60)
        assert nothing.returncode == 2 and "*.nothing" in nothing.stderr, nothing
        print(f"{len(every)} formats: folders, patterns and files read alike")


if __name__ == "__main__":
    main()
