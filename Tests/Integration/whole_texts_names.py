"""Cases of test_whole_texts.py about whose names they are: parts, titles, namesakes, teams."""

WHOSE_NAMES = [
    (
        "names with a Persian link are whole, in either spelling",
        "The Lashkar-i-Taiba attacked India. Abdul Rahim of Jamaat-i-Islami Hind praised India.",
        [("Lashkar-e-Taiba", "assault", "India"), ("Abdul Rahim", "serves", "Jamaat-e-Islami Hind")],
        [("Abdul Rahim", "serves", "Jamaat-e-Islami")],
    ),
    (
        "a person whom the model takes for a people; a plural post is held by all",
        "The BJP lawmakers Mohan Desai and Vijay Patil met Rahul Gandhi.",
        [("Mohan Desai", "serves", "Bharatiya Janata Party"),
         ("Vijay Patil", "serves", "Bharatiya Janata Party")], [],
    ),
    (
        "posts in the plural and with \"co\" are no part of names",
        "Co-Premiers Prince Norodom Ranariddh and Hun Sen agreed to the plan.\n\n"
        "Deputy Premiers Anna Holm and Karl Berg met Zoe Lund.",
        [("Norodom Ranariddh", "agree", "Hun Sen"), ("Anna Holm", "consult", "Zoe Lund"),
         ("Karl Berg", "consult", "Zoe Lund")], [],
    ),
    (
        "what a post is for is nobody",
        "Canada's Minister of State for Finance, Tom Hockin, met Zoe Lund.",
        [("Tom Hockin", "consult", "Zoe Lund")], [("for Finance", "serves", "Canada")],
    ),
    (
        "a known body behind its owner; the Air Force of America",
        "Libya wanted to give money to Farrakhan's Nation of Islam group.\n\n"
        "U.S. officials spoke. The Air Force bombed Iraq and Syria.",
        [("Libya", "aid", "Nation of Islam"), ("United States Air Force", "assault", "Iraq")], [],
    ),
    (
        "a given name alone says nothing of whose the surname is",
        "Governor Mark Harlow visited his wife Anna in hospital on Friday. Anna Harlow had an "
        "operation last week. Harlow met Tony Blair on Monday.",
        [("Mark Harlow", "consult", "Tony Blair")], [("Anna Harlow", "consult", "Tony Blair")],
    ),
    (
        "in a text without capitals a name that looks like an inflected word is a name",
        "the riots went on for days in the city and the police did little to stop them, people "
        "there said on monday. professor baseer ahmad met the bjp. the riots went on for days and "
        "people there said nothing.",
        [("Baseer Ahmad", "consult", "Bharatiya Janata Party")], [],
    ),
]

# Names that must be found, and names that must not.
NAMES_OF_THINGS = [
    (
        "a body's name that ends with a place is whole, though the model marks the place alone",
        "The pressure group Human Rights in China said on Saturday that Beijing had freed him.",
        ["Human Rights in China"], ["Human Rights"],
    ),
    (
        "an airline in a flight's number is nobody; what is West Indian is not Indian",
        "The bombing of Pan Am flight 103 angered Britain. The West Indian batsman Viv Harlow spoke.",
        ["United Kingdom"], ["Pan Am", "India"],
    ),
    (
        "a film is a person's, and not his namesake's, a state",
        "Neil Jordan defends his decision to make the film. Liam Harlow plays the lead role in "
        "Jordan's film.",
        ["Neil Jordan"], ["Jordan"],
    ),
    (
        "a dateline's state is no team, and a club of another state no row of a table",
        "SOCCER - HOLM TO COACH NICE . NICE , France 1996-08-30 Former goalkeeper Peter Holm will "
        "coach Nice in the French soccer league .",
        ["France"], ["France national football team"],
    ),
    (
        "clubs of a table are of one state",
        "SOCCER - YUGOSLAV LEAGUE RESULTS . BELGRADE 1996-08-31 Results of Yugoslav league soccer "
        "matches played on Saturday : Hajduk 2 Proleter 0 Partizan 1 Red Star 1 Obilic 0 Vojvodina 3 "
        "Rad 1 Spartak 1",
        ["Partizan Belgrade", "FK Vojvodina"], ["Hajduk Split", "Spartak Moscow"],
    ),
    (
        "a state in a tournament's name is nobody",
        "Officials of the U.S. Open Tennis Championships praised Canada on Friday.",
        ["Canada"], ["United States"],
    ),
]
