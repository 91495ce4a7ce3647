"""How almanacs write the names and posts of leaders, and how newspapers do.

Used by build_leaders.py: a line's post as a class, its name in the usual case and order, and the
spellings that the name has elsewhere.
"""
import re, unicodedata

TITLE = set("""president presidents prime minister ministers vice deputy deputies first second third fourth fifth premier
premiers chairman chairmen chairperson chairwoman chair co-chairman of the council state and for general governor
governors governor-general high commissioner administrator chief executive acting interim transitional head government
king queen emperor empress sultan amir emir prince princess crown grand duke chancellor federal lieutenant territorial
prefect secretary senior assistant national assembly provisional republic islamic tisa swiss confederation french
polynesia new zealand australia commonwealth island islands caretaker presidency revolutionary command supreme leader
taliban leaders political bureau party central committee military junta ruling spiritual pope his her majesty highness
royal holiness in on at to council's executive vicepremier commander bailiff mayor regional assembly senate member
members cabinet co-prince coprince coprinces bishop regent regents captain captains taoiseach tanaiste soviet union
provincial affairs foreign defense finance interior mission transition caretaking tuilaepa's nonresident
(president (prime (vice (chief (and (of (nonresident) (ret.) ret. minister) ministers) president) france) yuan) yuan
government) internal external coordinator coordinating mr. mrs. ms. the-then commission electoral hong kong special
administrative region viceroy lord-lieutenant representative united nations joint tri-presidency croat bosniak serb
security law order restoration administration sac peace development reconciliation community communities congress
people's peoples liberation movement front union delegate without portfolio pending civil civilian constitutional
economic social parliamentary parliament speaker president's office infrastructure energy justice health labor
agriculture trade industry commerce local rural planning communications transport transportation environment
education culture tourism information public works housing lands fisheries mines resources natural water youth sports
human rights integration european relations institutional sector services reform reforms strategy digital chairmanship
authority palestinian pna armed forces staff army ceo co-chair co-president rotating state's council's 1st 2nd 3rd
chamber tutsi hutu province turkmenbashi's executives mainland""".split())
RANK = set("""gen. general lt. lieutenant col. colonel maj. major brig. brigadier capt. captain adm. admiral cdre. sgt. cdr.
commander air vice-marshal marshall marshal chief dr. dr prof. professor sir dame lord lady baroness sheikh shaykh
mr. mrs. rev. reverend hajji haji alhaji (ret.) ret. ltg. sr. ambassador ratu lyonpo dato' datuk tun tan sri
honorable hon. archbishop dasho mulla mullah ayatollah hojjat-ol-eslam rear vice samdech group squadron flt.
engineer commodore field excellency rt. right his her hon monseigneur co-prince
""".split())
LOWER = {"De": "de", "Da": "da", "Dos": "dos", "Do": "do", "Das": "das", "Del": "del", "La": "la", "Las": "las", "Los": "los", "E": "e"}
PATRONYMIC = re.compile(r"^\w+(?:ov|ev|'yev|yev|iy|il|om|ik|lov|k)(?:ich|na)\.?$|^\w+(?:ovich|evich|yevich|ovna|evna|yevna|ichna|inichna|ovych|iyovych)$")
SLAVIC = set("RU UA BY KZ UZ TJ TM KG AZ AM GE MD BG".split())
SPANISH = set("ES PT AR BO BR CL CO CR CU DO EC SV GT GQ HN MX NI PA PY PE UY VE AO MZ CV GW ST TL PH PR AD".split())
COUNTRY = {"Akrotiri": None, "Dhekelia": None, "Burma (Myanmar)": "MM", "Congo, Democratic Republic of the": "CD",
           "Congo, Republic of the": "CG", "Korea, North": "KP", "Korea, South": "KR", "Turkiye": "TR", "Bahamas, The": "BS",
           "Gambia, The": "GM", "Falkland Islands (Islas Malvinas)": "FK", "Holy See (Vatican City)": "VA",
           "Micronesia, Federated States of": "FM", "Serbia and Montenegro": "YU", "Cote d'Ivoire": "CI",
           "Cabo Verde": "CV", "Virgin Islands": "VI", "Curacao": "CW", "Macau": "MO", "Netherlands Antilles": None,
           "Reunion": "RE", "Saint Barthelemy": "BL", "Saint Martin": "MF", "NULL": None, "Timor-Leste": "TL",
           "Saint Helena, Ascension, and Tristan da Cunha": "SH", "Sao Tome and Principe": "ST", "Czechia": "CZ",
           "British Indian Ocean Territory": None, "Christmas Island": None, "Cocos (Keeling) Islands": None,
           "French Southern and Antarctic Lands": None, "Iles Eparses": None, "Svalbard": None,
           "South Georgia and the South Sandwich Islands": None, "Pitcairn Islands": "PN", "Norfolk Island": "NF"}
