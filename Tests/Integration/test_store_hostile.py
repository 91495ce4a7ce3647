"""Hostile inputs for stored graphs: each gets a right answer or one clear error, no crash, and a
stored graph beside it stays as it was."""

import copy
import json
import os
import pathlib
import random
import shutil
import sqlite3
import subprocess
import tempfile

from store_support import canonical, corpus, entente, integrity

NAMES = {
    "quotes": "Ann \"Q\" O'Neil", "SQL": "'); DROP TABLE edge;--", "NUL": "Anna\0Berg", "empty": "", "blank": "   ",
    "a name of 1 MB": "Long " * 200_000, "line breaks": "Anna\r\nBerg\u2028x", "escape sequences": "\x1b[2J\x1b]0;x\x07Berg",
    "C1 controls": "\u009b31mBerg", "right to left": "\u202eBerg \u2067x", "combining marks": "e" + "\u0301" * 5000,
    "joined emoji": "👩‍👩‍👧‍👦 🏴󠁧󠁢󠁥󠁮󠁧󠁿", "format words": "%s %n {0} $(id) `id`", "markup": "<script>alert(1)</script>&amp;",
    "outside the BMP": "𝕬𝖓𝖓𝖆 𐐷", "a formula": "=cmd|' /C calc'!A0", "noncharacters": "a\ufffe\uffff",
    "a slash": "../../etc/passwd", "digits alone": "007", "a wildcard": "% _ * ?",
}


def story(name):
    """A graph of two actors, one of them of this name."""
    sentence = f"{name} met Karl Holm."
    return {"schema": "entente.graph/1", "documents": [{"id": "d", "date": "2024-01-01"}],
            "entities": [{"id": "e1", "kind": "person", "name": name, "mentions": []},
                         {"id": "e2", "kind": "person", "name": "Karl Holm", "mentions": []}],
            "edges": [{"id": "x", "source": "e1", "target": "e2", "type": "met", "label": "met",
                       "family": "consult", "symmetric": True, "confidence": 0.5, "sources": 1, "evidence": [
                           {"document": "d", "start": 0, "end": len(sentence), "sentence": sentence,
                            "trigger": [len(name) + 1, len(name) + 4], "rule": "r"}]}]}


def changed(change):
    graph = story("Anna Berg")
    change(graph)
    return json.dumps(graph).encode()


def broken_texts():
    """Bytes that are no graph, or an odd one; and whether they have to be refused."""
    good = json.dumps(story("Anna Berg"))
    def put(path, value):
        def change(graph):
            place = graph
            for step in path[:-1]:
                place = place[step]
            place[path[-1]] = value
        return changed(change)
    edge = ["edges", 0]
    evidence = ["edges", 0, "evidence", 0]
    return {
        "nothing": (b"", None), "white space": (b" \n\n", None), "a JPEG": (b"\xff\xd8\xff\xe0\0\x10JFIF\0" + bytes(500), True),
        "zeros": (bytes(4096), True), "UTF-16": (good.encode("utf-16"), True), "gzip": (b"\x1f\x8b\x08" + bytes(200), True),
        "bytes that are no UTF-8": (good.replace("Anna", "An\udcff").encode(errors="surrogateescape"), True),
        "an overlong encoding": (good.encode().replace(b"Anna", b"An\xc0\xafa"), True),
        "half a surrogate pair": (good.replace("Anna", "\\ud800").encode(), True),
        "cut in the middle": (good[:300].encode(), True), "text behind it": (good.encode() + b" x", True),
        "brackets without end": (b"[" * 200_000, True), "braces without end": (b'{"a":' * 100_000, True),
        "another schema": (put(["schema"], "entente.graph/9"), True), "no schema": (changed(lambda g: g.pop("schema")), None),
        "a list": (b"[]", True), "a number": (b"17", True), "HTML": (b"<html><body>No</body></html>", True),
        "a family nobody knows": (put([*edge, "family"], "sings"), True), "a kind nobody knows": (put(["entities", 0, "kind"], "cat"), True),
        "an edge to nobody": (put([*edge, "target"], "e99"), None), "ids that repeat": (changed(lambda g: g["entities"].append(g["entities"][0])), None),
        "a number too large": (good.replace("0.5", "1e999").encode(), None), "a confidence of 5": (put([*edge, "confidence"], 5), None),
        "an offset of 30 digits": (put([*evidence, "start"], 10**30), True), "an offset below zero": (put([*evidence, "start"], -5), None),
        "an end before its start": (put([*evidence, "end"], -9), None), "a trigger outside": (put([*evidence, "trigger"], [900, 950]), None),
        "a largest offset": (put([*evidence, "trigger"], [2**63 - 2, 2**63 - 1]), None),
        "a name that is a number": (put(["entities", 0, "name"], 7), True), "a name that is null": (put(["entities", 0, "name"], None), True),
        "evidence of no document": (put([*evidence, "document"], "zz"), None), "a byte order mark": (b"\xef\xbb\xbf" + good.encode(), None),
        "CRLF line ends": ((good + "\r\n" + good + "\r\n").encode(), False), "empty lines": (("\n\n" + good + "\n\n\n" + good + "\n").encode(), False),
        "one bad line of three": ((good + "\n{\"schema\"\n" + good + "\n").encode(), True),
    }


