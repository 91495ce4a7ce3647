"""Cases of test_whole_texts.py from edges of ours that were judged one by one: what must not be said."""

JUDGED = [
    (
        "a state that only tells where a body is from is no actor",
        "Ana Ruiz criticised the Italian airline Alitalia in May.",
        [("Ana Ruiz", "accuse", "Alitalia")], [("Alitalia", "from", "Italy")],
    ),
    (
        "a state that acts keeps its bodies",
        "Ana Ruiz criticised the Italian airline Alitalia in May. Italy praised Zoe Lund.",
        [("Alitalia", "from", "Italy"), ("Italy", "support", "Zoe Lund")], [],
    ),
    (
        "a ban is lifted on a day and from a body",
        "Sri Lanka will lift a ban on Hamas on Sept. 6, a minister said.",
        [("Sri Lanka", "concede", "Hamas")], [("Sri Lanka", "sanction", "Hamas")],
    ),
    (
        "who gave the orders did it",
        "Tom Orr was shot on the orders of Saddam Hussein, a court heard.",
        [("Saddam Hussein", "assault", "Tom Orr")], [("Saddam Hussein", "request", "Tom Orr")],
    ),
    (
        "to challenge somebody to act is to ask him",
        "The European Union challenged Yasser Arafat to disarm the militants.",
        [("European Union", "request", "Yasser Arafat")],
        [("European Union", "opposes", "Yasser Arafat")],
    ),
    (
        "parties that fight over seats quarrel",
        "The Labour Party and the Liberal Democrats clashed over how to pay for schools.",
        [("Labour Party", "opposes", "Liberal Democrats")],
        [("Labour Party", "assault", "Liberal Democrats")],
    ),
    (
        "rejected criticism is that of whom it comes from",
        "Philip Ruddock has rejected criticism of Australia from the United Nations.",
        [("United Nations", "accuse", "Australia")],
        [("Phil Ruddock", "accuse", "Australia"), ("Phil Ruddock", "reject", "Australia")],
    ),
    (
        "a state's radio is not the state",
        "Ariel Sharon told Israeli radio that the talks had failed.",
        [], [("Ariel Sharon", "consult", "Israel"), ("Ariel Sharon", "request", "Israel")],
    ),
    (
        "one citizen is not his state",
        "Two Chadians who seized a Sudanese airliner gave themselves up on Friday, police "
        "said.",
        [], [("Chad", "coerce", "Sudan")],
    ),
    (
        "what is insisted to be so is not demanded",
        "Abdul Zaeef insisted that the Taliban would not surrender to Hamid Karzai.",
        [], [("Abdul Zaeef", "request", "Taliban")],
    ),
    (
        "weapons of mass destruction destroy nobody yet",
        "Saddam Hussein has weapons of mass destruction, which complicates the plans of the "
        "White House.",
        [], [("Saddam Hussein", "assault", "White House")],
    ),
    (
        "a peacekeeping operation is no attack",
        "Azerbaijani troops take part in peacekeeping operations in Afghanistan.",
        [("Azerbaijan", "aid", "Afghanistan")], [("Azerbaijan", "assault", "Afghanistan")],
    ),
    (
        "who deplores a violation does not blame whom it hurt",
        "The United States deplores the violation of Georgia's sovereignty by Russia.",
        [], [("United States", "accuse", "Georgia")],
    ),
    (
        "neither of two is blamed",
        "Chad's president said neither Niger nor Mali is to blame for the drought.",
        [], [("Chad", "accuse", "Niger"), ("Chad", "accuse", "Mali")],
    ),
    (
        "whoever replaces another holds the post",
        "Jane Wells replaced Tom Orr with Amy Stone as finance minister of Chad.",
        [("Amy Stone", "serves", "Chad")], [("Jane Wells", "serves", "Chad")],
    ),
    (
        "representatives of several bodies are of each",
        "Representatives of Norwest, Bank One and Wells Fargo declined to comment.",
        [], [("Bank One", "represents", "Norwest"), ("Wells Fargo", "represents", "Norwest")],
    ),
    (
        "the Palestinian leader is no Israeli minister",
        "Israeli jets fired missiles near Yasser Arafat's offices as Prime Minister Ariel "
        "Sharon spoke. The Palestinian leader, who was in his office at the time, was unhurt.",
        [("Yasser Arafat", "leads", "Palestine")], [("Ariel Sharon", "leads", "Palestine")],
    ),
    (
        "the Government is the one of that name, not the state troops went to",
        "The Federal Government has sent troops to Afghanistan. Jane Evans says the "
        "Government should come clean on the cost.",
        [("Jane Evans", "request", "Federal Government")],
        [("Jane Evans", "request", "Afghanistan")],
    ),
    (
        "no newspaper is a rebel group",
        "Reuters reported that the U.S. military was ready. Fighting broke out between the "
        "two main Kurdish rebel groups two weeks ago.",
        [], [("Reuters", "assault", "United States Armed Forces")],
    ),
    (
        "an Islamic group is not the one that bears that name",
        "Mr Arafat's police arrested an official of the radical Islamic group, Hamas, in Gaza"
        " City. Yasser Arafat spoke to Israel.",
        [], [("Yasser Arafat", "coerce", "al-Gama'a al-Islamiyya")],
    ),
    (
        "an offer that several make is not made to each other",
        "The ceasefire offer was made by Hamas, Islamic Jihad and Fatah on Sunday.",
        [], [("Hamas", "consult", "Fatah"), ("Hamas", "agree", "Fatah")],
    ),
    (
        "to attack a decision is to criticise",
        "President Yasser Arafat attacked Israel's decision to build more homes.",
        [("Yasser Arafat", "accuse", "Israel")], [("Yasser Arafat", "assault", "Israel")],
    ),
    (
        "who is linked to an attack did it, not who says so",
        "George W. Bush linked Hamas to the attack on Israel.",
        [("Hamas", "assault", "Israel")],
        [("George W. Bush", "assault", "Israel"), ("George W. Bush", "accuse", "Israel")],
    ),
    (
        "rebels who take control of a town of a state do not lead it",
        "The Kurdistan Democratic Party took control of the Iraqi city of Arbil.",
        [], [("Kurdistan Democratic Party", "leads", "Iraq")],
    ),
    (
        "a warning is not given to whom it is of",
        "The United States warned the raids hurt Georgia.",
        [], [("United States", "threaten", "Georgia")],
    ),
    (
        "air strikes are no workers' strikes",
        "Israeli air strikes against Palestinian police posts went on.",
        [("Israel", "assault", "Palestine")], [("Israel", "protest", "Palestine")],
    ),
    (
        "a meeting in Bonn is not with Germany",
        "Armenians and Azeris hold peace talks in Germany.",
        [], [("Azerbaijan", "consult", "Germany"), ("Armenia", "consult", "Germany")],
    ),
    (
        "he who is under another's protection does not protect",
        "Osama bin Laden is under the protection of Fazlur Rehman.",
        [("Fazlur Rehman", "aid", "Osama bin Laden")],
        [("Osama bin Laden", "aid", "Fazlur Rehman")],
    ),
    (
        "\"his\" in a pair is the first's, whoever the subject is",
        "General Harlow briefed US president Gerald Ford and his secretary of state Henry Kissinger.",
        [("Henry Kissinger", "serves", "Gerald Ford")], [("Henry Kissinger", "serves", "Harlow")],
    ),
    (
        "who allows or supports an invasion neither invades nor supports the invaded",
        "The United States gave a green light to the invasion of East Timor. Tony Blair supported the "
        "invasion of Iraq.",
        [], [("United States", "assault", "East Timor"), ("United States", "support", "East Timor"),
             ("Tony Blair", "support", "Iraq")],
    ),
    (
        "whose offices are closed is suppressed; a radio of an army's name is none",
        "Yasser Arafat has closed dozens of Hamas offices. Zoe Lund told Israel Army Radio that Iran "
        "was to blame.",
        [("Yasser Arafat", "coerce", "Hamas"), ("Zoe Lund", "consult", "Israel Army Radio")], [],
    ),
    (
        "a head of security leads no state; the people own no party; Liberals of the text's state",
        "Palestinian head of security Mohammed Dahlan met William Burns. The People's Alliance Party "
        "criticised Fiji. Australia's prime minister said the Liberals would win. The Liberals "
        "criticised Labor.",
        [("Mohammed Dahlan", "serves", "Palestine"),
         ("People's Alliance Party", "accuse", "Fiji"),
         ("Liberal Party of Australia", "accuse", "Australian Labor Party")],
        [("Mohammed Dahlan", "leads", "Palestine")],
    ),
]