MONARCHS_LEAD = set("SA AE QA KW BH OM JO MA BN SZ BT VA MC LI TO".split())
# Where the president has the power although another heads the government.
PRESIDENTS_LEAD = set("""RU FR CN EG SY KR UA BY KZ UZ TJ TM KG AZ TW LK PE PS DZ TN YE RO CY TR MN KP AF SD SS RW BI CM CF TD CG CD
CI GA GN GW GQ DJ ER ML MR MZ NE NG SN SL TG TZ UG ZM ZW AO BF BJ BW CV GH GM KE KM LR MG MW NA SC SO ST ZA MV PH TL
GY HT IR GE AM""".split())


def fold(s):
    s = "".join(c for c in unicodedata.normalize("NFKD", s) if not unicodedata.combining(c))
    s = s.replace("ø", "o").replace("ł", "l").replace("đ", "d").replace("ß", "ss").replace("ı", "i").replace("æ", "ae")
    return re.sub(r"[^a-z0-9 ]", "", re.sub(r"[-]", " ", s.lower()))


def caps(token):
    letters = re.sub(r"[^A-Za-zÀ-ž]", "", token)
    return len(letters) > 1 and letters.upper() == letters and letters not in ("II", "III", "IV", "VI", "VII", "XVI", "JR") \
        or (len(letters) > 3 and re.match(r"^(Mc|Mac|De|Di|Le|La|Van|Fitz|O')[A-Z]+$", token) is not None)


def title_case(word):
    def one(w):
        if re.match(r"^(Mc|De|Di|Le|La|Mac|Van|Fitz)[A-Z]{2}", w):
            m = re.match(r"^(Mc|De|Di|Le|La|Mac|Van|Fitz)(.*)$", w)
            return m[1] + m[2].capitalize()
        if not caps(w) and w.upper() != w:
            return w
        if w.startswith("MC") and len(w) > 4:
            return "Mc" + w[2:].capitalize()
        m = re.match(r"^(O|D|L)'(.+)$", w)
        if m:
            return m[1] + "'" + m[2].capitalize()
        return w[:1].upper() + w[1:].lower()
    return "-".join(one(p) for p in word.split("-")) if len(word) > 1 else word


def post_class(title, role):
    t = " " + title.lower() + " "
    if re.search(r"\bvice[- ]president|vice chair|\bdeputy president|second president", t) and "prime minister" not in t:
        return "vicePresident"
    if re.search(r"deputy (prime|premier|chairm)|vice (prime|premier)|deputy premiers|tanaiste|deputy chief min", t):
        return "deputyPrimeMinister"
    if "vice chancellor" in t:
        return "viceChancellor"
    if re.search(r"\b(king|queen|sultan|amir|emperor|emir|grand duke)\b", t) or re.search(r"^ (crown )?prince ", t) and role.startswith("chief of state"):
        return "monarch"
    if "governor general" in t or "governor-general" in t:
        return "governorGeneral"
    if "pope" in t:
        return "religiousLeader"
    if re.search(r"supreme leader|leader of the islamic", t):
        return "supremeLeader"
    if "chancellor" in t:
        return "chancellor"
    if re.search(r"prime minister|premier|taoiseach|chairman of the council of ministers|president of the council of ministers|chief minister", t):
        return "primeMinister" if "first deputy" not in t else "deputyPrimeMinister"
    if re.search(r"president", t):
        return "president"
    if re.search(r"deputy|assistant|vice", t):
        return "deputyLeader"
    if re.search(r"governor|administrator|commissioner|prefect|bailiff|lieutenant|chief executive|mayor", t):
        return "governor"
    if t.strip():
        return "leader"
    return ""


def split_names(rest):
    """"Doris BURES (SPOe), Karlheinz KOPF" to two names; ", Jr." stays."""
    rest = re.sub(r",\s*(Jr|Sr)\.?", r" \1.", rest)
    rest = re.sub(r",\s*(Dr|Gen|Brig|Maj|Lt|Col|Adm|Ret|Sir|KCMG|GCMG|OBE)\b.*$", "", rest)
    parts = re.split(r",\s*(?:and\s+)?|\s+and\s+|;\s*", rest)
    good = [p.strip() for p in parts if any(caps(t.strip("(),")) for t in p.split())]
    return good or ([rest] if len(rest.split()) in (2, 3, 4) and len(parts) == 1 else [])


