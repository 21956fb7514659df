"""Hand-made cards of every shape, as an evening's study of the built-in deck might show them."""

from __future__ import annotations

from quiz.questions import model as m

DECK = "Five accounts of a killing"


def evidence(
    label: str, paragraph: int, *voices: str, printed: str = "Baghdad airport", ascribed: bool = False
):
    return m.EvidenceLine(
        source=label.split(maxsplit=1)[0].strip("‘’"),
        source_label=label,
        paragraph=paragraph,
        voices=voices,
        printed=printed,
        ascribed=ascribed,
    )


CHAIN, ARABIA, TWIST, MAGNIER, PANEL = (
    "the ‘chain of events’ article",
    "the Inside Arabia article",
    "the ‘major twist’ article",
    "Magnier’s column",
    "the Century panel",
)

AIRPORT = m.Explanation(
    answer="Baghdad",
    text="The strike hit a convoy that had just left Baghdad airport.",
    standing="Reported by three of the five articles.",
    holder="the Inside Arabia author",
    evidence=(
        evidence(ARABIA, 3, "the Inside Arabia author", printed="near Baghdad airport"),
        evidence(MAGNIER, 3, "Elijah Magnier", printed="Baghdad airport"),
        evidence(PANEL, 2, "Thanassis Cambanis", printed="at Baghdad’s airport"),
    ),
    notes=("The ‘chain of events’ article names no place for the strike.",),
)

STRONGER = m.Explanation(
    answer="Mohammad Manzarpour",
    text="Mohammad Manzarpour holds that killing Soleimani will strengthen the hardliners in Tehran.",
    standing="A prediction of Mohammad Manzarpour, made within days of the strike.",
    holder="Mohammad Manzarpour",
    evidence=(
        evidence(
            ARABIA, 5, "the Inside Arabia author", "Mohammad Manzarpour", printed="hand to the hardliners"
        ),
        evidence(
            ARABIA,
            30,
            "the Inside Arabia author",
            "Mohammad Manzarpour",
            printed="moderates will be silenced",
        ),
    ),
    others_title="On whom does the killing strengthen?",
    others=(
        m.OtherVoice(
            voice="Brian Hook",
            says="Tehran is weaker than before and will have to negotiate.",
            stance="it weakens Iran",
            evidence=(evidence(TWIST, 5, "the ‘major twist’ author", "Brian Hook", printed="weakened"),),
        ),
        m.OtherVoice(
            voice="Elijah Magnier",
            says="Iran has gained what it sought in Iraq: a vote to send the Americans home.",
            stance="it strengthens Iran",
        ),
        m.OtherVoice(voice="Gregory Brew", says="Both sides have come out with their reputations damaged."),
        m.OtherVoice(voice="Michael Wahid Hanna", says="It is premature to say."),
    ),
    notes=("Reported since: parliament voted on 5 January.",),
)

MUHANDIS = m.Explanation(
    answer="Soleimani",
    text="The strike killed Qassem Soleimani and Abu Mahdi al-Muhandis.",
    standing="Reported by all five articles.",
    evidence=(
        evidence(TWIST, 1, "the ‘major twist’ author", printed="killed Soleimani"),
        evidence(CHAIN, 2, "the ‘chain of events’ author", printed="Soleimani was killed"),
    ),
)


def base(
    card: str, form: m.Form, prompt: str, said: m.Explanation, *, recall: bool = True
) -> dict[str, object]:
    return {
        "question": f"soleimani/{card}:{form}",
        "card": f"soleimani/{card}",
        "form": form,
        "recall": recall,
        "prompt": prompt,
        "explanation": said,
    }


