"""Made-up articles, and the language model where it is installed."""

from __future__ import annotations

import importlib.util

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


@pytest.fixture
def llm_settings(tmp_path, monkeypatch):
    """An empty folder for the settings of the package `llm`; no plugin and no key of this machine."""
    monkeypatch.setenv("LLM_USER_PATH", str(tmp_path / "llm"))
    monkeypatch.setattr("llm.plugins.LLM_LOAD_PLUGINS", "")
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    return tmp_path / "llm"
