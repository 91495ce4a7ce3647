"""Posts of an imported Wikidata dump tell whom "the Finnish president" means on the day of a text."""

import json
import pathlib
import subprocess
import tempfile

from store_support import ENTENTE


def item(number, label, classes, **claims):
    return json.dumps({
        "type": "item", "id": f"Q{number}", "labels": {"en": {"language": "en", "value": label}},
        "claims": {"P31": [value(known) for known in classes]} | claims,
    }) + ",\n"


def value(number, **days):
    return {
        "mainsnak": {"datavalue": {"value": {"id": f"Q{number}"}}}, "rank": "normal",
        "qualifiers": {
            {"since": "P580", "until": "P582"}[end]: [
                {"datavalue": {"value": {"time": f"+{day}T00:00:00Z", "precision": 11}}}]
            for end, day in days.items()},
    }


DUMP = "[\n" + "".join([
    item(900001, "Ilda Quennor", [5], P27=[value(33)],
         P39=[value(900009, since="2019-03-01", until="2024-03-01")]),
    item(900002, "Tovan Brask", [5], P27=[value(33)],
         P39=[value(900009, since="2024-03-01")]),
    item(900009, "President of Finland", [30461], P1001=[value(33)]),
]) + "]\n"
TEXT = ("HELSINKI - Ilda Quennor met Tovan Brask in Helsinki on Monday. The Finnish president "
        "criticized Russia.\n")

with tempfile.TemporaryDirectory() as folder:
    folder = pathlib.Path(folder)
    (folder / "dump.json").write_text(DUMP)
    (folder / "article.txt").write_text(TEXT)
    subprocess.run(
        [ENTENTE, "kb", "import", folder / "dump.json", "-o", folder / "dump.kb", "--quiet"], check=True)

    def critics(day, *options):
        made = subprocess.run(
            [ENTENTE, "build", folder / "article.txt", "--date", day, "--format", "json", *options],
            check=True, capture_output=True)
        graph = json.loads(made.stdout)
        names = {entity["id"]: entity["name"] for entity in graph["entities"]}
        return [names[edge["source"]] for edge in graph["edges"] if edge["family"] == "accuse"]

    index = ["--kb", folder / "dump.kb"]
    found = [critics("2020-06-04", *index), critics("2025-06-04", *index), critics("2020-06-04")]
    assert found == [["Ilda Quennor"], ["Tovan Brask"], ["Finland"]], found
print("ok: the president of the day is known from a dump's posts")
