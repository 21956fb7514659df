"""Whatever the articles hold, a draft is made that loads, or a message is given; never anything else."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quiz.dossier.load import load
from quiz.dossier.paragraphs import split_paragraphs
from quiz.reading.draft.generate import generate
from quiz.reading.draft.lines import all_proposals

from .test_draft_settle import TEXTS

pytestmark = pytest.mark.skipif(
    importlib.util.find_spec("spacy") is None, reason="the extra `author` is not installed"
)

SENTENCES = st.sampled_from(
    [
        "“The quay is sinking,” said Bo Holm. ", "She said that he said that they said so. ",
        "According to him, ", "I think I said that I am right. ", "\n\n", "“",
        "On Tuesday 35 people were killed in Port Lund. ",
        "Bo Holm, the mayor of Port Lund (PL), warned of war. ", "NOBODY SAID ANYTHING. ", "” ", "said said ",
        "In 2003, more than 3,500 soldiers, ", "the the the ", "Dina: It may be so. ", "… ", "— ", "1979~ ",
        "¿Quién? ", "🙂 ",
    ]
)  # fmt: skip
FILES = st.lists(
    st.tuples(
        st.one_of(TEXTS, st.lists(SENTENCES, max_size=15).map("".join)),
        st.sampled_from(["txt", "md", "html"]),
    )
    | st.tuples(st.binary(max_size=60), st.sampled_from(["txt", "html", "pdf"])),
    min_size=1,
    max_size=4,
)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(FILES)
def test_any_files_give_a_draft_or_a_message(given_files):
    with TemporaryDirectory() as name:
        texts, folder = Path(name) / "texts", Path(name) / "draft"
        texts.mkdir()
        for number, (content, suffix) in enumerate(given_files):
            data = content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")
            (texts / f"{number}.{suffix}").write_bytes(data)
        report = generate([texts], folder)
        assert len(report.articles) + len(report.failed) == len(given_files)
        assert all(one.message for one in report.failed)
        if not report.articles:
            assert not folder.exists()
            return
        kept = {
            one.id: split_paragraphs((folder / "articles" / one.file).read_text(encoding="utf-8"))
            for one in load(folder).sources
        }
        proposals = all_proposals(folder)
        assert len({one.id for one in proposals}) == len(proposals)
        for place in [one.place for one in proposals if hasattr(one, "place")]:
            assert kept[place.source][place.paragraph - 1][place.start : place.end] == place.text
        assert generate([texts], folder).skipped == len(report.articles)
