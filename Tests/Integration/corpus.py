"""A corpus of our own making: short reports about leaders, states and bodies that do not exist or
do nothing of the kind, as many as wanted, the same ones every time."""

import json
import random

NAMES = [f"{first} {last}" for first in
         ("Aino", "Bruno", "Carla", "Daniel", "Elena", "Felix", "Greta", "Hugo", "Irene", "Jonas")
         for last in ("Karvala", "Berg", "Moretti", "Sousa", "Lindqvist", "Aydar", "Novak", "Teles")]
STATES = ["France", "Germany", "Poland", "Turkey", "Norway", "Japan", "Brazil", "Kenya", "Chile",
          "Egypt"]
PEOPLE = ["French", "German", "Polish", "Turkish", "Norwegian", "Japanese", "Brazilian", "Kenyan",
          "Chilean", "Egyptian"]
ACTS = ["spoke with", "warned", "criticized", "met", "called", "praised", "accused", "thanked"]


def article(number, sentences=4):
    """One report; `number` decides all of it."""
    source = random.Random(number)
    text = []
    for _ in range(sentences):
        (a, b), (m, n) = source.sample(NAMES, 2), source.sample(range(len(STATES)), 2)
        text.append(source.choice([
            f"{PEOPLE[m]} President {a} {source.choice(ACTS)} {PEOPLE[n]} Foreign Minister {b} on "
            f"Tuesday.",
            f"{STATES[m]} accused {STATES[n]} of breaking the treaty, said {a}, who advises {b}.",
            f"{a} will meet {b} in {STATES[m]} next week to discuss the loan to {STATES[n]}.",
            f"{STATES[m]} did not reject the plan of {STATES[n]}.",
        ]))
    return {"id": f"report-{number}", "title": f"Report {number}", "text": "\n\n".join(text),
            "date": f"2031-{1 + number % 12:02}-{1 + number % 28:02}"}


def lines(count, start=0, sentences=4):
    """`count` articles as JSON Lines."""
    return "".join(
        json.dumps(article(number, sentences), ensure_ascii=False) + "\n"
        for number in range(start, start + count))
