"""Made-up articles, and the language model where it is installed."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from quiz.dossier.fields import Role
from quiz.reading.claims.model import Claim
from quiz.reading.structure.article import Article, Extract
from quiz.reading.structure.assemble import assemble


def article(text: str, **more: object) -> Article:
    """Read a plain text."""
    return assemble(Extract("made-up.txt", "text", text, **more))


def said(article: Article, claim: Claim) -> tuple[str | None, str, list[str]]:
    """A claim in words: holder, cue and content."""

    def text(span):
        return article.paragraph(span.paragraph).text[span.start : span.end]

    return (
        claim.holder.text if claim.holder else None,
        text(claim.cue),
        [text(span) for span in claim.content],
    )


@pytest.fixture(scope="session")
def read():
    """Find the claims of a text; skipped where the extra ``author`` is not installed."""
    if importlib.util.find_spec("spacy") is None:
        pytest.skip("the extra `author` is not installed: pip install 'articlequiz[author]'")
    from quiz.reading.claims.find import claims_of

    def reader(text: str, *, headline: bool = False):
        one = article(text, roles=((1, Role.TITLE),) if headline else ())
        return [(claim, *said(one, claim)) for claim in claims_of(one)]

    return reader


@pytest.fixture(scope="session")
def cast_of():
    """Make a cast of texts; skipped where the extra ``author`` is not installed."""
    if importlib.util.find_spec("spacy") is None:
        pytest.skip("the extra `author` is not installed: pip install 'articlequiz[author]'")
    from quiz.reading.claims.find import blocks_of
    from quiz.reading.entities.cast import find_cast

    def make(*texts: str):
        read = [(f"s{number}", article(text)) for number, text in enumerate(texts, 1)]
        return find_cast([(source, one, blocks_of(one)) for source, one in read])

    return make


@pytest.fixture
def llm_settings(tmp_path, monkeypatch):
    """An empty folder for the settings of the package `llm`; no plugin and no key of this machine."""
    monkeypatch.setenv("LLM_USER_PATH", str(tmp_path / "llm"))
    monkeypatch.setattr("llm.plugins.LLM_LOAD_PLUGINS", "")
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    return tmp_path / "llm"


VOTE = """Harbour plan divides Port Lund

By Ada Moss, in Port Lund

The council of Port Lund voted on Tuesday to fill in the old harbour, against the mayor's advice.

“The quay is sinking,” said Bo Holm, the mayor. He warned that the plan would cost the town its fishermen.

The plan is a disgrace, and it will ruin the town.

3 Comments

Bea says:
I think the mayor is right about the quay, and the council should listen to her for once.
"""
TALK = """Dina: The council will not change its mind, whatever the fishermen say about the quay.

Dan: I fear that the town loses both its harbour and the money that it was promised.

Dina: According to the fishermen, nobody asked them before the vote on the harbour plan.
"""


def files(folder: Path) -> dict[str, bytes]:
    return {
        one.relative_to(folder).as_posix(): one.read_bytes()
        for one in sorted(folder.rglob("*"))
        if one.is_file()
    }


@pytest.fixture(scope="session")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("articles")
    (folder / "vote.txt").write_text(VOTE, encoding="utf-8")
    (folder / "talk.txt").write_text(TALK, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def drafted(articles: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    if importlib.util.find_spec("spacy") is None:
        pytest.skip("the extra `author` is not installed")
    folder = tmp_path_factory.mktemp("draft") / "port-lund"
    from quiz.reading.draft.generate import generate

    report = generate([articles], folder)
    assert (len(report.articles), report.failed) == (2, [])
    return folder