def parse_name(raw, code):
    """(name, aliases, surname) in natural case, or None."""
    inner = re.findall(r"\(([^)]*)\)", raw)
    raw = re.sub(r"\([^)]*\)", " ", raw)
    raw = re.sub(r"\(.*$", " ", raw)
    raw = re.sub(r"^[^()]*\)", " ", raw)
    tokens = [t for t in (x.strip(",;") for x in raw.split()) if t and t not in ('"', "'")]
    while tokens and tokens[0].lower() in RANK:
        tokens.pop(0)
    tokens = [t for t in tokens if not re.match(r'^["“].*["”]$', t)]
    suffix = ""
    if tokens and tokens[-1].rstrip(".") in ("Jr", "Sr"):
        suffix = " " + tokens.pop().rstrip(".") + "."
    if not tokens or len(tokens) > 9:
        return None
    marks = [i for i, t in enumerate(tokens) if caps(t)]
    words = [title_case(t) if caps(t) or t.upper() == t and len(t) > 2 else t for t in tokens]
    if code in SPANISH:
        words = [LOWER.get(w, w) if i else w for i, w in enumerate(words)]
    words = [w if not re.fullmatch(r"[IVXivx]+", w) else w.upper() for w in words]
    roman = [t for t in tokens if re.fullmatch(r"[IVX]+", t)]
    if not marks:
        if len(words) < 2:
            return None
        return " ".join(words) + suffix, [], ""
    first, last = marks[0], marks[0]
    while last + 1 in marks:
        last += 1
    # A particle in front belongs to the surname: "von WEIZSACKER", "Ould ABDEL AZIZ".
    start = first
    while start > 1 and words[start - 1].lower() in {"von", "van", "der", "de", "del", "da", "dos", "di", "bin", "al", "el", "la", "le", "ould", "ben", "den", "ter"}:
        start -= 1
    surname = " ".join(words[start:last + 1])
    full = " ".join(words) + suffix
    aliases = []
    if first == 0:
        name = full
    else:
        given = words[:start]
        if code in SLAVIC:
            given = [g for i, g in enumerate(given) if i == 0 or not PATRONYMIC.match(g)]
        plain = [g for i, g in enumerate(given) if i == 0 or not re.fullmatch(r"[A-Z]\.?([A-Z]\.?)?", g)]
        name = " ".join(plain + [surname]) + suffix
        if suffix:
            aliases.append(" ".join(plain + [surname]))
        if plain != given:
            aliases.append(" ".join(given + [surname]) + suffix)
        if full != name:
            aliases.append(full)
        if len(plain) > 1:
            aliases.append(f"{plain[0]} {surname}")
    if roman and first == 0:
        surname = words[0]
    for alt in inner:
        if any(caps(t) for t in alt.split()) and len(alt.split()) > 1 and code in ("KR", "KP", "CN", "TW", "KH", "MM", "TH", "LA"):
            aliases.append(name)
            name = " ".join(title_case(t) if caps(t) else t for t in alt.split())
            surname = title_case(alt.split()[0])
    return name, aliases, surname


GIVEN = {"Aleksandr": ["Alexander"], "Aleksey": ["Alexei", "Alexey", "Aleksei"], "Sergey": ["Sergei"], "Dmitriy": ["Dmitry", "Dmitri"],
         "Yuriy": ["Yuri", "Yury"], "Gennadiy": ["Gennady"], "Valeriy": ["Valery"], "Anatoliy": ["Anatoly"],
         "Yevgeniy": ["Yevgeny", "Evgeny"], "Nikolay": ["Nikolai"], "Andrey": ["Andrei"], "Arkadiy": ["Arkady"], "Vitaliy": ["Vitaly"],
         "Alyaksandr": ["Alexander", "Aleksandr"], "Petr": ["Pyotr", "Petro"], "Viktor": ["Victor"], "Mykhaylo": ["Mykhailo"]}


def variants(name, code):
    out = []
    if code in SLAVIC:
        first, _, rest = name.partition(" ")
        rests = [rest]
        mended = re.sub(r"([aeou])y(?=[^aeiouy]|$)", r"\1i", rest)
        mended = re.sub(r"iy\b", "y", mended)
        if mended != rest:
            rests.append(mended)
        if "iye" in rest:
            rests.append(rest.replace("iye", "ie"))
        if "'" in rest:
            rests.append(rest.replace("'", ""))
        for r in rests:
            for f in [first, *GIVEN.get(first, [])]:
                out.append(f"{f} {r}".strip())
    if code in ("DE", "AT", "CH", "LI", "LU"):
        for a, b in (("oe", "ö"), ("ue", "ü"), ("ae", "ä")):
            if a in name and "que" not in name:
                out.append(name.replace(a, b))
    return [v for v in dict.fromkeys(out) if v != name]