SHOW = m.Show(**base("strike-place#a", m.Form.STUDY, "", AIRPORT))
PICK = m.Pick(
    **base(
        "strike-place#a",
        m.Form.CHOICE,
        "Near which city’s airport did the strike hit Soleimani’s convoy?",
        AIRPORT,
        recall=False,
    ),
    options=("Basra", "Baghdad", "Najaf", "Kirkuk"),
    key=1,
)
WHO = m.Pick(
    **base(
        "hardliners#holder",
        m.Form.WHO_SAYS,
        (
            "“Killing Soleimani will strengthen the hardliners in Tehran and silence those who "
            "wanted talks.” Whose view is this?"
        ),
        STRONGER,
        recall=False,
    ),
    options=("Brian Hook, the American envoy for Iran", "Mohammad Manzarpour", "Elijah Magnier"),
    key=1,
)
JUDGE = m.Judge(
    **base(
        "strike-place#b",
        m.Form.TRUE_FALSE,
        "True or false? The Inside Arabia article reports:",
        AIRPORT,
        recall=False,
    ),
    text="The strike hit a convoy that had just left Basra airport.",
    key=False,
    correction="It had just left Baghdad airport.",
)
TYPE = m.Type(
    **base("killed#who", m.Form.SHORT_ANSWER, "Which Iranian general did the strike kill?", MUHANDIS),
    key=m.AnswerKey(
        type="person", display="Qassem Soleimani", accepted=("Qassem Soleimani", "Soleimani", "Suleimani")
    ),
)
CLOZE = m.Type(
    **base("killed#who2", m.Form.CLOZE, "The strike killed ____ and Abu Mahdi al-Muhandis.", MUHANDIS),
    key=m.AnswerKey(type="person", display="Qassem Soleimani", accepted=("Qassem Soleimani", "Soleimani")),
)
NUMBER = m.Type(
    **base(
        "rockets#n",
        m.Form.NUMBER,
        (
            "How many rockets, at least, were fired at the base near Kirkuk according to the "
            "‘major twist’ article?"
        ),
        AIRPORT,
    ),
    key=m.AnswerKey(
        type="number",
        display="at least 30 rockets",
        accepted=("30",),
        value="30",
        unit="rockets",
        bounds="at-least",
    ),
)
POSTS = (
    "commander of Iraq’s leading Shiite militias",
    "deputy head of the PMF",
    "vice commander of the Hashd al-Shaabi",
)
ASSIGN = m.Assign(
    **base(
        "muhandis-post#values",
        m.Form.DISCREPANCY,
        "What post did Abu Mahdi al-Muhandis hold? The sources differ. Who describes him in which way?",
        m.Explanation(
            answer="three descriptions of one post",
            text=(
                "Inside Arabia and Michael Wahid Hanna make him deputy head of the PMF, Magnier "
                "vice commander of the Hashd al-Shaabi, the ‘major twist’ article commander of the "
                "leading Shiite militias."
            ),
            standing="The sources conflict.",
            evidence=(
                evidence(TWIST, 1, "the ‘major twist’ author", printed="commander of the leading"),
                evidence(MAGNIER, 3, "Elijah Magnier", printed="vice commander"),
                evidence(ARABIA, 3, "the Inside Arabia author", printed="deputy head of PMF"),
            ),
        ),
    ),
    rows=(
        m.Row(label="the ‘major twist’ article", options=POSTS, key=0),
        m.Row(label="the Inside Arabia article", options=POSTS, key=1),
        m.Row(label="Elijah Magnier", options=POSTS, key=2),
    ),
)
ROAD = (
    "1. Washington left the nuclear deal (May 2018).\n"
    "2. Drones and missiles hit Saudi oil facilities at Abqaiq and Khurais (14 September 2019).\n"
    "3. A crowd stormed the American embassy in Baghdad (31 December 2019).\n"
    "4. Iraq’s premier called a special session of parliament (order only)."
)
ARRANGE = m.Arrange(
    **base(
        "road-to-the-strike#order",
        m.Form.ORDER,
        "The road to the strike: put these in order, the earliest first.",
        m.Explanation(
            answer=ROAD,
            text=ROAD,
            standing="Dates and order as told by the Inside Arabia article and Magnier’s column.",
            evidence=(
                evidence(ARABIA, 7, "the Inside Arabia author", printed="December 31"),
                evidence(MAGNIER, 4, "Elijah Magnier", printed="a special session"),
            ),
            notes=("No date is given for 4; it is told to come after 3.",),
        ),
    ),
    items=(
        m.Dated(
            text="A crowd stormed the American embassy in Baghdad.",
            when="31 December 2019",
        ),
        m.Dated(text="Iraq’s premier called a special session of parliament.", when="order only"),
        m.Dated(text="Washington left the nuclear deal.", when="May 2018"),
        m.Dated(
            text="Drones and missiles hit Saudi oil facilities at Abqaiq and Khurais.",
            when="14 September 2019",
        ),
    ),
    key=(2, 3, 0, 1),
)
OFFICES = ("head of the Quds Force", "deputy head of the PMF", "prime minister of Iraq")
MATCH = m.Assign(
    **base(
        "offices#match",
        m.Form.MATCH,
        "Who held which office when the strike came?",
        m.Explanation(
            answer="Who held which office when the strike came?\nSoleimani — head of the Quds Force",
            text="Who held which office when the strike came?\nSoleimani — head of the Quds Force",
            standing="As told by the Inside Arabia article.",
            evidence=(evidence(ARABIA, 3, "the Inside Arabia author", printed="deputy head of PMF"),),
        ),
        recall=False,
    ),
    rows=(
        m.Row(label="Abu Mahdi al-Muhandis", options=OFFICES, key=1),
        m.Row(label="Qassem Soleimani", options=OFFICES, key=0),
        m.Row(label="Adil Abdul-Mahdi", options=OFFICES, key=2),
    ),
    exclusive=True,
)
VIEWS = ("the Inside Arabia author", "Thanassis Cambanis")
CLAIMS = m.Assign(
    **base(
        "why#match",
        m.Form.MATCH,
        "Why did Washington strike? Match each position with the voice that holds it.",
        STRONGER,
        recall=False,
    ),
    rows=(
        m.Row(
            label="The killing may be a deliberate push to war by those who sought it (calls it a fear).",
            options=VIEWS,
            key=1,
        ),
        m.Row(
            label="After the siege of the embassy the strike was meant to forestall American deaths.",
            options=VIEWS,
            key=0,
        ),
    ),
    exclusive=True,
)
CASE = m.Checklist(
    **base(
        "troops-stay#case-stay",
        m.Form.STEELMAN,
        "Should American troops stay in Iraq? One answer is “yes”, held by many Iraqis and Dan. "
        "Make the best case for it.",
        STRONGER,
    ),
    items=(
        m.Item(text="They are a shield against ISIS and Iranian domination.", holder="many Iraqis"),
        m.Item(text="They have served both countries, if imperfectly.", holder="Dan"),
    ),
)
CHECKLIST = m.Checklist(
    **base(
        "troops-stay#positions",
        m.Form.POSITIONS,
        "Should American troops stay in Iraq? Name the positions, and who holds them.",
        STRONGER,
    ),
    items=(
        m.Item(
            text="they should stay, as a shield against ISIS and Iranian domination", holder="many Iraqis"
        ),
        m.Item(text="parliament should ask them to go", holder="Iran’s leaders"),
        m.Item(text="they will leave sooner or later, whatever is decided", holder="Thanassis Cambanis"),
    ),
)
REVEAL = m.Reveal(
    **base(
        "hand-1#front",
        m.Form.BASIC,
        "What does PMF stand for?",
        m.Explanation(
            answer="Popular Mobilisation Forces",
            text="Popular Mobilisation Forces",
            standing="A card written by hand.",
        ),
    ),
    back="Popular Mobilisation Forces (in Arabic al-Hashd al-Shaabi)",
)
HOSTILE = m.Pick(
    **base(
        "hostile#a",
        m.Form.CHOICE,
        "What is [bold]this[/bold] \x1b[31mred\x1b[0m [link=x]? \u202egnp.exe [/]",
        AIRPORT,
        recall=False,
    ),
    options=("[red]a[/red]", "b[/]", "\x1b]0;title\x07c"),
    key=0,
)
ALL = {
    "show": SHOW,
    "pick": PICK,
    "who": WHO,
    "judge": JUDGE,
    "type": TYPE,
    "cloze": CLOZE,
    "number": NUMBER,
    "assign": ASSIGN,
    "arrange": ARRANGE,
    "match": MATCH,
    "claims": CLAIMS,
    "case": CASE,
    "checklist": CHECKLIST,
    "reveal": REVEAL,
}
