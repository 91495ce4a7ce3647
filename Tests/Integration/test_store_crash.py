"""A stored graph whose ingest is killed, or whose disk is full: the file stays valid, holds whole
documents only, and goes on to the same bytes as an uninterrupted run.

    ENTENTE=… python test_store_crash.py [KILLS]        20 kills unless said otherwise
"""

import json
import pathlib
import random
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

from store_support import ENTENTE, canonical, corpus, entente, integrity


def whole_documents(path, documents):
    """Fails when a document in the file lacks an edge or a mention of its own; how many are there."""
    connection = sqlite3.connect(path)
    try:
        if not connection.execute("SELECT 1 FROM sqlite_schema WHERE name='document'").fetchone():
            return 0
        evidence = dict(connection.execute(
            "SELECT d.id, count(*) FROM evidence v JOIN sentence n ON n.number=v.sentence "
            "JOIN document d ON d.number=n.document GROUP BY d.id"))
        mentions = dict(connection.execute(
            "SELECT d.id, count(*) FROM mention m JOIN document d ON d.number=m.document GROUP BY d.id"))
        held = [row[0] for row in connection.execute("SELECT id FROM document")]
        taken = connection.execute("SELECT count(*) FROM ingested").fetchone()[0]
        found = connection.execute("SELECT count(*) FROM sentence_words WHERE sentence_words MATCH 'day'").fetchone()[0]
        sentences = connection.execute("SELECT count(*) FROM sentence").fetchone()[0]
    finally:
        connection.close()
    assert taken == len(held), (taken, len(held))
    assert found == sentences, (found, sentences)
    for name in held:
        graph = documents[int(name[3:])]
        wanted = sum(len(edge["evidence"]) for edge in graph["edges"])
        assert evidence.get(name) == wanted, (name, evidence.get(name), wanted)
        wanted = sum(len(entity["mentions"]) for entity in graph["entities"])
        assert mentions.get(name) == wanted, (name, mentions.get(name), wanted)
    return len(held)


def killed(folder, kills):
    """Kills runs at random moments; some go on where another stopped, some begin anew."""
    lines = folder / "docs.jsonl"
    documents = corpus(lines, 1500)
    begin = time.monotonic()
    entente("merge", lines, "-o", folder / "whole.entente", check=0)
    whole_time = time.monotonic() - begin
    wanted = canonical(folder / "whole.entente")
    chance = random.Random(7)
    path = folder / "killed.entente"
    done = interrupted = 0
    partly = set()
    while done < kills:
        process = subprocess.Popen([ENTENTE, "merge", lines, "-o", path],
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(chance.random() * whole_time)
        process.send_signal(signal.SIGKILL)
        if process.wait() == -signal.SIGKILL:
            interrupted += 1
        done += 1
        if path.exists() and path.stat().st_size > 0:
            assert integrity(path) == "ok", integrity(path)
            partly.add(whole_documents(path, documents))
        # A third of the runs begin anew, so that early moments are met as often as late ones.
        if chance.random() < 0.33:
            entente("merge", lines, "-o", path, check=0)
            assert canonical(path) == wanted, "the resumed graph differs"
            for name in folder.glob("killed.entente*"):
                name.unlink()
    entente("merge", lines, "-o", path, check=0)
    assert canonical(path) == wanted, "the resumed graph differs"
    assert integrity(path) == "ok"
    before = path.read_bytes()
    entente("merge", lines, "-o", path, check=0)
    assert path.read_bytes() == before, "the same input again changed the file"
    print(f"{interrupted} of {done} runs killed while at work, at {len(partly)} different states; "
          "all resumed to the same bytes")
    assert interrupted > done / 3


def full_disk(folder):
    """A file that may not grow any more, as a full disk or a quota has it."""
    lines = folder / "many.jsonl"
    documents = corpus(lines, 600, seed=2)
    entente("merge", lines, "-o", folder / "fits.entente", check=0)
    wanted = canonical(folder / "fits.entente")
    path = folder / "full.entente"

    def limited():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    for limit in (1, 5_000, 60_000, 400_000, 700_000):
        result = entente("merge", lines, "-o", path, preexec_fn=limited, restore_signals=False)
        assert result.returncode == 2, (limit, result.returncode, result.err)
        assert result.err.startswith(f"entente: {path}: cannot be ") and result.err.count("\n") == 1, result.err
        if path.exists() and path.stat().st_size > 0:
            assert integrity(path) == "ok"
            whole_documents(path, documents)
    entente("merge", lines, "-o", path, check=0)
    assert canonical(path) == wanted
    print("a file that cannot grow: a clear error each time, then the same bytes")

    disk = folder / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=700k", "tmpfs", disk], capture_output=True).returncode:
        print("no right to mount a small disk: not tried")
        return
    try:
        path = disk / "full.entente"
        result = entente("merge", lines, "-o", path)
        assert result.returncode == 2, result.err
        assert "the disk is full" in result.err or "cannot be written" in result.err, result.err
        shutil.copy(path, folder / "copy.entente")
        for name in ("full.entente-wal",):
            if (disk / name).exists():
                shutil.copy(disk / name, folder / "copy.entente-wal")
        assert integrity(folder / "copy.entente") == "ok"
        held = whole_documents(folder / "copy.entente", documents)
        entente("merge", lines, "-o", folder / "copy.entente", check=0)
        assert canonical(folder / "copy.entente") == wanted
        print(f"a full disk: '{result.err.strip()}', {held} whole documents kept, then the same bytes")
        drawing = disk / "drawing.json"
        result = entente("merge", lines, "-o", drawing)
        assert result.returncode == 2 and not drawing.exists(), result.err
        assert not [name for name in disk.iterdir() if "drawing" in name.name], list(disk.iterdir())
    finally:
        subprocess.run(["umount", disk], check=True)


def main():
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    with tempfile.TemporaryDirectory() as name:
        killed(pathlib.Path(name), kills)
    with tempfile.TemporaryDirectory() as name:
        full_disk(pathlib.Path(name))


if __name__ == "__main__":
    main()
