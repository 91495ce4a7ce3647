"""What only a whole text tells: ties whose ends stand paragraphs apart, and who is meant where.

Texts are our own. Each names edges (source, family, target) that must be there, and some that must not.
"""

import json
import subprocess

from store_support import ENTENTE
from whole_texts_judged import JUDGED
from whole_texts_names import NAMES_OF_THINGS, WHOSE_NAMES

CASES = [
    (
        "a senator sits in the Senate that another paragraph names",
        "Aid bill stalls\n\nSen. Lindsey Graham, R-S.C., said he would oppose the bill.\n\n"
        "The Senate votes on Monday.",
        [("Lindsey Graham", "serves", "United States Senate")], [],
    ),
    (
        "of two kings of one name the text's states tell which is meant",
        "Saudi Arabia warned Iran on Monday. King Abdullah met the Saudi foreign minister in Riyadh "
        "and criticised Tehran.",
        [("Abdullah bin Abdulaziz", "accuse", "Iran")], [("Abdullah II of Jordan", "accuse", "Iran")],
    ),
    (
        "the other king",
        "Jordan's parliament met on Monday. King Abdullah criticised Israel in Amman.",
        [("Abdullah II of Jordan", "accuse", "Israel")],
        [("Abdullah bin Abdulaziz", "accuse", "Israel")],
    ),
    (
        "a text all in capitals is read as one that has none",
        "THE MAYOR OF ACCRA, KOJO MENSAH, MET PRIME MINISTER DAVID CAMERON IN LONDON ON MONDAY. "
        "CAMERON PRAISED GHANA, AND MENSAH URGED FRANCE TO SEND AID TO THE NORTH OF THE COUNTRY.",
        [("Kojo Mensah", "consult", "David Cameron"), ("David Cameron", "support", "Ghana")], [],
    ),
    (
        "a leader's state may stand elsewhere, also where other edges join the two",
        "Prime Minister Rishi Sunak defended his record on Monday.\n\n"
        "Sunak promised the United Kingdom a better year.",
        [("Rishi Sunak", "leads", "United Kingdom")], [],
    ),
    (
        "a union's president presides over no state",
        "Canada's car workers may strike.\n\nTalks go on, union president Bob White said.",
        [], [("Bob White", "leads", "Canada")],
    ),
    (
        "whom the first sentence leaves unnamed is named in the next",
        "A former British army soldier has been jailed for eight years in Turkey after he was "
        "convicted of fighting against Islamic State.\n\nJoe Robinson, 25, was sentenced on Friday.",
        [("Turkey", "coerce", "Joe Robinson"), ("Joe Robinson", "assault", "Islamic State")], [],
    ),
    (
        "a description with a state says whom its holder leads",
        "Turkish forces are preparing to enter Idlib, the Turkish president has said.\n\n"
        "Recep Tayyip Erdogan told his party that the army would act.",
        [("Recep Tayyip Erdoğan", "leads", "Turkey")], [],
    ),
    (
        "the letters in brackets are those of the name before them",
        "Japan's Economic Planning Agency (EPA) met reporters.\n\nEPA chief Tetsuo Kondo praised "
        "the Liberal Democratic Party.",
        [], [("Tetsuo Kondo", "leads", "Environmental Protection Agency")],
    ),
    (
        "a company goes by its first word",
        "Dome Petroleum Ltd ended talks with TransCanada.\n\nAmoco Corp offered to buy Dome.",
        [("Amoco", "owns", "Dome Petroleum")], [],
    ),
    (
        "the actor, and not the place before the colon, is the subject; initials begin a name",
        "lucknow: the samajwadi party on thursday accused the congress of shielding the guilty and "
        "said it would meet again. his lawyer, s k tripathi, told the press that ashok verma would "
        "move the allahabad high court for bail on monday, and the us ambassador left the city.",
        [("Samajwadi Party", "accuse", "Indian National Congress"),
         ("Ashok Verma", "request", "Allahabad High Court")], [],
    ),
    (
        "a company that tells of a post gave it",
        "General Electric said on Monday that it had a good year.\n\n"
        "General Electric said John Welch was elected chairman.",
        [("General Electric", "appointed", "John Welch"),
         ("John Welch", "leads", "General Electric")], [],
    ),
    (
        "who helped, arrested or elected is not guessed across a clause about somebody unnamed",
        "Pakistan released the doctor who had helped the CIA.\n\n"
        "The Supreme Court of Kenya threw out a petition by Raila Odinga over the election of "
        "Uhuru Kenyatta.",
        [("Kenyan Supreme Court", "reject", "Raila Odinga")],
        [("Pakistan", "aid", "Central Intelligence Agency"),
         ("Pakistan", "concede", "Central Intelligence Agency"),
         ("Uhuru Kenyatta", "appointed", "Raila Odinga")],
    ),
    (
        "ties between states, their parts and their allies' people",
        "Russia says Abkhazia is part of Georgia no more.\n\nTaiwan is part of China, Beijing "
        "says. Israel and its American allies met. The visit was a chance to strengthen relations "
        "between the United Kingdom and Uzbekistan. Hungary is at odds with the European "
        "Commission. Eritrean troops fought alongside Ethiopian forces against the TPLF.",
        [("Taiwan", "part of", "China"), ("Israel", "allied", "United States"),
         ("United Kingdom", "cooperate", "Uzbekistan"),
         ("Hungary", "opposes", "European Commission"), ("Eritrea", "cooperate", "Ethiopia")], [],
    ),
    (
        "Brussels is the Union where the text speaks of it and not of Belgium",
        "The European Union meets next week.\n\nBrussels wants to reassure Poland about its plans.",
        [("European Union", "consult", "Poland")], [("Belgium", "consult", "Poland")],
    ),
    (
        "a party called by its name is none spoken of before",
        "The liberal VVD party opposed the admission of Poland.\n\nThe CDA party praised Poland.",
        [("CDA", "support", "Poland")],
        [("People's Party for Freedom and Democracy", "support", "Poland")],
    ),
    (
        "whose resignation as what; a title that names a party is of no state",
        "Petro Poroshenko forced the resignation of Arseniy Yatsenyuk as prime minister of "
        "Ukraine.\n\nMarine Le Pen leads the National Front in France. National Front Vice "
        "President Florian Philippot agreed.",
        [("Arseniy Yatsenyuk", "leads", "Ukraine")], [("Florian Philippot", "serves", "France")],
    ),
    (
        "bodies of the one state that a text is about, and those written small before it",
        "Prime Minister Benjamin Netanyahu met reporters in Israel. Netanyahu told the Cabinet "
        "that Israel would not change its plans.\n\nThe foreign ministry of Iran condemned Israel.",
        [("Benjamin Netanyahu", "consult", "Israeli Cabinet"),
         ("Iranian Foreign Ministry", "accuse", "Israel")], [],
    ),
    (
        "advice to oneself is no praise, and no vote in a state is one against it",
        "Council of Europe Secretary General Terry Davis spoke in Warsaw.\n\n\"We must be careful "
        "not to undermine rights,\" Davis said. The party accused ZANU-PF of rigging the vote in "
        "Zimbabwe.",
        [("Terry Davis", "leads", "Council of Europe")],
        [("Terry Davis", "support", "Council of Europe"), ("ZANU-PF", "reject", "Zimbabwe")],
    ),
    (
        "those among whom one is, and a court whose verb the parser takes for an adjective",
        "Greta Thunberg was among those detained by German police.\n\n"
        "A court in Turkey on Thursday sentenced journalist Ahmet Altan to ten years in prison.",
        [("Federal Police (Germany)", "coerce", "Greta Thunberg"),
         ("Turkey", "accuse", "Ahmet Altan")], [],
    ),
    (
        "bodies of towns and provinces act, and so do those known by what they do",
        "The Mumbai police arrested Ravi Shah on Monday. The Maharashtra government accused Asha "
        "Patil of fraud.\n\nThe Dutch safety board blamed Boeing, and the UN refugee agency thanked "
        "Kenya.",
        [("Mumbai Police", "coerce", "Ravi Shah"),
         ("Maharashtra government", "accuse", "Asha Patil"),
         ("Dutch safety board", "accuse", "Boeing"),
         ("United Nations High Commissioner for Refugees", "support", "Kenya")], [],
    ),
    (
        "in small letters throughout, a province is known by the body it has",
        "patna: the bihar police on monday arrested lalu prasad yadav, and the gujarat government "
        "told the allahabad high court that it would not appeal. the delhi police accused rahul "
        "gandhi of contempt, and the supreme court of india asked the government to reply by friday.",
        [("Delhi Police", "accuse", "Rahul Gandhi"),
         ("Gujarat government", "consult", "Allahabad High Court")], [],
    ),
    (
        "in small letters a name behind initials or a given name is beyond doubt",
        "surat: judge r.k. mehta on friday rejected the bail application of bjp councillor dinesh "
        "solanki. bjp mlas ramesh shah and naresh joshi met v.k. gupta and said "
        "that solanki should be let go. the complaint was filed by congress worker salim pathan, who "
        "said that his shop was attacked in the riots.",
        [("R.K. Mehta", "reject", "Dinesh Solanki"),
         ("Dinesh Solanki", "serves", "Bharatiya Janata Party"),
         ("Ramesh Shah", "consult", "V.K. Gupta"),
         ("Salim Pathan", "serves", "Indian National Congress")], [],
    ),
    (
        "a post is held by who is called so, and by nobody with another's title",
        "The Foreign Secretary Jeremy Lunt chaired a meeting in London. Iraqi Foreign Minister "
        "Ibrahim Jafri briefed ministers.\n\nThe Foreign Secretary praised Turkey.",
        [("Jeremy Lunt", "support", "Turkey")], [("Ibrahim Jafri", "support", "Turkey")],
    ),
    (
        "who tells and who wins, by the words and not by the parse",
        "CEO of the Refugee Council Anna Kowalska told Sky News that the process must change. Paula "
        "Holt of the National Party was defeated by 3,412 votes by Peter Dunstan.",
        [("Anna Kowalska", "consult", "Sky News"), ("Anna Kowalska", "leads", "Refugee Council"),
         ("Peter Dunstan", "opposes", "Paula Holt")],
        [("Refugee Council", "consult", "Sky News")],
    ),
    (
        "a state's envoy at a body is the state's",
        "Iran's U.N. envoy Said Khorassani complained to Ban Ki-moon on Monday. Fellows met with the "
        "President of the Kurdistan Region, Masoud Barzan.",
        [("Said Khorassani", "represents", "Iran"),
         ("Masoud Barzan", "leads", "Kurdistan Region")], [],
    ),
    (
        "an alliance is not based where its enemy is",
        "Asha Carter thanked the counter-ISIL coalition and Turkey for their help.",
        [], [("counter-ISIL coalition", "from", "Islamic State")],
    ),
    (
        "whose parliament, army and ministry it is that one state's text speaks of",
        "Greece will not pay, Prime Minister Alexis Tsipras said. Tsipras told parliament on Monday "
        "that the army would be spared.",
        [("Alexis Tsipras", "consult", "Hellenic Parliament")], [],
    ),
    (
        "the union is the workers', whatever company was spoken of last",
        "The United Auto Workers began talks with American Motors. Renault of France owns a stake "
        "in American Motors. The union threatened to strike against American Motors.",
        [], [("Renault", "threaten", "American Motors")],
    ),
    (
        "members of blocs and parties, however the text counts them in",
        "NATO member Turkey opposes the admission of Sweden to NATO.\n\n"
        "Republicans such as Marco Rubio were angry. Petra Pau (SPD) was not.",
        [
            ("Turkey", "part of", "NATO"), ("Sweden", "part of", "NATO"),
            ("Marco Rubio", "serves", "Republican Party"),
            ("Petra Pau", "serves", "Social Democratic Party of Germany"),
        ],
        [],
    ),
]


