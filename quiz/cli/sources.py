"""``quiz sources``: the articles behind a deck, and your own copies of them."""

from __future__ import annotations

from pathlib import Path

import click

from quiz.cli.context import Settings, open_store, pass_settings


@click.group()
def sources() -> None:
    """The articles a deck was made from."""


@sources.command("list")
@click.argument("deck", required=False)
@click.option("--json", "as_json", is_flag=True, help="A JSON list, one object per source.")
@pass_settings
def list_(settings: Settings, deck: str | None, as_json: bool) -> None:
    """List the sources of one deck or of all.

    \b
    Example:
      quiz sources list soleimani
    """
    import json

    from quiz.study.articles import attached
    from quiz.text import printable

    rows = []
    with open_store(settings) as store:
        for info in [store.deck(deck)] if deck else store.decks():
            paths = attached(store, info.id)
            rows += [
                {
                    "deck": info.id,
                    "id": source.id,
                    "file": source.file,
                    "label": source.label,
                    "paragraphs": len(source.paragraphs),
                    "path": str(paths[source.id]) if source.id in paths else None,
                }
                for source in store.deck_document(info.id).sources
            ]
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False))
        return
    for row in rows:
        where = f"  read from {row['path']}" if row["path"] else ""
        click.echo(
            printable(
                f"{row['deck']}/{row['id']}  {row['label']} ({row['file']}, {row['paragraphs']} ¶){where}"
            )
        )


@sources.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--deck", help="Only for this deck.")
@pass_settings
def attach(settings: Settings, folder: Path, deck: str | None) -> None:
    """Say where your own copies of the articles are.

    FOLDER is searched for text files that hold the deck's paragraphs, whatever the files are
    called. From then on the app shows the paragraph behind an answer.

    \b
    Example:
      quiz sources attach ~/articles
    """
    from quiz.errors import QuizError
    from quiz.study.articles import attach_folder
    from quiz.text import printable

    found = 0
    with open_store(settings) as store:
        for info in [store.deck(deck)] if deck else store.decks():
            document = store.deck_document(info.id)
            matches = {match.source: match for match in attach_folder(store, info.id, folder)}
            found += len(matches)
            for source in document.sources:
                match = matches.get(source.id)
                said = f"{match.path} ({match.found} of {match.total} ¶)" if match else "not found"
                click.echo(printable(f"{info.id}/{source.id}  {source.label}: {said}"))
    if not found:
        raise QuizError(
            f"None of the articles is in {folder}.",
            remedy="The files must hold the articles' text (UTF-8), with a blank line between paragraphs.",
        )


@sources.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def fingerprint(file: Path) -> None:
    """Print the fingerprints of a file's paragraphs, for a dossier's `sources`.

    \b
    Example:
      quiz sources fingerprint article.txt
    """
    from quiz.dossier.article_files import Unreadable, read_text
    from quiz.dossier.paragraphs import fingerprint as mark
    from quiz.dossier.paragraphs import split_paragraphs
    from quiz.errors import QuizError

    text = read_text(file)
    if isinstance(text, Unreadable):
        raise QuizError(
            f"{file} {text.reason}.", remedy="Save the article as plain text in UTF-8, under 4 MB."
        )
    paragraphs = split_paragraphs(text)
    click.echo(f"paragraphs: {len(paragraphs)}\nfingerprints:")
    for paragraph in paragraphs:
        click.echo(f'  - "{mark(paragraph)}"')
