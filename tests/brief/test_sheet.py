"""Study sheets: what stands on them, and that words of a deck are never markup."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from quiz.brief import html, markdown
from quiz.brief.content import Brief, brief_of
from quiz.brief.words import one_line, web_address
from quiz.dossier.load import load
from quiz.questions.build import build_deck
from quiz.questions.document import BuiltDeck
from quiz.questions.said import places, places_alone

HARBOUR = Path(__file__).parents[1] / "questions" / "data" / "harbour.yaml"
HOSTILE = "*a* _b_ `c` [d](javascript:e) <b>f</b> | g \\ h &amp; <script>i</script> ~~j~~ # k https://l.m $n$"


@pytest.fixture(scope="module")
def built() -> BuiltDeck:
    return build_deck(load(HARBOUR))


@pytest.fixture(scope="module")
def sheet(built: BuiltDeck) -> Brief:
    return brief_of(built, least=2)


def parsed(text: str) -> list[Token]:
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)


def shown(text: str) -> str:
    """All that a reader of the Markdown sees."""
    words = []
    for token in parsed(text):
        words += [child.content for child in token.children or () if child.type in TEXT]
        words.append("\n" if token.block else "")
    return "".join(words)


TEXT = {"text", "text_special", "code_inline"}


def page(text: str) -> ElementTree.Element:
    assert text.startswith("<!DOCTYPE html>\n")
    return ElementTree.fromstring(text.removeprefix("<!DOCTYPE html>\n"))


# ---------------------------------------------------------------- content


def test_a_sheet_keeps_reports_differences_and_views_apart(sheet: Brief) -> None:
    assert [source.label for source in sheet.sources] == [
        "the Tidings article",
        "the round of talks",
        "the dockers' letter",
    ]
    assert sheet.sources[0].about == ("by the Tidings author", "10 June 2021", "title not given")
    assert [(event.when, event.certainty) for event in sheet.events] == [("3 June 2021", "")]
    (undated,) = sheet.undated
    assert undated.when == "no time given"
    assert undated.certainty.startswith("after: ")
    fire, after = sheet.topics
    assert [told.text for told in fire.reports] == ["The fire injured at least 25 people."]
    assert after.reports == ()  # of importance 1
    assert [(told.kind, told.where) for told in after.views] == [
        ("a judgement", ("Ann Carter, in the round of talks ¶5",)),
        ("a claim", ("Mayor Brønsted, as reported by the Tidings article ¶5",)),
    ]
    (injured,) = sheet.differences
    assert (injured.thing, injured.relation) == ("How many people the fire injured", "the sources conflict")
    assert injured.values[1] == ("40", ("Ingrid Olsen, in the round of talks ¶4", "the dockers' letter ¶1"))
    assert sheet.people[0] == ("Ingrid Olsen", "harbour master")


def test_what_matters_less_is_left_out_of_every_part(built: BuiltDeck) -> None:
    everything, musts = brief_of(built, least=1), brief_of(built)
    for part in ("events", "differences", "questions"):
        assert len(getattr(musts, part)) <= len(getattr(everything, part)), part
    told = [told.text for topic in musts.topics for told in (*topic.reports, *topic.views)]
    assert set(told) <= {card.text for card in built.cards if card.importance == 3}
    assert "Ingrid Olsen was harbour master when the fire broke out." not in told
    assert everything.scope is None
    assert musts.scope is not None
    assert musts.scope in markdown.render(musts)
    assert musts.scope in html.render(musts)
    shown = {question.question for question in musts.questions}
    assert shown == {dispute.question for dispute in built.disputes if dispute.importance == 3}


def test_a_sheet_on_one_topic_holds_nothing_of_another(built: BuiltDeck) -> None:
    sheet = brief_of(built, least=1, topics=["after"])
    assert [topic.title for topic in sheet.topics] == [
        topic.title for topic in built.topics if topic.id == "after"
    ]
    for part, infos in (("differences", built.discrepancies), ("questions", built.disputes)):
        assert len(getattr(sheet, part)) == sum(info.topic == "after" for info in infos), part
    kept = {event.told.text for event in (*sheet.events, *sheet.undated)}
    assert kept == {event.text for event in built.events if event.topic == "after"}
    assert sheet.scope == "This sheet holds what the deck has on “What followed”."
    both = brief_of(built, least=3, topics=["after", "fire"])
    assert (both.scope or "").startswith("This sheet holds what everybody must know on “The fire” and “What")


def test_every_view_on_a_sheet_names_its_holder(built: BuiltDeck, sheet: Brief) -> None:
    labels = {voice.label for voice in built.voices}
    for topic in sheet.topics:
        for told in topic.views:
            assert any(label in place for label in labels for place in told.where)
    for question in sheet.questions:
        for _, positions in question.stances:
            assert all(held.voice in labels and held.where for held in positions)


def test_who_a_voice_is_stands_where_it_is_first_met(built: BuiltDeck) -> None:
    dispute = msgspec.structs.replace(
        built.disputes[0],
        positions=tuple(
            msgspec.structs.replace(one, voice_role="a role") for one in built.disputes[0].positions
        ),
    )
    sheet = brief_of(msgspec.structs.replace(built, disputes=(dispute, dispute)))
    first, second = (
        [held.role for _, positions in question.stances for held in positions] for question in sheet.questions
    )
    assert set(first) == {"a role"}
    assert set(second) == {None}


def test_places_merge_paragraphs_and_name_the_chain(built: BuiltDeck) -> None:
    authors = {source.id: source.author_label for source in built.sources}
    evidence = [line for position in built.disputes[0].positions for line in position.evidence]
    assert places(evidence, authors) == (
        "Ann Carter, in the round of talks ¶5",
        "the dockers' letter ¶3",
        "Mayor Brønsted, as reported by the Tidings article ¶8",
        "many residents, as described by Ingrid Olsen, in the round of talks ¶3",
        "the insurers, as reported by the Tidings article ¶9",
    )
    assert places_alone(evidence, authors)[0] == "the round of talks ¶5"
    assert places_alone(evidence, authors)[2] == "as reported by the Tidings article ¶8, ¶9"
    line = msgspec.structs.replace(evidence[2], voices=(*evidence[2].voices, "a clerk"), paragraph=2)
    assert places([line, evidence[2]], authors)[0] == (
        "a clerk, as reported by Mayor Brønsted, in turn reported by the Tidings article ¶2"
    )


# ---------------------------------------------------------------- Markdown


def test_markdown_holds_it_all(sheet: Brief) -> None:
    text = markdown.render(sheet)
    headings = re.findall(r"^## (.+)$", text, re.MULTILINE)
    assert headings == [
        "Sources",
        "Timeline",
        "Events without a date",
        "What the sources say",
        "Where the data differ",
        "Disputes",
        "People",
    ]
    seen = shown(text)
    for words in (
        "Who is to blame for the fire?",
        "A: the Port Authority",
        "Because: The inspections of 2019 were never acted upon.",
        "In doubt: say so only in private.",
        "the insurers, as reported by the Tidings article ¶7",
    ):
        assert words in seen
    assert len([token for token in parsed(text) if token.type == "table_open"]) == 3


plain = st.text(min_size=1, max_size=60).filter(one_line)
AWKWARD = ("1. a", "1) a", "- a", "+", "= =", "--- ", "###", "> a", "|-|", "a\\", "```", ":-", "****")
CONTEXTS = ("- {}\n", "# {}\n", "| a | b |\n| - | - |\n| {} | c |\n", "- **{}**: c\n", "{}\n")


@given(
    plain
    | st.sampled_from(["1. a", "1) a", "- a", "+", "= =", "--- ", "###", "> a", "|-|", "a\\", "```", ":-"])
)
@pytest.mark.parametrize("context", CONTEXTS)
def test_text_in_markdown_shows_as_written(context: str, text: str) -> None:
    tokens = parsed(context.format(markdown.escaped(text)))
    children = [child for token in tokens for child in token.children or ()]
    allowed = {"text", "text_special", "strong_open", "strong_close"}
    assert {child.type for child in children} <= allowed
    assert [token.type for token in tokens] == [token.type for token in parsed(context.format("a"))]
    inline = [token for token in tokens if token.type == "inline"]
    said = "".join(child.content for token in inline for child in token.children or ())
    assert one_line(text) in said


ADDRESS = "https://example.org/a?b=c&d=(e)"


def test_no_link_comes_of_a_deck_but_to_its_sources(built: BuiltDeck) -> None:
    sources = tuple(
        msgspec.structs.replace(source, url=url)
        for source, url in zip(
            built.sources,
            (ADDRESS, "javascript:alert(1)", "https://x> <b>"),
            strict=True,
        )
    )
    sheet = brief_of(msgspec.structs.replace(built, sources=sources))
    links = [
        child.attrs["href"]
        for token in parsed(markdown.render(sheet))
        for child in token.children or ()
        if child.type == "link_open"
    ]
    assert links == [ADDRESS]
    hrefs = [a.get("href") for a in page(html.render(sheet)).iter("a")]
    assert [href for href in hrefs if href and not href.startswith("#")] == [ADDRESS]


@pytest.mark.parametrize("url", [None, "", "ftp://a.b", "http://a b", "https://a\nb", "//a.b", 'https://a"b'])
def test_what_is_no_address_of_the_web_is_no_link(url: str | None) -> None:
    assert web_address(url) is None


# ---------------------------------------------------------------- HTML


def test_html_is_one_well_formed_page_without_anything_from_outside(sheet: Brief) -> None:
    root = page(html.render(sheet))
    assert root.tag == "html"
    assert root.get("lang") == "en"
    tags = {element.tag for element in root.iter()}
    assert not tags & {"script", "link", "img", "iframe", "object", "form", "base"}
    assert not [name for element in root.iter() for name in element.attrib if name.startswith("on")]
    (style,) = root.iter("style")
    policy = next(
        meta.get("content", "")
        for meta in root.iter("meta")
        if meta.get("http-equiv") == "Content-Security-Policy"
    )
    digest = b64encode(sha256((style.text or "").encode()).digest()).decode()
    assert policy.startswith("default-src 'none'; ")
    assert f"'sha256-{digest}'" in policy
    assert "unsafe" not in policy
    assert not re.search(r"url\(|@import|expression", style.text or "")
    assert {"@media print", "break-before: page", "prefers-color-scheme: dark"} <= set(
        re.findall(r"@media print|break-before: page|prefers-color-scheme: dark", style.text or "")
    )
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    targets = {a.get("href") for a in root.iter("a")}
    assert targets == {f"#{name}" for name in ids}


def test_html_holds_it_all(sheet: Brief) -> None:
    root = page(html.render(sheet))
    text = " ".join("".join(root.itertext()).split())
    for words in (
        "Who is to blame for the fire?",
        "A the Port Authority",
        "Because: The inspections of 2019 were never acted upon.",
        "the insurers, as reported by the Tidings article ¶7",
        "Ingrid Olsen: harbour master",
    ):
        assert words in text
    assert [row.get("rowspan") for row in root.iter("th") if row.get("scope") == "rowgroup"] == ["3"]


def test_a_language_that_is_none_is_not_taken_over(built: BuiltDeck) -> None:
    odd = msgspec.structs.replace(built, language='en" onload="x')
    assert page(html.render(brief_of(odd))).get("lang") == "en"
    assert (
        page(html.render(brief_of(msgspec.structs.replace(built, language="pt-BR")))).get("lang") == "pt-BR"
    )


# ---------------------------------------------------------------- hostile decks


def hostile_sheet(sheet: Brief) -> Brief:
    def all_of(struct: Any) -> Any:
        if isinstance(struct, tuple):
            return tuple(all_of(one) for one in struct)
        if isinstance(struct, str):
            return HOSTILE
        if hasattr(struct, "__dataclass_fields__"):
            kept = {"kind", "certainty"}
            return type(struct)(
                **{
                    name: getattr(struct, name) if name in kept else all_of(getattr(struct, name))
                    for name in struct.__dataclass_fields__
                }
            )
        return struct

    spoiled = all_of(sheet)
    assert isinstance(spoiled, Brief)
    return spoiled


def test_hostile_text_stays_text_in_markdown(sheet: Brief) -> None:
    clean, bad = parsed(markdown.render(sheet)), parsed(markdown.render(hostile_sheet(sheet)))
    assert [token.type for token in bad] == [token.type for token in clean]
    kinds = {child.type for token in bad for child in token.children or ()}
    assert kinds <= {
        "text",
        "text_special",
        "strong_open",
        "strong_close",
        "em_open",
        "em_close",
        "html_inline",
        "softbreak",
    }
    raw = {child.content for token in bad for child in token.children or () if child.type == "html_inline"}
    assert raw <= {"<br>"}
    assert HOSTILE in shown(markdown.render(hostile_sheet(sheet)))


def test_hostile_text_stays_text_in_html(sheet: Brief) -> None:
    clean, bad = page(html.render(sheet)), page(html.render(hostile_sheet(sheet)))
    assert [element.tag for element in bad.iter()] == [element.tag for element in clean.iter()]
    assert HOSTILE in "".join(bad.itertext())


def test_no_code_for_a_terminal_is_on_a_sheet(built: BuiltDeck) -> None:
    deck = msgspec.structs.replace(built, title="a\x1b[31mb\u202ec\nd")
    for text in (markdown.render(brief_of(deck)), html.render(brief_of(deck))):
        assert "a[31mbc d" in text.replace("\\", "")
        assert "\x1b" not in text
        assert "\u202e" not in text


def test_an_empty_deck_is_a_title() -> None:
    sheet = brief_of(BuiltDeck(id="d", title="D", licence="MIT"))
    assert markdown.render(sheet) == "# D\n\n---\n\nLicence of the deck: MIT.\n"
    assert "".join(page(html.render(sheet)).itertext()).count("D")
