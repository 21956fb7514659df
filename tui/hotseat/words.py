"""What stands on the screen of a drill at one keyboard: whose turn it is, the scores, how it ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from quiz.classroom.hotseat.play import Stage
from tui.text import MUTED, one_line, plain, plural, safe

if TYPE_CHECKING:
    from quiz.classroom.hotseat.play import HotSeat
    from quiz.classroom.hotseat.seats import Seat
    from quiz.questions.response import Verdict


def place(game: HotSeat) -> str:
    """Return which question it is, and what is waited for."""
    number = min(game.number + (game.stage is Stage.READY), game.total)
    where = f"question {number} of {game.total}"
    if game.stage is Stage.ENDED:
        return "Over"
    return f"{where} · paused" if game.paused else where


def clock(game: HotSeat) -> Content:
    """Return the seconds left, where there is a limit."""
    left = game.left()
    if left is None:
        return Content("")
    seconds = round(left)
    return Content.styled(f"{seconds} s", "bold $text-error" if seconds <= 5 else "bold")


def turn(game: HotSeat) -> Content:
    """Return whose turn it is, or with which keys they race."""
    if game.stage is Stage.ANSWERING and game.turn is not None:
        return Content.assemble(plain(one_line(game.turn.name), "bold $text-accent"), (" answers", MUTED))
    if game.stage is Stage.BUZZING:
        return Content.assemble(("Who knows it?  ", "bold $text-accent"), keys(game.racing))
    if game.stage is Stage.CLOSED and game.skipped:
        return Content.styled("Skipped: it does not count.", MUTED)
    if game.stage is Stage.CLOSED and game.turn is not None:
        return Content.assemble(plain(one_line(game.turn.name), "bold"), (" answered", MUTED))
    return Content("")


def keys(seats: list[Seat]) -> Content:
    """Return the names of those who race, each with their key."""
    parts: list[Content] = []
    for seat in seats:
        parts += [
            Content.styled(f" {seat.key} ", "bold reverse"),
            Content(f" {safe(one_line(seat.name))}   "),
        ]
    return Content.assemble(*parts).rstrip()


def scores(game: HotSeat) -> Content:
    """Return everybody's points on a line, in the order of the turns; who is asked stands out."""
    parts: list[Content] = []
    for seat in game.seats:
        style = "bold" if seat is game.turn else ""
        parts += [plain(f"{one_line(seat.name)} ", style), plain(f"{seat.points}   ", "bold $text-accent")]
    return Content.assemble(*parts).rstrip()


def welcome(game: HotSeat) -> Content:
    """Return what is said before the first question, or where a drill is gone on with."""
    begun = game.number > 0 or any(seat.asked for seat in game.seats)
    head = "The drill goes on." if begun else f"{plural(game.total, 'question', 'questions')}."
    if game.options.buzzers:
        how = Content.assemble(
            "Everybody sees each question. Whoever presses their key first answers it; where that is wrong, "
            "the others may.\n\n",
            keys(game.seats),
        )
    else:
        order = ", ".join(one_line(seat.name) for seat in game.seats)
        how = Content(f"Each question is one player’s, in turn: {safe(order)}.")
    return Content.assemble((head, "bold"), "\n\n", how, "\n\n", follows(game))


def follows(game: HotSeat) -> Content:
    """Return what Space does next."""
    if game.number >= game.total:
        return plain("That was the last question. Space shows how it ended.", MUTED)
    if game.next_up is None:
        return plain("Space shows the next question.", MUTED)
    return Content.assemble(
        ("Next: ", MUTED),
        plain(one_line(game.next_up.name), "bold"),
        (". Space shows the question when they sit at the keyboard.", MUTED),
    )


def missed(seat: Seat, verdict: Verdict) -> str:
    """Say that somebody's answer was not it, and nothing of what is right."""
    how = "only partly right" if verdict.outcome == "partial" else "not right"
    return f"{one_line(seat.name)}: {how}."


def ending(game: HotSeat) -> Content:
    """Return who won, the places, and where to read more."""
    board = game.board()
    best = board[0].points
    winners = [one_line(seat.name) for seat in board if seat.points == best]
    head = " and ".join(winners) + (" wins" if len(winners) == 1 else " share the first place")
    if best == 0:
        head = "Nobody scored"
    parts = [Content.styled(safe(head), "bold $text-accent"), Content("\n\n")]
    width = max(len(one_line(seat.name)) for seat in board)
    for seat in board:
        rank = 1 + sum(other.points > seat.points for other in board)
        parts += [
            Content(f"{rank:>2}. "),
            plain(f"{one_line(seat.name):<{width}}", "bold"),
            Content(f"  {seat.points:>5}  "),
            plain(f"{seat.right} right of {seat.asked} answered\n", MUTED),
        ]
    parts.append(plain(f"\n`quiz report {game.drill.id[:12]}` tells what to teach again. q leaves.", MUTED))
    return Content.assemble(*parts)
