"""What the host sees, as text: lobby, question, histogram, explanation, leaderboard."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.content import Content

from quiz.classroom.options import decode_options
from tui.text import MUTED, one_line, plain, plural, safe

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quiz.classroom.live.snapshot import Bar, Cited, Line
    from quiz.classroom.live.states import HostState, Rank, State
    from quiz.classroom.server.hosting import Hosting

_HALVES: Final = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}
_PHASES: Final = {
    "lobby": "Waiting for everybody",
    "asking": "Answering",
    "paused": "Paused",
    "closed": "Closed",
    "ended": "Over",
}

_TOGETHER: Final = "Space begins when all are here; late is not too late."
_PACED: Final = "Whoever joins may begin at once."
_ALONE: Final = "Only this computer can join; leave and add --lan to let phones in."
LOST: Final = "the server does not answer; it is tried again"


def qr(address: str) -> Content:
    """Return the address as a QR code in half blocks, dark on light whatever the theme."""
    import segno

    rows = [[bool(cell) for cell in row] for row in segno.make(address, error="l").matrix_iter(border=2)]
    if len(rows) % 2:
        rows.append([False] * len(rows[0]))
    lines = [
        "".join(_HALVES[top, bottom] for top, bottom in zip(rows[at], rows[at + 1], strict=True))
        for at in range(0, len(rows), 2)
    ]
    return Content.styled("\n".join(lines), "#000000 on #ffffff")


def place(state: State) -> str:
    """Return where the drill stands: its phase, and which question."""
    phase = _PHASES.get(state.phase, state.phase)
    return f"{phase} · question {state.number} of {state.total}" if state.number else phase


def tally(state: State, left: float | None) -> Content:
    """Return what counts now, on the right: who is here, who has answered, the time left."""
    parts = []
    if state.phase in {"asking", "paused"}:
        parts.append(f"{state.answered or 0} of {state.people or 0} answered")
        if left is not None:
            parts.append(f"{max(0, round(left))} s")
    else:
        parts.append(f"{plural(state.people or 0, 'person', 'people')} here")
    return Content(" · ".join(parts))


def lobby(state: State, hosting: Hosting, names: Sequence[str]) -> Content:
    """Return how to join, and who has: before a drill begins, and again for those who come late."""
    out = [
        plain("Join at ", MUTED),
        Content.styled(safe(state.address or hosting.address), "bold"),
        plain("\nCode    ", MUTED),
        Content.styled(spaced(state.code or ""), "bold"),
        plain("\n\nProjector (secret link): ", MUTED),
        plain(hosting.projector_address, MUTED),
        Content("\n\n"),
    ]
    if not hosting.lan:
        out.append(plain(f"{_ALONE}\n\n", "$text-warning"))
    options = decode_options(hosting.drill.options)
    if options.missed_from is None and not options.left_out and state.total < options.questions:
        out.append(plain(f"The deck has only {plural(state.total, 'question')} that fit.\n\n", MUTED))
    if names:
        joined = f"{plural(len(names), 'has', 'have')} joined: "
        out += [Content.styled(joined, MUTED), Content(", ".join(map(one_line, names)))]
    else:
        out.append(plain("Nobody has joined yet.", MUTED))
    if state.phase != "lobby" and not state.results:
        out.append(plain("\n\nc goes back to the question.", MUTED))
    elif not names:
        out.append(plain(f" {_PACED if state.results else _TOGETHER}", MUTED))
    return Content.assemble(*out)


def spaced(code: str) -> str:
    """Return a code in threes, as it is read out."""
    return " ".join(code[at : at + 3] for at in range(0, len(code), 3))


def question(state: State) -> Content:
    """Return the question shown, with its options numbered as on the phones."""
    shown = state.question
    if shown is None:
        return Content()
    out = [Content.styled(safe(shown.prompt), "bold")]
    if shown.text:
        out.append(Content(f"\n\n{safe(shown.text)}"))
    choices = [one.text for one in shown.options] or [one.text for one in shown.items]
    if shown.shape == "judge":
        choices = ["True", "False"]
    if state.phase in {"asking", "paused"}:
        out += [Content(f"\n\n  {at}  {safe(text)}") for at, text in enumerate(choices, 1)]
        out += _rows(shown.rows)
        if shown.typed:
            out.append(plain("\n\nTyped on the phones.", MUTED))
    return Content.assemble(*out)


def _rows(rows: Sequence[Line]) -> list[Content]:
    """Return what is to be given to each row; options that all rows have are told once."""
    told = [" / ".join(safe(one.text) for one in row.options) for row in rows]
    if len(set(told)) != 1:
        return [Content(f"\n\n  {safe(row.label)}: {one}") for row, one in zip(rows, told, strict=True)]
    lines = [Content(f"\n\n  • {safe(row.label)}") for row in rows]
    return [*lines, Content(f"\n\n  {told[0]}")]


def bars(lines: Sequence[Bar], width: int) -> Content:
    """Return the histogram; the right answer is marked by a tick and not by colour alone."""
    most = max((one.count for one in lines), default=0)
    room = max(width - 40, 8)
    out = []
    for one in lines:
        mark = "✓" if one.right else " "
        length = round(room * one.count / most) if most else 0
        label = one_line(one.label)
        label = label if len(label) <= 28 else label[:27] + "…"
        style = "$text-success" if one.right else ""
        out.append(Content.styled(f"{mark} {label:<28} {'█' * length} {one.count}\n", style))
    return Content.assemble(*out)


def explanation(state: State) -> Content:
    """Return the answer, how it stands, where it is said, and what others say."""
    told = state.told
    if told is None:
        return Content()
    out = [
        Content.styled(f"{safe(told.answer)}\n", "bold"),
        Content(f"{safe(told.text)}\n" if told.text != told.answer else ""),
        plain(f"{told.standing}\n", MUTED),
        plain(f"{_places(told.evidence)}\n", MUTED),
    ]
    if told.others:
        out.append(Content.styled(f"\n{safe(told.others_title or 'What others say')}\n", "bold"))
        for other in told.others:
            stance = f" ({safe(other.stance)})" if other.stance else ""
            out.append(Content(f"• {safe(other.voice)}{stance}: {safe(other.says)} "))
            out.append(plain(f"{_places(other.evidence)}\n", MUTED))
    out += [plain(f"{note}\n", MUTED) for note in told.notes]
    return Content.assemble(*out)


def _places(lines: Sequence[Cited]) -> str:
    return "; ".join(f"{safe(one.source)}, paragraph {one.paragraph}" for one in lines)


def board(title: str, ranks: Sequence[Rank]) -> Content:
    """Return a leaderboard."""
    if not ranks:
        return Content()
    lines = [f"{one.place:>3}.  {one_line(one.name):<26} {one.points:>6}\n" for one in ranks]
    return Content.assemble(Content.styled(f"\n{title}\n", "bold"), *map(Content, lines))


def waiting_for(desk: HostState | None, most: int = 12) -> Content:
    """Return who has not answered yet: at the end of the time the teacher looks there."""
    if desk is None:
        return Content()
    late = [seat for seat in desk.seats if not seat.answered]
    if not late:
        return Content()
    names = [one_line(seat.name) + ("" if seat.here else " (away)") for seat in late[:most]]
    more = f" and {len(late) - most} more" if len(late) > most else ""
    return plain(f"\nStill to answer: {', '.join(names)}{more}", MUTED)
