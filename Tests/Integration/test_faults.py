"""What goes wrong in an archive: bad documents, unreadable files, killed runs, a full disk.

Every good document has to be there, every bad one reported with its line, and nothing may crash.
The command is in $ENTENTE.
"""

import json
import os
import pathlib
import resource
import signal
import subprocess
import tempfile
import time

import corpus

ENTENTE = os.environ["ENTENTE"]

# What a line may be, by the words that its report has to hold.
BROKEN = {
    "not valid JSON": lambda n: b'{"id": "x%d", "text": "France warned' % n,
    "not UTF-8": lambda n: b'{"id": "x%d", "text": "Fran\xe7ais \xff\xfe"}' % n,
    "over the limit": lambda n: b'{"id": "x%d", "text": "' % n + b"word " * (50 << 18) + b'"}',
    '"text" is missing': lambda n: b'{"id": "x%d", "title": "No text"}' % n,
    '"id" is missing': lambda n: b'{"text": "France warned Germany."}',
    '"text" is an array': lambda n: b'{"id": "x%d", "text": ["France"]}' % n,
    "on an earlier line": lambda n: json.dumps(corpus.article(0)).encode(),
    "NUL": lambda n: b'{"id": "x%d", "text": "France\\u0000warned"}' % n,
    "stands where an object should": lambda n: b'[{"id": "x%d", "text": "France"}]' % n,
    "nested deeper": lambda n: b'{"id": "x%d", "text": ' % n + b"[" * 5000 + b"]" * 5000 + b"}",
    "control character": lambda n: b'{"id": "x%d", "text": "a\tb\x01"}' % n,
    "longer than any article": lambda n: b'{"id": "x%d", "text": "' % n + b"x" * (65 << 20) + b'"}',
}


def run(*words, code=0, **options):
    result = subprocess.run([ENTENTE, *map(str, words)], capture_output=True, timeout=240, **options)
    assert result.returncode == code, (words, result.returncode, result.stderr[-2000:])
    return result


