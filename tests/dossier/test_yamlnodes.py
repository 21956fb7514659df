"""YAML becomes plain text values with places; what a dossier may not use is refused where it stands."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from quiz.dossier import yamlnodes
from quiz.dossier.yamlnodes import Map, Seq, parse, place
from quiz.dossier.yamltext import Fault, Place, decode

if TYPE_CHECKING:
    from collections.abc import Callable

PARSERS: dict[str, Callable[[str], Any]] = {"libyaml": yaml.CLoader, "python": yaml.SafeLoader}


@pytest.fixture(params=PARSERS)
def parser(request: pytest.FixtureRequest) -> Callable[[str], Any]:
    return PARSERS[request.param]


def test_the_fast_parser_is_there_to_be_tested() -> None:
    assert yaml.__with_libyaml__


def test_scalars_stay_as_they_are_written(parser: Callable[[str], Any]) -> None:
    text = """
    country: NO
    at: 12:30
    day: 2020-01-03
    sum: 0x10
    big: 1_000
    half: .5
    yes: on
    quoted: "null"
    single: '~'
    folded: >-
      two
      lines
    """
    assert parse(text, parser=parser).root == {
        "country": "NO",
        "at": "12:30",
        "day": "2020-01-03",
        "sum": "0x10",
        "big": "1_000",
        "half": ".5",
        "yes": "on",
        "quoted": "null",
        "single": "~",
        "folded": "two lines",
    }


def test_only_null_tilde_and_nothing_are_nothing(parser: Callable[[str], Any]) -> None:
    tree = parse("a: null\nb: ~\nc:\nd: Null\ne: [null, ~, '', NULL]\nf: none", parser=parser)
    assert tree.root == {
        "a": None,
        "b": None,
        "c": None,
        "d": "Null",
        "e": [None, None, "", "NULL"],
        "f": "none",
    }
    assert tree.has_null
    assert not parse("a: b", parser=parser).has_null


def test_keys_named_null_and_tilde_are_keys(parser: Callable[[str], Any]) -> None:
    assert parse("null: a\n~: b", parser=parser).root == {"null": "a", "~": "b"}


def test_empty_text_is_an_empty_tree(parser: Callable[[str], Any]) -> None:
    for text in ("", "\n\n", "# only a remark\n", "---\n"):
        tree = parse(text, parser=parser)
        assert tree.root is None
        assert tree.faults == []


def test_every_key_value_and_item_knows_its_place(parser: Callable[[str], Any]) -> None:
    root = parse("list:\n  - one\n  - key: [x,  y]\n\n# remark\nénd: é last\n", parser=parser).root
    assert isinstance(root, Map)
    items = root["list"]
    assert isinstance(items, Seq)
    inner = items[1]
    assert isinstance(inner, Map)
    flow = inner["key"]
    assert isinstance(flow, Seq)
    assert [place(mark) for mark in root.key_marks.values()] == [(1, 1), (6, 1)]
    assert place(root.marks["énd"]) == (6, 6)
    assert [place(mark) for mark in items.marks] == [(2, 5), (3, 5)]
    assert place(inner.marks["key"]) == place(flow.mark) == (3, 10)
    assert [place(mark) for mark in flow.marks] == [(3, 11), (3, 15)]
    assert flow.flow
    assert not items.flow


_CHARACTERS = st.characters(
    codec="utf-8", exclude_characters="\u2028\u2029\ufeff", exclude_categories=("Cc", "Cn")
)
_SAFE = st.text(_CHARACTERS, max_size=12)
_KEYS = _SAFE.filter(lambda key: key not in {"", "<<"})
_TREES = st.recursive(
    _SAFE, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_KEYS, inner, max_size=4)
)


@given(_TREES, st.sampled_from(sorted(PARSERS)), st.sampled_from([None, 1, 3]))
def test_any_tree_is_read_back_with_true_places(data: Any, name: str, indent: int | None) -> None:
    text = json.dumps(data, ensure_ascii=False, indent=indent)
    tree = parse(text, parser=PARSERS[name])
    assert tree.faults == []
    assert tree.root == data
    lines = text.split("\n")
    nodes = [tree.root]
    while nodes:
        node = nodes.pop()
        if isinstance(node, Map | Seq):
            marks = [*node.key_marks.values(), *node.marks.values()] if isinstance(node, Map) else node.marks
            for line, column in map(place, marks):
                assert lines[line - 1][column - 1] in '"[{'
            nodes += node.values() if isinstance(node, Map) else node


REFUSED = [
    ("a: &x 1", [(1, 4)], "anchors are not used here (`&x`)"),
    ("a: 1\nb: *x", [(2, 4)], "`*x` repeats another part"),
    ("a: !!str 1", [(1, 4)], "tags are not used here (`tag:yaml.org,2002:str`)"),
    ("a: !x [1]", [(1, 4)], "tags are not used here (`!x`)"),
    ("a: 1\n---\nb: 2", [(2, 1)], "a second document begins here"),
    ("a:\n  <<: {b: c}", [(2, 3)], "merge keys (`<<`) are not used here"),
    ("? [a]\n: b", [(1, 3)], "a list or group of keys stands where a key should be"),
    ("? {a: b}\n: [c]\nd: e", [(1, 3)], "a list or group of keys stands where a key should be"),
    ("'': b", [(1, 1)], "a key is missing before `:`"),
    ("a: 1\nb: 2\na: {c: d}", [(3, 1)], "`a` stands twice here; the first is in line 1"),
    ("a: {b: 1, c: 2, b: [1, {x: y}]}", [(1, 17)], "`b` stands twice here; the first is in line 1"),
    ('a: "x\\0"', [(1, 4)], "the text holds a NUL character (U+0000)"),
    ('a: "x\\e[31m"', [(1, 4)], "the text holds a control character (U+001B)"),
    ('a: "x\\L"', [(1, 4)], "the text holds an invisible line separator (U+2028)"),
    ("a: 1\nb: x\x1b[31m", [(2, 5)], "there is a control character (U+001B) here"),
    ("a: x\x00", [(1, 5)], "there is a NUL character (U+0000) here"),
    ("a: x\u2028y", [(1, 5)], "there is an invisible line separator (U+2028) here"),
    ("a: \ufeffx", [(1, 4)], "there is a stray byte-order mark (U+FEFF) here"),
    ("a: \ud800x", [(1, 4)], "there is half a character (the surrogate U+D800) here"),
]


@pytest.mark.parametrize(("text", "places", "message"), REFUSED, ids=lambda x: repr(x)[:30])
def test_what_a_dossier_may_not_use_is_refused_where_it_stands(
    text: str, places: list[tuple[int, int]], message: str, parser: Callable[[str], Any]
) -> None:
    faults = parse(text, parser=parser).faults
    assert [fault.place for fault in faults] == places
    assert faults[0].message == message
    assert faults[0].remedy


def test_refused_parts_do_not_stop_the_reading() -> None:
    tree = parse("a: &x 1\na: 2\nb: *x\nc: !t 3\n<<: {}\nd: 4")
    assert len(tree.faults) == 5
    assert not tree.fatal
    assert tree.root == {"a": "1", "b": None, "c": "3", "d": "4"}


SYNTAX = [
    ("a: b: c", (1, 5), "there is a `: ` where no key can be", "in double quotes"),
    ("a: 1\nb: 'x\n\nc: 1\n", (2, 4), "a quotation mark opens here and is never closed", "close it"),
    (
        "a: [1, 2\nb: 3\n",
        (2, 2),
        "a list in [brackets] is not closed or a comma is missing",
        "add `,` or `]`",
    ),
    ("a: {x: 1\nb: 3\n", (2, 2), "keys in {braces} are not closed or a comma is missing", "add `,` or `}`"),
    ("a:\n - x\n b: 2\n", (3, 2), "this line does not fit the list above it", "indentation"),
    ("a: @x\n", (1, 4), "text cannot begin with this character", "in double quotes"),
    ("a: `x`\n", (1, 4), "text cannot begin with this character", "in double quotes"),
    ("a:\n\tb: c\n", (2, 1), "a tab stands where only spaces may", "use spaces"),
    ('a: "\\q"\n', (1, 5), "there is no such escape after `\\`", "backslash"),
    ('a: "x" y\n', (1, 8), "this line does not fit the keys above it", "in double quotes"),
    ("a: 1\n b: 2\n", (2, 3), "there is a `: ` where no key can be", "indentation"),
    ("a: 1\nb\nc: 3\n", (3, 1), "this line is neither a key with `:` nor part of a text", "add `:`"),
    ("%FOO\n---\na: 1\n", (1, 5), "lines that begin with `%` are not used here", "delete the line"),
]


@pytest.mark.parametrize(("text", "where", "message", "remedy"), SYNTAX, ids=lambda x: repr(x)[:30])
def test_broken_syntax_is_said_in_plain_words(
    text: str, where: tuple[int, int], message: str, remedy: str
) -> None:
    tree = parse(text)
    assert tree.fatal
    assert tree.faults[-1].place == where
    assert tree.faults[-1].message.startswith(message)
    assert remedy in tree.faults[-1].remedy


@pytest.mark.parametrize("text", [case[0] for case in SYNTAX[:-1]], ids=repr)
def test_the_python_parser_says_it_in_plain_words_too(text: str) -> None:
    tree = parse(text, parser=yaml.SafeLoader)
    assert tree.fatal
    assert not any("the parser says" in fault.remedy for fault in tree.faults)


def test_half_a_character_as_an_escape_is_refused(parser: Callable[[str], Any]) -> None:
    for text in ('a: "\\ud800"', 'a: "\\udfff x"', 'a: "\\UFFFFFFFF"'):
        assert parse(text, parser=parser).faults


def test_utf_8_is_read_with_and_without_a_byte_order_mark() -> None:
    assert decode("é: ü".encode()) == decode("é: ü".encode("utf-8-sig")) == "é: ü"


@pytest.mark.parametrize(
    ("data", "where", "message"),
    [
        ("a: é".encode("utf-16"), (1, 1), "the file is in UTF-16"),
        ("a: é".encode("utf-16-be", "strict"), (1, 1), "the file is in UTF-16 or is not text at all"),
        ("a: é".encode("utf-32"), (1, 1), "the file is in UTF-32"),
        ("a: 1\nbb: é é".encode("latin-1"), (2, 5), "the byte 0xE9 is not UTF-8"),
        ("ü: 1\nü: ".encode() + b"\xc3\x28", (2, 4), "the byte 0xC3 is not UTF-8"),
        (b"a: \xed\xa0\x80", (1, 4), "the byte 0xED is not UTF-8"),
        (b"\x89PNG\r\n\x1a\n", (1, 1), "the byte 0x89 is not UTF-8"),
    ],
)
def test_other_encodings_are_told_with_their_line(data: bytes, where: tuple[int, int], message: str) -> None:
    fault = decode(data)
    assert isinstance(fault, Fault)
    assert fault.place == where
    assert fault.message == message
    assert "UTF-8" in fault.remedy


def test_depth_is_limited(parser: Callable[[str], Any]) -> None:
    deep = yamlnodes.MAX_DEPTH
    assert not parse("[" * deep + "]" * deep, parser=parser).faults
    tree = parse("[" * (deep + 1) + "]" * (deep + 1), parser=parser)
    assert tree.fatal
    assert tree.faults == [
        Fault(
            Place(1, deep + 1),
            f"lists and keys are nested more than {deep} deep",
            "a dossier never needs that",
        )
    ]


def test_the_number_of_values_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yamlnodes, "MAX_NODES", 8)
    assert not parse("a: [1, 2, 3, 4, 5]").faults
    tree = parse("a: [1, 2, 3, 4, 5,\n 6, 7, 8]")
    assert tree.fatal
    assert [fault.message for fault in tree.faults] == ["the file holds more than 8 values"]
    assert tree.faults[0].place.line == 2


def test_the_size_of_an_entry_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yamlnodes, "MAX_ENTRY_NODES", 8)
    fine = "cards:\n" + "  - {a: 1, b: [1, 2, 3]}\n" * 20
    assert not parse(fine).faults
    tree = parse(f"{fine}  - {{a: 1, b: [1, 2, 3, 4, 5]}}\n")
    assert [(fault.message, fault.place) for fault in tree.faults] == [
        ("this entry holds more than 8 values", (22, 5))
    ]


def test_faults_are_limited() -> None:
    tree = parse("a: *x\n" * 5000)
    assert tree.fatal
    assert len(tree.faults) == yamlnodes.MAX_FAULTS