# Names that a reader takes for a person, state or body, and what he takes for none.
NAMES = [
    (
        "a place is nobody, whatever a town is called after",
        "A storm hit the town of Hollow Top in New South Wales on Monday. Roads near Hollow Top were "
        "closed, and so was the Brennan Highway. The New South Wales Rural Fire Service sent crews.",
        ["Rural Fire Service"], ["Hollow Top", "Wales", "Brennan Highway"],
    ),
    (
        "a post and its field are no bodies",
        "The Governor-General, Peter Holm, spoke to the Federal Privacy Commissioner, Anna Moser, in "
        "Canberra. Australia's Immigration Minister, Paul Reed, said the Federal Government would wait. "
        "Holm was Archbishop of Brisbane before.",
        ["Peter Holm", "Anna Moser", "Paul Reed", "Australia"],
        ["Governor-General", "Federal Privacy", "Immigration", "Federal Government",
         "Archbishop of Brisbane"],
    ),
    (
        "a share index, a tag and the end of a title are nobody",
        "The S&P 500 rose on Monday. Anna Moser wrote #MoserOut under a picture from Lord of the Rings.",
        ["Anna Moser"], ["Standard & Poor's", "MoserOut", "Rings"],
    ),
    (
        "a company goes by its first word, and no person is called so",
        "Holbrook Petroleum reached a deal with East Timor on Monday. A Holbrook spokesman said that "
        "Holbrook would build a pipeline.",
        ["Holbrook Petroleum", "East Timor"], ["Holbrook"],
    ),
]