def bad_documents(folder):
    """One line in a hundred is broken, each way in turn."""
    archive = folder / "faulty.jsonl"
    expected, wanted, number = {}, [], 0
    with archive.open("wb") as out:
        for line in range(1, 1201):
            if line % 100 == 50:
                cause = list(BROKEN)[line // 100]
                expected[line] = cause
                out.write(BROKEN[cause](line) + b"\n")
            else:
                wanted.append(f"report-{number}")
                out.write(json.dumps(corpus.article(number, 1)).encode() + b"\n")
                number += 1
    assert sorted(expected.values()) == sorted(BROKEN)
    result = run("extract", "--quiet", archive)
    records = [json.loads(line) for line in result.stdout.splitlines()]
    good = [record["documents"][0]["id"] for record in records if "error" not in record]
    assert good == wanted, "a good document is missing or out of order"
    failures = {line: record["error"] for line, record in enumerate(records, 1) if "error" in record}
    assert failures.keys() == expected.keys(), (failures.keys(), expected.keys())
    messages = result.stderr.decode()
    for line, cause in expected.items():
        assert f"line {line}: " in failures[line] and cause in failures[line], (line, failures[line])
        assert f"{archive}: line {line}: " in messages, f"line {line} is not reported"
    assert f"{len(expected)} of 1200 documents failed" in messages
    run("extract", "--quiet", "--strict", archive, code=2)
    # The same articles through `build`, into a store; error records pass through `merge`.
    stored = folder / "faulty.entente"
    run("build", "--quiet", archive, "-o", stored)
    merged = run("merge", "--quiet", "-", input=result.stdout)
    assert json.loads(merged.stdout) == json.loads(run("export", stored, "--format", "json").stdout)
    print(f"{len(good)} good documents kept, {len(failures)} bad ones reported in {len(BROKEN)} ways")


def unreadable_files(folder):
    mixed = folder / "mixed"
    (mixed / "folder.txt").mkdir(parents=True)
    (mixed / "good.txt").write_text("France warned Germany on Tuesday.\n")
    (mixed / "empty.txt").write_text("")
    (mixed / "binary.txt").write_bytes(bytes(range(256)) * 20)
    (mixed / "cut.jsonl.gz").write_bytes(
        b"\x1f\x8b\x08\0\0\0\0\0\0\x03" + bytes(range(1, 30)))
    (mixed / "dangling.html").symlink_to(mixed / "nowhere")
    (mixed / "page.html").write_text("<html><body><div id=app></div></body></html>")
    result = run("build", "--quiet", mixed, folder / "missing.txt", "--format", "json")
    documents = [document["id"] for document in json.loads(result.stdout)["documents"]]
    messages = result.stderr.decode()
    assert "good.txt" in documents, documents
    for name in ("binary.txt", "cut.jsonl.gz", "dangling.html", "page.html", "missing.txt"):
        assert name in messages, f"{name} is not reported: {messages}"
        assert name not in documents
    run("build", "--quiet", "--strict", mixed, code=2)
    run("build", "--quiet", folder / "missing.txt", code=2)
    print("unreadable files are reported, the others read")


def killed_run(folder):
    """A run that dies at any moment goes on with --resume to the bytes of an undisturbed one."""
    archive = folder / "archive.jsonl"
    archive.write_text("\n" + corpus.lines(250) + "{broken\n\n" + corpus.lines(250, start=250))
    whole = run("extract", "--quiet", archive).stdout
    out = folder / "graphs.jsonl"
    kills = 0
    for delay in (0.04, 0.06, 0.08, 0.1, 0.15):
        process = subprocess.Popen(
            [ENTENTE, "extract", "--quiet", archive, "-o", out, "--resume"],
            stderr=subprocess.DEVNULL)
        time.sleep(delay)
        process.send_signal(signal.SIGKILL)
        kills += process.wait() == -signal.SIGKILL
        assert whole.startswith(out.read_bytes() if out.exists() else b""), "other bytes"
    run("extract", "--quiet", archive, "-o", out, "--resume")
    assert out.read_bytes() == whole, "resuming after a kill gives other bytes"
    # Cut in the middle of a line, inside a character, at a line end, and complete already.
    for cut in (0, 1, len(whole) // 3, whole.index(b"\n") + 1, len(whole) - 1, len(whole)):
        out.write_bytes(whole[:cut])
        run("extract", "--quiet", archive, "-o", out, "--resume")
        assert out.read_bytes() == whole, f"resuming after {cut} bytes gives other bytes"
    # A duplicate of an article that the first run wrote is still a duplicate for the second.
    archive.write_text(corpus.lines(3) + corpus.lines(1))
    whole = run("extract", "--quiet", archive).stdout
    out.write_bytes(b"".join(whole.splitlines(True)[:3]))
    run("extract", "--quiet", archive, "-o", out, "--resume")
    assert out.read_bytes() == whole and b"earlier line" in whole
    run("extract", "--resume", archive, code=64)
    print(f"resumed after {kills} kills and 6 cuts to the same bytes")


def full_disk(folder):
    archive = folder / "small.jsonl"
    archive.write_text(corpus.lines(300))
    graphs = run("extract", "--quiet", archive).stdout
    with open("/dev/full", "wb") as full:
        for words in (["extract", archive], ["build", archive], ["merge", "-"]):
            result = subprocess.run([ENTENTE, *words, "--quiet"], input=graphs, stdout=full,
                                    stderr=subprocess.PIPE, timeout=120)
            assert result.returncode == 2 and b"No space left" in result.stderr, (words, result)

    def little_room():
        # A file may not grow beyond 64 KB; the signal that says so is left as it is by default.
        resource.setrlimit(resource.RLIMIT_FSIZE, (64 << 10, 64 << 10))

    for name, words in [("graphs.jsonl", ["extract", archive]), ("graph.json", ["build", archive]),
                        ("graph.svg", ["build", archive]), ("graph.json", ["merge", "-"]),
                        ("graph.entente", ["merge", "-"])]:
        place = folder / "full"
        place.mkdir(exist_ok=True)
        for old in place.iterdir():
            old.unlink()
        result = subprocess.run([ENTENTE, *words, "--quiet", "-o", place / name], input=graphs,
                                capture_output=True, timeout=120, preexec_fn=little_room)
        assert result.returncode == 2, (words, name, result)
        assert str(place / name).encode() in result.stderr, (words, result.stderr)
        left = {path.name for path in place.iterdir()}
        if name in ("graph.json", "graph.svg"):
            assert not left, f"{left} left behind"
    spilling = dict(os.environ, TMPDIR=str(folder / "nowhere"))
    result = run("merge", "--memory", 8, "-", code=2, input=graphs * 30, env=spilling)
    assert b"nowhere" in result.stderr
    print("a full disk is an error that names the file, and leaves no half of one")


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        bad_documents(folder)
        unreadable_files(folder)
        killed_run(folder)
        full_disk(folder)


if __name__ == "__main__":
    main()
