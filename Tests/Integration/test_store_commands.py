"""The commands that ask, grow and correct a stored graph, run as a person runs them."""

import csv
import fcntl
import io
import json
import os
import pathlib
import pty
import select
import sqlite3
import struct
import subprocess
import tempfile
import termios

from store_support import ENTENTE, canonical, corpus, entente

GRAPH = pathlib.Path(__file__).resolve().parent.parent / "Fixtures/Graphs/call.json"


def lines(result):
    return [json.loads(line) for line in result.out.splitlines()]


def on_terminal(*arguments, columns=200, **environment):
    """What the command writes to a terminal of this width; standard error goes there too."""
    leader, follower = pty.openpty()
    fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
    kept = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "PAGER", "ENTENTE_PAGER", "LESS")}
    process = subprocess.Popen([ENTENTE, *map(str, arguments)], stdin=subprocess.DEVNULL, stdout=follower, stderr=follower,
                               env=kept | {"TERM": "xterm", "PAGER": "cat"} | environment)
    os.close(follower)
    text = b""
    while True:
        if not select.select([leader], [], [], 60)[0]:
            process.kill()
            raise AssertionError("no output within a minute")
        try:
            piece = os.read(leader, 1 << 16)
        except OSError:
            break
        if not piece:
            break
        text += piece
    os.close(leader)
    process.wait()
    return text.decode(errors="replace").replace("\r\n", "\n")


def asking(store):
    found = lines(entente("entities", store, "--json", check=0))
    assert [entity["name"] for entity in found][:2] == ["Norway", "Kårl \x1bHolm"], found
    assert [entity["name"] for entity in lines(entente("entities", store, "--json", "--sort", "name", check=0))][:2] == ["Anna Berg", "Eva Holm"]
    assert lines(entente("entities", store, "--json", "--sort", "first-seen", check=0))[0]["firstSeen"] == "2021-12-30"
    assert len(lines(entente("entities", store, "--kind", "person", "--json", check=0))) == 3
    assert len(lines(entente("entities", store, "--match", "HOLM", "--json", check=0))) == 2
    rows = list(csv.reader(io.StringIO(entente("entities", store, "--csv", check=0).out)))
    assert rows[0][:3] == ["id", "kind", "name"] and len(rows) == 6
    why = entente("entities", store, "--why", "berg", check=0).out
    assert "surname of Anna Berg" in why and "0–9" in why, why
    assert entente("entities", store, "--match", "zzz", check=1).err.strip()

    # Names as people type them.
    for typed in ("ANNA BERG", "berg", "anna", "person:anna-berg"):
        assert len(lines(entente("edges", store, "--from", typed, "--json", check=0))) == 1, typed
    assert len(lines(entente("edges", store, "--entity", "karl holm", "--json", check=0))) == 2
    several = entente("timeline", store, "holm", check=1).err
    assert "person:eva-holm" in several and "person:karl-holm" in several, several
    assert "did you mean 'Norway'?" in entente("timeline", store, "Norwy", check=1).err

    chain = entente("path", store, "Berg", "Norway", check=1)
    assert "no chain of at most 4 edges from Anna Berg to" in chain.err, chain.err
    chain = entente("path", store, "Berg", "karl holm", check=0).out
    assert chain.startswith("Anna Berg — warned → Kårl ␛Holm\n  “[Anna Berg] *warned*"), chain
    assert len(lines(entente("path", store, "Berg", "karl holm", "--json", check=0))[0]["edges"]) == 1
    entente("path", store, "Berg", "karl holm", "--family", "consult", check=1)
    assert "are both" in entente("path", store, "Berg", "anna berg", check=1).err

    hits = entente("search", store, "WARNED thursday", check=0).out
    assert hits.count("“") == 1 and "· call · 2021-12-30" in hits, hits
    assert lines(entente("search", store, "warned", "--json", check=0))[0]["evidence"][0]["document"] == "call"
    assert entente("search", store, "warned zebra", check=1).err.strip()

    times = entente("timeline", store, "karl holm", check=0).out.splitlines()
    assert times[1].startswith("2021-12-30") and "warned" in times[1], times
    assert entente("timeline", store, "fjord council", check=0).out.splitlines()[1].startswith("(2022-01-10)")
    assert len(lines(entente("timeline", store, "norway", "fjord council", "--json", check=0))) == 1
    rows = list(csv.reader(io.StringIO(entente("timeline", store, "norway", "--csv", check=0).out)))
    assert len(rows) == 3 and rows[0][0] == "id"
    entente("timeline", store, "berg", "--since", "2030", check=1)

    counts = lines(entente("stats", store, "--json", check=0))[0]
    assert (counts["documents"], counts["edges"], counts["evidence"]) == (2, 3, 3), counts
    assert counts["entities"] == {"person": 3, "state": 1, "organization": 1}
    assert "documents  " in entente("stats", store, check=0).out
    for command in (["entities"], ["edges"], ["explain", "berg"], ["path", "berg", "norway"], ["search", "x"], ["stats"]):
        result = entente(command[0], "/nowhere.entente", *command[1:], check=2)
        assert result.err == "entente: /nowhere.entente: cannot be read: No such file or directory\n", result.err
        assert entente(command[0], check=64).err.count("See 'entente") == 1