TEXTS = CASES + JUDGED + WHOSE_NAMES
NAMES += NAMES_OF_THINGS


def graph(number, text):
    line = json.dumps({"id": str(number), "text": text, "date": "2017-06-10"})
    run = subprocess.run([ENTENTE, "extract", "-"], input=line, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


def entities(number, text):
    return {entity["name"] for entity in graph(number, text)["entities"]}


def edges(number, text):
    found = graph(number, text)
    names = {entity["id"]: entity["name"] for entity in found["entities"]}
    return {(names[e["source"]], e["family"], names[e["target"]]) for e in found["edges"]}


def main():
    for number, (title, text, wanted, unwanted) in enumerate(TEXTS):
        found = edges(number, text)
        for edge in wanted:
            assert edge in found, f"{title}: {edge} missing among {sorted(found)}"
        for edge in unwanted:
            assert edge not in found, f"{title}: {edge} is wrong"
    for number, (title, text, wanted, unwanted) in enumerate(NAMES):
        found = entities(number, text)
        for name in wanted:
            assert name in found, f"{title}: {name} missing among {sorted(found)}"
        for name in unwanted:
            assert name not in found, f"{title}: {name} is none"
    print(f"whole texts: {len(TEXTS) + len(NAMES)} read as a reader would")


if __name__ == "__main__":
    main()
