"""The story of several runs: what is new, what is gone, and nothing twice."""

from __future__ import annotations

from quiz.store.sync import SyncReport
from quiz.watch.check import Outcome, Told
from quiz.watch.compare import MOST_SHOWN, Story


def _told(*names: str, line: int = 1) -> tuple[Told, ...]:
    return tuple(Told((name,), f"d/a.yaml:{line}:1: {name} — mend it") for name in names)


def test_the_first_run_lists_what_is_found_and_later_ones_what_changed() -> None:
    story = Story()
    assert list(story.tell(Outcome(lint=_told("a", "b"), cards=2, questions=9))) == [
        "2 cards, 9 questions; lint: 2 findings",
        "  found d/a.yaml:1:1: a — mend it",
        "  found d/a.yaml:1:1: b — mend it",
    ]
    assert list(story.tell(Outcome(lint=_told("b", "c", line=7), cards=3, questions=8))) == [
        "3 cards (+1), 8 questions (-1); lint: 2 findings (1 new, 1 gone)",
        "  new   d/a.yaml:7:1: c — mend it",
        "  gone  d/a.yaml:1:1: a",
    ]


def test_two_alike_of_which_one_goes_are_told_as_one_gone() -> None:
    story = Story()
    list(story.tell(Outcome(lint=_told("a", "a"))))
    assert next(iter(story.tell(Outcome(lint=_told("a"))))).endswith("lint: 1 finding (1 gone)")


def test_what_a_broken_file_hides_is_neither_new_nor_gone_when_it_is_mended() -> None:
    story = Story()
    list(story.tell(Outcome(lint=_told("a"), verify=_told("v"), cards=1, questions=1)))
    assert list(story.tell(Outcome(problems=_told("p"), more=1200))) == [
        "does not load: 1 problem (1 new), 1,200 more besides",
        "  new   d/a.yaml:1:1: p — mend it",
    ]
    assert list(story.tell(Outcome(lint=_told("a"), verify=_told("v"), cards=1, questions=1))) == [
        "loads again; 1 card, 1 question; lint: 1 finding; verify: 1 finding",
        "  gone  d/a.yaml:1:1: p",
    ]


def test_a_flood_of_findings_is_cut() -> None:
    lines = list(Story().tell(Outcome(lint=_told(*map(str, range(100))))))
    assert len(lines) == MOST_SHOWN + 2
    assert lines[-1] == "  … and 80 more that are found"


def test_what_went_into_the_library_and_what_failed_is_told() -> None:
    built = SyncReport("d", added=("d/a#b",), changed=("d/c#d", "d/e#f"))
    lines = list(Story().tell(Outcome(lint=(), built=built, failures=("not verified: no such folder",))))
    assert lines[1:] == ["  built d: 1 added, 2 changed", "  not verified: no such folder"]
    assert list(Story().tell(Outcome(lint=(), built=SyncReport("d"))))[1] == "  built d: nothing changed"
