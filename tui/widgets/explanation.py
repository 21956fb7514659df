"""What every answer comes with: the answer, how it stands, whose voice, the evidence, what others say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from textual.app import ComposeResult
from textual.containers import HorizontalGroup, VerticalGroup
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from tui.text import MUTED, emphasise, plain, safe

if TYPE_CHECKING:
    from quiz.questions.model import EvidenceLine, Explanation, OtherVoice

EVIDENCE_FOLDED = 2
"""How many lines of evidence show before the rest is unfolded."""

OTHERS_FOLDED = 3
"""How many other voices show before the rest is unfolded."""


def chain(line: EvidenceLine) -> str:
    """Say in words through whom something is said: "Hook, as reported by the 'major twist' author".

    Where the innermost voice does not speak itself, the sentence says that it is ascribed to it.
    """
    voices = [safe(voice) for voice in line.voices]
    if not voices:
        return ""
    holder, outer = voices[-1], list(reversed(voices[:-1]))
    if not outer:
        return holder
    if line.ascribed:
        first = f"the view of {holder} according to {outer[0]}"
    else:
        first = f"{holder}, as reported by {outer[0]}"
    return first + "".join(f", in {voice}’s words" for voice in outer[1:])


class Entry(HorizontalGroup):
    """A narrow column with a sign, and text that wraps beside it."""

    def __init__(self, sign: str, text: Content, *, classes: str = "") -> None:
        super().__init__(classes=f"entry {classes}".strip())
        self._sign = sign
        self._text = text

    def compose(self) -> ComposeResult:
        """The sign and the text."""
        yield Static(self._sign, classes="entry--sign", markup=False)
        yield Static(self._text, classes="entry--text", markup=False)


class EvidenceEntry(Entry):
    """One line of evidence: paragraph, source, chain of voices; unfolded also the words printed there."""

    def __init__(self, line: EvidenceLine, *, unfolded: bool) -> None:
        said = Content(safe(line.source_label)).stylize("$text-primary")
        if voices := chain(line):
            said = Content.assemble(said, (" · ", MUTED), voices)
        if unfolded and line.printed:
            said = Content.assemble(said, ("\nprinted there: ", MUTED), f"“{safe(line.printed)}”")
        super().__init__(f"¶{line.paragraph}", said, classes="evidence")


class OtherEntry(Entry):
    """What one other voice says, with the stance it takes; unfolded also where."""

    def __init__(self, other: OtherVoice, *, unfolded: bool) -> None:
        said = Content.assemble(plain(other.voice, "$text-secondary bold"), ": ", safe(other.says))
        if other.stance:
            said = Content.assemble(said, (f" ({safe(other.stance)})", MUTED))
        if unfolded:
            for line in other.evidence:
                where = f"\n{safe(line.source_label)} ¶{line.paragraph} · {chain(line)}"
                said = Content.assemble(said, (where, MUTED))
        super().__init__("•", said, classes="other")


class ExplanationPanel(VerticalGroup):
    """The answer and everything that stands behind it.

    ``lead`` is what stands out: nothing (a verdict names the answer already), the answer, or the statement.
    """

    unfolded: reactive[bool] = reactive(False, init=False)

    def __init__(
        self, said: Explanation, *, lead: Literal["verdict", "answer", "statement"] = "verdict"
    ) -> None:
        super().__init__(classes="explanation")
        self._said = said
        self._lead = lead

    @property
    def can_unfold(self) -> bool:
        """Whether there is more than what shows at first."""
        return bool(self._said.evidence or self._said.others)

    def compose(self) -> ComposeResult:
        """Answer, statement and standing; the evidence; the others; notes."""
        said = self._said
        if self._lead == "answer":
            yield Static(
                Content.assemble(("Answer  ", MUTED), plain(said.answer, "bold")),
                classes="answer",
                markup=False,
            )
        if said.text and (self._lead == "statement" or said.text != said.answer):
            part = (
                "" if said.answer == said.text else said.answer
            )  # where all is the answer, nothing stands out
            yield Static(emphasise(said.text, part, "bold $text-accent"), classes="statement", markup=False)
        if said.standing:
            yield Static(plain(said.standing, "italic"), classes="standing", markup=False)
        with VerticalGroup(classes="details"):
            yield from self._details()

    def _details(self) -> ComposeResult:
        said, unfolded = self._said, self.unfolded
        if said.evidence:
            yield Static("Evidence", classes="heading", markup=False)
            shown = said.evidence if unfolded else said.evidence[:EVIDENCE_FOLDED]
            for line in shown:
                yield EvidenceEntry(line, unfolded=unfolded)
            yield from self._rest(len(said.evidence) - len(shown))
        if said.others:
            yield Static(plain(said.others_title or "What others say"), classes="heading", markup=False)
            others = said.others if unfolded else said.others[:OTHERS_FOLDED]
            for other in others:
                yield OtherEntry(other, unfolded=unfolded)
            yield from self._rest(len(said.others) - len(others))
        for note in said.notes:
            yield Entry("∗", plain(note), classes="note")

    @staticmethod
    def _rest(hidden: int) -> ComposeResult:
        if hidden > 0:
            yield Static(f"… {hidden} more", classes="rest", markup=False)

    async def watch_unfolded(self) -> None:
        """Show more, or less."""
        details = self.query_one(".details", VerticalGroup)
        with self.app.batch_update():
            await details.remove_children()
            await details.mount_all(list(self._details()))