def growing(folder, store):
    corpus(folder / "new.jsonl", 30)
    other = folder / "other.entente"
    entente("merge", store, folder / "new.jsonl", "-o", other, check=0)
    again = folder / "again.entente"
    entente("merge", folder / "new.jsonl", GRAPH, "-o", again, check=0)
    assert canonical(other) == canonical(again), "the order of merging shows"
    one = entente("merge", folder / "new.jsonl", GRAPH, check=0).stdout
    assert json.loads(one) == json.loads(canonical(again))
    lines_file = folder / "half.jsonl"
    lines_file.write_text(json.dumps({"schema": "entente.graph/1", "documents": [{"id": "q"}], "error": "no text"}) + "\n")
    assert "document 'q' failed: no text" in entente("merge", lines_file, "-o", again, check=0).err

    difference = entente("diff", store, other, check=0).out
    assert all(line[0] in "+~" for line in difference.splitlines()) and "+ " in difference
    records = lines(entente("diff", other, store, "--json", check=0))
    assert {record["change"] for record in records} == {"removed"}, records[0]
    assert "alike" in entente("diff", other, again, check=1).err


def correcting(folder, store):
    path = folder / "curated.entente"
    path.write_bytes(store.read_bytes())
    before = canonical(path)
    rules = folder / "curated.curation"

    entente("curate", path, "list", check=1)
    entente("curate", path, "rename", "norway", "Noreg", check=0)
    assert "Noreg" in entente("edges", path, check=0).out
    entente("curate", path, "merge", "eva holm", "karl holm", check=0)
    assert len(lines(entente("entities", path, "--json", check=0))) == 4
    entente("curate", path, "split", "berg", "in", "later", "Lena Berg", check=0)
    assert "Lena Berg" in entente("entities", path, "--match", "lena", check=0).out
    entente("curate", path, "kind", "fjord council", "state", check=0)
    assert len(lines(entente("entities", path, "--kind", "state", "--json", check=0))) == 2
    edge = lines(entente("edges", path, "--family", "consult", "--json", check=0))[0]["id"]
    entente("curate", path, "reject", "edge", edge[:6], check=0)
    entente("edges", path, "--family", "consult", check=1)
    entente("curate", path, "reject", "fjord council", check=0)
    assert len(entente("curate", path, check=0).out.splitlines()) == 6
    # New documents do not undo corrections.
    corpus(folder / "more.jsonl", 5, seed=9)
    entente("merge", folder / "more.jsonl", "-o", path, check=0)
    assert "Noreg" in entente("entities", path, "--match", "noreg", check=0).out
    while rules.read_text().strip():
        assert entente("curate", path, "undo", check=0).out.startswith("undone: ")
    entente("merge", folder / "more.jsonl", "-o", store, check=0)
    assert canonical(path) == canonical(store), "undoing everything does not give back what was there"
    assert canonical(path) != before
    entente("curate", path, "undo", check=1)
    assert "is no rule" in entente("curate", path, "frobnicate", "x", check=64).err
    assert "no entity is called" in entente("curate", path, "merge", "nobody", "berg", check=1).err
    rules.write_text("merge nobody -> somebody\n")
    assert "has changed" in entente("edges", path, check=0).err
    assert "matches nothing" in entente("curate", path, "apply", check=0).err
    rules.write_text("mrge a -> b\n")
    assert f"entente: {rules}: line 1: no rule 'mrge'" in entente("curate", path, "apply", check=2).err