def checked(what, result, refused):
    """A refusal is one line that names the cause; an answer is one."""
    if result.returncode == 2:
        assert refused is not False, f"{what}: refused: {result.err[:300]}"
        lines = [line for line in result.err.split("\n") if line and "warning" not in line]
        assert len(lines) == 1 and lines[0].startswith("entente: "), f"{what}: {result.err[:500]}"
    else:
        assert result.returncode in (0, 1), f"{what}: exit {result.returncode} {result.err[:300]}"
        assert refused is not True, f"{what}: taken for a graph"
    assert "\x1b" not in result.out + result.err, f"{what}: a control character came through"


def texts(folder, good, wanted):
    count = 0
    for what, (text, refused) in broken_texts().items():
        path = folder / "odd.jsonl"
        path.write_bytes(text)
        checked(what, entente("edges", path), refused)
        checked(what, entente("stats", path), refused)
        copied = folder / "copy.entente"
        shutil.copy(good, copied)
        checked(what, entente("merge", path, "-o", copied), refused)
        assert integrity(copied) == "ok", what
        # Whole graphs that stand before what is wrong are kept, as of any input that breaks off.
        if refused and "line" not in what and "behind" not in what:
            assert canonical(copied) == wanted, f"{what}: the stored graph changed"
        # The same bytes where a stored graph is expected.
        odd = folder / "odd.entente"
        odd.write_bytes(text)
        checked(what, entente("edges", odd), refused)
        if refused and text.strip():
            checked(what, entente("merge", good, "-o", odd), True)
            assert odd.read_bytes() == text, f"{what}: the file was written over"
        count += 1
    return count


def names(folder):
    count = 0
    for what, name in NAMES.items():
        path = folder / "name.jsonl"
        path.write_text(json.dumps(story(name)) + "\n")
        store = folder / "name.entente"
        store.unlink(missing_ok=True)
        entente("merge", path, "-o", store, check=0)
        held = json.loads(canonical(store))
        assert sorted(entity["name"] for entity in held["entities"]) == sorted([name, "Karl Holm"]), what
        assert held["edges"][0]["evidence"][0]["sentence"] == story(name)["edges"][0]["evidence"][0]["sentence"], what
        shown = entente("edges", store, check=0).out
        assert len(shown.split("\n")) == 3 and all(c >= " " or c == "\n" for c in shown), what
        explained = entente("explain", store, "Karl Holm", held["entities"][0]["id"] if len(name) < 1000 else "karl holm")
        assert explained.returncode in (0, 1), (what, explained.err)
        if 0 < len(name) < 1000 and "\0" not in name:
            found = entente("edges", store, "--from", name)
            assert found.returncode in (0, 1), (what, found.err)
        assert integrity(store) == "ok", what
        count += 1
    return count


def questions(good, wanted):
    """Names, words and ids that mean something to SQLite, to its full text search, or to nobody."""
    typed = ["'; DROP TABLE edge;--", "\"", "*", "a* OR b", "NEAR(a b)", "text:day", "(", "AND", "-day", "^day", "%", "_",
             "\\", "day\" OR \"x", "💥", "x" * 100_000, "\u202eday", "\x1b[31m", " ", "--"]
    for text in typed:
        for command in (["search", good, "--limit", "2", "--", text], ["edges", good, "--from", text], ["explain", good, text],
                        ["entities", good, "--match", text], ["path", good, text, "Number7"], ["timeline", good, text],
                        ["edges", good, "--since", text], ["curate", good, "reject", "edge", text]):
            result = entente(*command)
            assert result.returncode in (0, 1, 2, 64), (command[0], text[:50], result.returncode)
            assert "\x1b" not in result.out + result.err, (command, text[:50])
            assert result.returncode in (0, 1) or result.err.startswith("entente: "), (command, result.err[:300])
    assert canonical(good) == wanted and integrity(good) == "ok"
    return len(typed)


