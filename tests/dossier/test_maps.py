"""Who speaks in a paragraph and what it is, whatever lines of the map lie over one another."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quiz.dossier.maps import ParagraphMap
from quiz.dossier.schema import Role, Source, Span

SPANS = st.lists(
    st.builds(
        lambda first, length, voice, role, note, of: Span(
            par=f"{first}-{first + length}", voice=voice, role=role, note=note, of=of
        ),
        st.integers(1, 30),
        st.integers(0, 30),
        st.sampled_from([None, "ann", "bob"]),
        st.sampled_from([Role.BODY, Role.HEADING, Role.PULL_QUOTE]),
        st.sampled_from([None, "n1", "n2"]),
        st.none() | st.integers(1, 9),
    ),
    max_size=8,
)


def source(spans: list[Span]) -> Source:
    return Source(id="s", file="f", label="l", author="author", paragraphs=60, map=spans)


def test_a_line_within_another_leaves_the_rest_of_it_alone() -> None:
    spans = [Span(par="1-10", voice="mayor"), Span(par="5", voice="mayor", note="a typo")]
    spoken = ParagraphMap(source(spans))
    assert [spoken.voice(number) for number in (1, 5, 7, 10, 11)] == ["mayor"] * 4 + ["author"]
    assert [spoken.note(number) for number in (4, 5, 6)] == [None, "a typo", None]


@given(SPANS)
def test_of_lines_that_overlap_the_last_one_counts(spans: list[Span]) -> None:
    spoken = ParagraphMap(source(spans))
    for number in range(1, 62):
        here = [s for s in spans if int(s.par.split("-")[0]) <= number <= int(s.par.split("-")[1])]
        assert spoken.voice(number) == next((s.voice for s in reversed(here) if s.voice), "author")
        assert spoken.role(number) == next((s.role for s in reversed(here) if s.role != "body"), "body")
        assert spoken.note(number) == next((s.note for s in reversed(here) if s.note), None)
        assert spoken.repeats(number) == next((s.of for s in reversed(here) if s.of), None)


def test_very_many_wide_lines_are_no_work() -> None:
    wide = ",".join(["1-99999"] * 120)
    spoken = ParagraphMap(source([Span(par=wide, note=f"n{i}", voice="v") for i in range(300)]))
    assert spoken.note(50_000) == "n299"
