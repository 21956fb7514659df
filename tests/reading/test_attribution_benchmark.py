"""The measure of attributions, on a corpus of one made-up article."""

from __future__ import annotations

import click
import pytest

from benchmarks.attribution import Attribution, agreement, read_corpus, score


def span(*words: int) -> frozenset[int]:
    return frozenset(words)


def one(source=(1,), content=range(2, 12), *, quote=False):
    return Attribution(span(*source), span(*content), quote, "clause/say")


def test_a_corpus_is_read_from_standoff_annotations(tmp_path):
    (tmp_path / "text").mkdir()
    (tmp_path / "attributions").mkdir()
    text = "Holm said “the quay” sinks."
    (tmp_path / "text" / "a_b.txt").write_text(text, encoding="utf-8")
    (tmp_path / "attributions" / "a_b_0001.ann").write_text(
        "T1\tSource 0 4\tHolm\nT2\tCue 5 9\tsaid\nT3\tContent 10 19;20 25\t“the quay” sinks\n"
        "E1\tAttribution:T2 Source:T1 Cue:T2 Content:T3\n",
        encoding="utf-8",
    )
    (tmp_path / "attributions" / "a_b_0002.ann").write_text("", encoding="utf-8")
    (article,) = read_corpus(tmp_path)
    assert article.attributions == (Attribution(span(0), span(2, 3, 4), quote=True),)


def test_a_folder_that_is_no_part_of_the_corpus_is_a_usage_error(tmp_path):
    with pytest.raises(click.UsageError, match="attributions"):
        read_corpus(tmp_path)


def test_contents_agree_by_their_words_and_only_where_sources_meet():
    assert agreement(one(), one()) == 1.0
    assert agreement(one(), one(content=range(2, 7))) == pytest.approx(2 * 5 / 15)
    assert agreement(one(), one(source=(40,))) == 0.0
    assert agreement(one(source=()), one()) == 0.0
    assert agreement(one(source=()), one(source=())) == 1.0


def test_precision_and_recall_are_shares_of_what_was_found_and_of_what_there_is():
    gold = (one(quote=True), one((50,), range(60, 70)))
    found = [one(content=range(2, 4)), one((90,), range(91, 95))]
    figures = score([(gold, found)])
    assert (figures["precision"], figures["precision_strict"]) == (0.5, 0.0)
    assert (figures["recall"], figures["recall_quotes"], figures["recall_quotes_strict"]) == (0.5, 1.0, 0.0)
    assert figures["one_to_one"] == {"precision": 0.5, "recall": 0.5}


def test_two_halves_of_one_attribution_count_once_when_paired():
    figures = score([((one(),), [one(content=range(2, 7)), one(content=range(7, 12))])])
    assert (figures["precision"], figures["one_to_one"]["precision"]) == (1.0, 0.5)