def terminal(folder, store):
    shown = on_terminal("edges", store)
    assert "\x1b[36mAnna Berg\x1b[0m" in shown and "\x1b[31mdid not meet\x1b[0m" in shown, shown
    assert "␛Holm" in shown
    for plain in (on_terminal("edges", store, NO_COLOR="1"), on_terminal("edges", store, TERM="dumb"),
                  on_terminal("edges", store, "--color", "never")):
        assert "\x1b" not in plain, plain
    assert "\x1b[36m" in entente("edges", store, "--color", "always", check=0).out
    marked = on_terminal("explain", store, "Berg", "karl holm")
    assert "\x1b[1;4mwarned\x1b[0m" in marked and "*warned*" not in marked, marked
    for width in (20, 40, 80):
        for line in on_terminal("edges", store, columns=width, NO_COLOR="1").splitlines():
            assert len(line) <= width, (width, line)
    wide = folder / "wide.json"
    wide.write_text(GRAPH.read_text().replace("Norway", "習近平国").replace("Fjord Council", "Conseil e\u0301lu"))
    table = entente("edges", wide, check=0).out.splitlines()
    assert table[2].startswith("Conseil e\u0301lu  will advise   習近平国    ad") and table[3].startswith("習近平国     did not meet"), table
    # News text on a terminal: JSON and CSV show escapes instead of sending them.
    odd = folder / "odd.json"
    odd.write_text(GRAPH.read_text().replace("Norway", "Nor\u009b31mway\u202e"))
    for form in ("--json", "--csv"):
        text = on_terminal("entities", odd, form)
        assert "\x1b" not in text and "\u009b" not in text and "\u202e" not in text and "\\u009b31m" in text, text
    assert "\u009b" in entente("entities", odd, "--csv", check=0).out
    # A pager, unless it is told not to.
    pager = "sed 's/^/paged: /'"
    assert on_terminal("stats", store, PAGER=pager).startswith("paged: ")
    assert "paged" not in on_terminal("stats", store, "--no-pager", PAGER=pager)
    assert "paged" not in on_terminal("stats", store, PAGER=pager, ENTENTE_PAGER="cat")
    # A reader that leaves ends the command quietly.
    corpus(folder / "long.jsonl", 400)
    entente("merge", folder / "long.jsonl", "-o", folder / "long.entente", check=0)
    for command in (["edges", "--json"], ["edges"], ["entities", "--csv"], ["search", "day"]):
        line = f"'{ENTENTE}' {command[0]} '{folder}/long.entente' {' '.join(command[1:])}; echo status $? >&2"
        result = subprocess.run(["sh", "-c", f"{{ {line}; }} | head -n 1"], capture_output=True, text=True)
        assert result.stderr == "status 0\n" and result.stdout.count("\n") == 1, result.stderr
    assert entente("edges", store, "--type", "zz", "--quiet", check=1).err == ""


def two_processes(folder):
    path = folder / "shared.entente"
    corpus(folder / "first.jsonl", 20)
    corpus(folder / "second.jsonl", 20, seed=5)
    entente("merge", folder / "first.jsonl", "-o", path, check=0)
    before = canonical(path)
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("BEGIN IMMEDIATE")
    waiting = subprocess.Popen([ENTENTE, "merge", folder / "second.jsonl", "-o", path],
                               stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    said = waiting.stderr.readline()
    assert said == f"{path}: another process is writing; waiting for it\n", said
    assert canonical(path) == before, "a reader has to wait"
    assert waiting.poll() is None
    connection.execute("COMMIT")
    connection.close()
    assert waiting.wait(60) == 0 and waiting.stderr.read() == ""
    # Several writers at once: all of it is there.
    files = []
    for n in range(4):
        files.append(folder / f"part{n}.jsonl")
        corpus(files[-1], 60, seed=20 + n)
        text = files[-1].read_text().replace("doc000", f"d{n}x")
        files[-1].write_text(text)
    writers = [subprocess.Popen([ENTENTE, "merge", name, "-o", path], stderr=subprocess.DEVNULL) for name in files]
    while any(writer.poll() is None for writer in writers):
        entente("stats", path, check=0)
    assert [writer.returncode for writer in writers] == [0] * 4
    alone = folder / "alone.entente"
    entente("merge", folder / "first.jsonl", folder / "second.jsonl", *files, "-o", alone, check=0)
    assert canonical(path) == canonical(alone)


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        store = folder / "call.entente"
        entente("merge", GRAPH, "-o", store, check=0)
        asking(store)
        growing(folder, store)
        correcting(folder, store)
        terminal(folder, GRAPH)
        two_processes(folder)
    print("asking, growing, correcting, terminal habits, two processes: as they should be")


if __name__ == "__main__":
    main()
