"""Runs the Swift examples, which are built beside the command in $ENTENTE."""

import os
import pathlib
import subprocess
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
GRAPH = HERE.parent / "Fixtures/Graphs/call.json"


def main():
    program = pathlib.Path(os.environ["ENTENTE"]).parent / "InspectGraph"
    with tempfile.TemporaryDirectory() as folder:
        store = f"{folder}/call.entente"
        run = [str(program), store, "berg", str(GRAPH)]
        first = subprocess.run(run, capture_output=True, text=True, check=True).stdout
        again = subprocess.run(run, capture_output=True, text=True, check=True).stdout
        assert first.startswith(f"added {GRAPH}\n"), first
        assert again.startswith(f"had {GRAPH}\n"), again
        assert first.split("\n")[1:] == again.split("\n")[1:]
        assert "Anna Berg: person, 1 edges" in first, first
        assert "Anna Berg warned" in first and "Berg had warned her neighbour." in first, first
        unknown = subprocess.run([str(program), store, "Bergh"], capture_output=True, text=True, check=True)
        assert unknown.stdout == "nobody; perhaps Berg\n", unknown.stdout
    print("InspectGraph builds a store, finds it unchanged, and describes an entity")


if __name__ == "__main__":
    main()