def files(folder, good, wanted):
    """Files that are damaged, foreign, of odd names, or may not be written."""
    count = 0
    directory = folder / "folder.entente"
    directory.mkdir()
    for command in (["edges", directory], ["merge", good, "-o", directory], ["merge", directory, "-o", folder / "x.entente"]):
        result = entente(*command, check=2)
        assert "folder" in result.err, result.err
    foreign = folder / "foreign.entente"
    connection = sqlite3.connect(foreign)
    connection.execute("CREATE TABLE edge(a)")
    connection.commit()
    connection.close()
    before = foreign.read_bytes()
    for command in (["edges", foreign], ["merge", good, "-o", foreign]):
        assert "no graph" in entente(*command, check=2).err
    assert foreign.read_bytes() == before
    newer = folder / "newer.entente"
    shutil.copy(good, newer)
    connection = sqlite3.connect(newer)
    connection.execute("PRAGMA journal_mode=DELETE")
    connection.execute("PRAGMA user_version=99")
    connection.close()
    before_newer = newer.read_bytes()
    for command in (["edges", newer], ["merge", good, "-o", newer]):
        assert "use a newer entente" in entente(*command, check=2).err
    assert newer.read_bytes() == before_newer
    count += 3

    whole = good.read_bytes()
    source = random.Random(3)
    damaged = folder / "damaged.entente"
    refused = 0
    for turn in range(40):
        bytes_ = bytearray(whole)
        if turn % 4 == 0:
            bytes_ = bytes_[:source.randrange(100, len(whole))]
        else:
            at = source.randrange(0 if turn % 4 == 1 else 4096, len(whole) - 4096)
            size = source.choice([1, 16, 4096])
            bytes_[at:at + size] = source.randbytes(size)
        damaged.write_bytes(bytes_)
        for command in (["stats", damaged], ["edges", damaged, "--limit", "50"], ["search", damaged, "day"],
                        ["export", damaged, "--format", "json"], ["entities", damaged], ["path", damaged, "Number1", "Number7"]):
            result = entente(*command)
            assert result.returncode in (0, 1, 2), (turn, command, result.returncode)
            if result.returncode == 2:
                refused += 1
                assert result.err.startswith(f"entente: {damaged}"), result.err
        assert damaged.read_bytes() == bytes(bytes_), f"reading changed a damaged file, turn {turn}"
        entente("merge", folder / "docs.jsonl", "-o", damaged)
        for name in folder.glob("damaged.entente*"):
            name.unlink()
        count += 1
    assert refused > 20, refused

    for name in ("a b.entente", "what?.entente", "100%.entente", "#1.entente", "it's.entente", "é漢.entente",
                 "line\nbreak.entente", "file:x.entente", "a&mode=ro.entente", "\x1b[31m.entente"):
        path = folder / name
        entente("merge", folder / "docs.jsonl", "-o", path, check=0)
        assert path.exists() and canonical(path) == wanted, name
        path.write_bytes(b"no graph")
        result = entente("edges", path, check=2)
        assert "\x1b" not in result.err and result.err.count("\n") <= 1 + name.count("\n"), result.err
        path.unlink()
        count += 1

    # As somebody who may not write: the tests may run as root, who always may.
    open_folder = folder / "closed"
    open_folder.mkdir()
    locked = open_folder / "locked.entente"
    shutil.copy(good, locked)
    for place in (folder, open_folder):
        place.chmod(0o755)
    locked.chmod(0o444)
    open_folder.chmod(0o555)
    options = {"preexec_fn": lambda: os.setuid(65534)} if os.geteuid() == 0 else {}
    reachable = subprocess.run(["test", "-r", locked], **options).returncode == 0
    try:
        if reachable:
            entente("edges", locked, "--limit", "1", check=0, **options)
            result = entente("merge", folder / "docs.jsonl", "-o", locked, check=2, **options)
            assert "cannot be written" in result.err or "read-only" in result.err, result.err
            assert locked.read_bytes() == whole
            count += 1
    except PermissionError:
        print("the command is where others may not run it: read-only file not tried")
    finally:
        open_folder.chmod(0o755)
    return count


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        corpus(folder / "docs.jsonl", 120)
        good = folder / "good.entente"
        entente("merge", folder / "docs.jsonl", "-o", good, check=0)
        wanted = canonical(good)
        counts = (texts(folder, good, wanted), names(folder), questions(good, wanted), files(folder, good, wanted))
        assert canonical(good) == wanted and integrity(good) == "ok"
    print("hostile texts, names, questions, files: %d, %d, %d, %d" % counts)


if __name__ == "__main__":
    main()
