"""Hand-made cards of every shape, and a library of them that keeps everything in memory.

For tests of single widgets and for pictures; whole sessions are tested with the real store.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from quiz.errors import QuizError
from quiz.questions import model as m
from quiz.study import views as v
from quiz.study.preferences import Preferences
from tui.backend import Home

DECK = "Five accounts of a killing"


def evidence(
    label: str, paragraph: int, *voices: str, printed: str = "Baghdad airport", ascribed: bool = False
):
    return m.EvidenceLine(
        source=label.split()[0].strip("‘’"),
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
        "“Killing Soleimani will strengthen the hardliners in Tehran and silence those who wanted talks.” Whose view is this?",
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
        "Is this what the Inside Arabia article reports?",
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
        "How many rockets, at least, were fired at the base near Kirkuk according to the ‘major twist’ article?",
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
            text="Inside Arabia and Michael Wahid Hanna make him deputy head of the PMF, Magnier vice commander of the Hashd al-Shaabi, the ‘major twist’ article commander of the leading Shiite militias.",
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
    "show": SHOW, "pick": PICK, "who": WHO, "judge": JUDGE, "type": TYPE, "cloze": CLOZE, "number": NUMBER,
    "assign": ASSIGN, "checklist": CHECKLIST, "reveal": REVEAL,
}  # fmt: skip

DUE = {1: "10 min", 2: "2 days", 3: "6 days", 4: "15 days"}

HOME = v.HomeView(
    learner="default",
    decks=(
        v.DeckRow(id="soleimani", title=DECK, summary="In January 2020 an American drone strike at Baghdad airport killed the Iranian general Qassem Soleimani and the Iraqi commander Abu Mahdi al-Muhandis. Five texts share some facts, give different figures for others, and reach opposed conclusions.", cards=412, new=20, learning=3, due=24, suspended=2, young=90, mature=40),
        v.DeckRow(id="capitals", title="Capitals of the Middle East", summary=None, cards=18, new=0, learning=0, due=5, suspended=0, young=6, mature=12),
    ),
    streak=5,
    answered_today=12,
    forecast=(29, 12, 18, 7, 22, 4, 9, 15, 3, 6, 11, 2, 5, 8),
    activity=(0, 0, 12, 20, 0, 4, 8, 31, 22, 0, 0, 14, 28, 35, 12, 8, 0, 0, 0, 19, 22, 40, 18, 26, 31, 22, 30, 12),
)  # fmt: skip
EMPTY_HOME = replace(HOME, decks=(), streak=0, answered_today=0, forecast=(0,) * 14, activity=(0,) * 28)
DONE_HOME = replace(
    HOME,
    decks=tuple(replace(deck, new=0, learning=0, due=0) for deck in HOME.decks),
    forecast=(0, *HOME.forecast[1:]),
    answered_today=41,
)


def position(
    voice: str,
    claim: str,
    grounds: str | None = None,
    *,
    role: str | None = None,
    through=(),
    hedge=None,
    kind="judgement",
    at=((ARABIA, 5),),
):
    return v.PositionView(
        voice_id=voice.casefold().replace(" ", "-"), voice=voice, voice_role=role, through=tuple(through), claim=claim,
        grounds=grounds, hedge=hedge, kind=kind, evidence=tuple((label.split()[1].strip("‘’").casefold(), label, n) for label, n in at),
    )  # fmt: skip


DISPUTES = v.DisputesView(
    deck="soleimani",
    title=DECK,
    disputes=(
        v.DisputeView(
            id="us-troops-stay", deck="soleimani", question="Should American troops stay in Iraq?",
            note="Asked before the vote of 5 January in the Iraqi parliament, and after it.", topic="What followed in Iraq",
            stances=(
                v.StanceView("they should stay", (
                    position("many Iraqis", "want the American military to remain", "it is a shield against ISIS and against Iranian domination", through=("Thanassis Cambanis",), kind="recommendation", at=((PANEL, 22),)),
                    position("Iraqi Kurdistan’s leaders", "want them to stay whatever Baghdad decides", role="the government in Erbil", at=((MAGNIER, 12),), hedge="seem"),
                )),
                v.StanceView("they should go", (
                    position("the Iranian leadership", "hopes that parliament asks the Americans to go", through=("Elijah Magnier",), at=((MAGNIER, 7), (MAGNIER, 9)), kind="recommendation"),
                    position("Muqtada al-Sadr", "demands that they leave at once and that the embassy closes", "the strike broke every agreement on their presence", role="cleric and party leader", at=((MAGNIER, 10), (ARABIA, 17)), kind="recommendation"),
                )),
            ),
        ),
        v.DisputeView(
            id="who-gains", deck="soleimani", question="Whom does the killing strengthen?", note=None, topic="Outlook",
            stances=(
                v.StanceView("Iran’s hardliners", (position("Mohammad Manzarpour", "the hardliners in Tehran will silence those who wanted talks", "grief rallies people behind the state", role="journalist", through=("the Inside Arabia author",), kind="prediction", at=((ARABIA, 5), (ARABIA, 30))),)),
                v.StanceView("the United States", (position("Brian Hook", "Tehran is weaker than before and will have to negotiate", "it has lost its most able commander", role="American envoy for Iran", through=("the ‘major twist’ author",), at=((TWIST, 5),)),)),
                v.StanceView("nobody", (position("Gregory Brew", "both have come out with their reputations damaged", role="historian", through=("the Inside Arabia author",), at=((ARABIA, 22),)), position("Michael Wahid Hanna", "holds that it is too early to tell", hedge="premature to say, but", at=((PANEL, 9),)))),
            ),
        ),
        v.DisputeView(
            id="legal", deck="soleimani", question="Was the strike lawful?", note=None, topic="Why Washington decided to strike",
            stances=(
                v.StanceView("yes, as self-defence", (position("the Pentagon", "it was a defensive act to protect Americans abroad", "Soleimani was planning attacks", through=("the Inside Arabia author",), at=((ARABIA, 6), (ARABIA, 11)), kind="claim"),)),
                v.StanceView("no", (position("Elijah Magnier", "it was an assassination on the soil of a sovereign state", at=((MAGNIER, 4),)),)),
            ),
        ),
    ),
    voices=(v.VoiceRow("elijah-magnier", "Elijah Magnier", 1), v.VoiceRow("mohammad-manzarpour", "Mohammad Manzarpour", 1), v.VoiceRow("many-iraqis", "many Iraqis", 1)),
    sources=(v.VoiceRow("inside", ARABIA, 6), v.VoiceRow("column", MAGNIER, 4), v.VoiceRow("century", PANEL, 2)),
)  # fmt: skip


class SampleLibrary:
    """Gives out the given instances one after the other and grades them simply."""

    def __init__(
        self,
        instances: Iterable[m.AnyInstance] = (),
        *,
        home_view: v.HomeView = HOME,
        fail: QuizError | None = None,
    ) -> None:
        self.instances = list(instances)
        self.home_view = home_view
        self.fail = fail
        self.place = 0
        self.answers: list[tuple[str, m.Response, int]] = []
        self.ratings: list[int] = []
        self.put_away: list[tuple[str, str]] = []
        self.closed = False
        self.saved: list[Preferences] = []
        self.learner = "default"

    def open(self, progress) -> None:
        if self.fail is not None:
            raise self.fail

    def close(self) -> None:
        self.closed = True

    def preferences(self) -> Preferences:
        return self.saved[-1] if self.saved else Preferences()

    def save(self, preferences: Preferences) -> None:
        self.saved.append(preferences)

    def learners(self) -> tuple[str, ...]:
        return ("default", "Ada")

    def switch(self, learner: str) -> Preferences:
        self.learner = learner
        return Preferences()

    def home(self) -> Home:
        return Home(self.home_view, 2, alone=True)

    def disputes(self, deck: str) -> v.DisputesView:
        return DISPUTES

    def start(self, options: v.SessionOptions) -> v.Task | None:
        self.place = 0
        return self.next()

    def next(self) -> v.Task | None:
        if self.place >= len(self.instances):
            return None
        return self._task(self.instances[self.place])

    def _task(self, instance: m.AnyInstance) -> v.Task:
        return v.Task(
            card=instance.card,
            deck_title=DECK,
            topic="The strike itself",
            instance=instance,
            phase="new" if isinstance(instance, m.Show) else "review",
            version=1,
            repetition=3,
            counts=self.counts(),
        )

    def counts(self) -> v.Counts:
        left = len(self.instances) - self.place
        return v.Counts(new=min(left, 8), learning=2, review=14 + left, done=self.place + 6)

    def answer(self, task: v.Task, response: m.Response, milliseconds: int) -> v.Feedback:
        self.answers.append((task.card, response, milliseconds))
        self.place += 1
        verdict = self.grade(task.instance, response)
        return v.Feedback(
            task=task,
            verdict=verdict,
            rating=verdict.rating,
            explanation=task.instance.explanation,
            event="e",
            next_due=DUE,
        )

    def grade(self, shown: m.AnyInstance, response: m.Response) -> m.Verdict:
        def verdict(right: bool, **more) -> m.Verdict:
            return m.Verdict(
                outcome="right" if right else "wrong",
                rating=3 if right else 1,
                score=float(right),
                message="Right." if right else "Not right.",
                **more,
            )

        match shown, response:
            case m.Pick(), m.Picked(index):
                return verdict(index == shown.key)
            case m.Judge(), m.Judged(value):
                return verdict(value == shown.key)
            case m.Type(), m.Typed(text):
                if text == "Solemanni":
                    return m.Verdict(
                        outcome="wrong", rating=1, score=0, message="Two letters off.", near=True,
                        diff=(m.Diff("same", "Sole"), m.Diff("missing", "i"), m.Diff("same", "man"), m.Diff("extra", "n"), m.Diff("same", "i")),
                    )  # fmt: skip
                return verdict(text.casefold() in {a.casefold() for a in shown.key.accepted})
            case m.Assign(), m.Assigned(indices):
                marks = tuple(i == row.key for i, row in zip(indices, shown.rows, strict=True))
                right = sum(marks)
                outcome = "right" if right == len(marks) else "partial" if right else "wrong"
                return m.Verdict(
                    outcome=outcome,
                    rating=3 if outcome == "right" else 2 if outcome == "partial" else 1,
                    score=right / len(marks),
                    message=f"{right} of {len(marks)} right.",
                    marks=marks,
                )
            case m.Checklist(), m.Ticked(ticks):
                right = sum(ticks)
                return m.Verdict(
                    outcome="right" if all(ticks) else "partial" if right else "wrong",
                    rating=3 if all(ticks) else 2,
                    score=right / len(ticks),
                    message=f"{right} of {len(ticks)} recalled.",
                    marks=ticks,
                )
            case _, m.Recalled(rating):
                return m.Verdict(outcome="self", rating=rating, score=1, message="")
            case _, m.Seen():
                return m.Verdict(outcome="seen", rating=3, score=1, message="")
            case _:
                return m.Verdict(outcome="wrong", rating=1, score=0, message="It counts as not known.")

    def rerate(self, feedback: v.Feedback, rating: int) -> v.Feedback:
        self.ratings.append(rating)
        return replace(feedback, rating=rating)

    def undo(self) -> v.Task | None:
        if not self.place:
            return None
        self.place -= 1
        self.answers.pop()
        return self._task(self.instances[self.place])

    def suspend(self, task: v.Task) -> None:
        self._away("suspend", task)

    def bury(self, task: v.Task) -> None:
        self._away("bury", task)

    def reset(self, task: v.Task) -> None:
        self._away("reset", task)

    def flag(self, task: v.Task, number: int) -> v.Task:
        self.put_away.append((f"flag {number}", task.card))
        return replace(task, flag=number, version=task.version + 1)

    def _away(self, how: str, task: v.Task) -> None:
        self.put_away.append((how, task.card))
        self.place += 1

    def summary(self) -> v.SessionSummary:
        return v.SessionSummary(
            introduced=4, answered=24, right=19, ratings=(3, 2, 15, 4), seconds=372.0,
            missed=(
                v.MissedCard("a", "The strike killed ____ and Abu Mahdi al-Muhandis.", "Qassem Soleimani"),
                v.MissedCard("b", "How many rockets, at least, were fired at the base near Kirkuk according to the ‘major twist’ article?", "at least 30 rockets"),
                v.MissedCard("c", "Whose view is this? “Killing Soleimani will strengthen the hardliners in Tehran.”", "Mohammad Manzarpour"),
            ),
            left_today=17, due_tomorrow=31,
            by_form=(("choice", 8, 7), ("who-says", 6, 4), ("short-answer", 10, 8)),
        )  # fmt: skip
