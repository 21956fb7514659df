"""``quiz brief``: a study sheet of a deck, to hand out."""

from __future__ import annotations

from pathlib import Path

import click

from quiz.cli.context import Settings, pass_settings

_SUFFIXES = (".md", ".markdown", ".txt", ".html", ".htm")


@click.command()
@click.argument("deck")
@click.option(
    "--format",
    "as_format",
    type=click.Choice(["md", "html"]),
    help="Markdown, or one HTML page to print.  [default: md, or as the name of FILE says]",
)
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Write to FILE."
)
@click.option(
    "--importance",
    type=click.IntRange(1, 3),
    help="Leave out what matters less: 3 is what everybody must know, 1 is everything.  [default: 3, or 1 "
    "where the deck marks nothing as that]",
)
@click.option(
    "--topic",
    "topics",
    multiple=True,
    metavar="TOPIC",
    help="Keep to one topic, by its id in the deck; give it again for a further one.",
)
@click.option("--force", is_flag=True, help="Write over a file that is there.")
@click.option("--all", "every", is_flag=True, help="List every problem of a dossier that has some.")
@pass_settings
def brief(
    settings: Settings,
    deck: str,
    as_format: str | None,
    output: Path | None,
    importance: int | None,
    topics: tuple[str, ...],
    force: bool,
    every: bool,
) -> None:
    """Write a study sheet of a deck, to hand out.

    Sources, timeline, what is reported and held on each topic, where the data differ, the disputes with who
    stands where, and the people. DECK is the id of a deck in the library (`quiz decks` lists them), or the
    path of a dossier, which is then built in memory only. Without -o it is printed. The sheet holds what
    everybody must know; --importance 2 or 1 makes it longer.

    \b
    Examples:
      quiz brief soleimani | less
      quiz brief soleimani -o sheet.html
      quiz brief soleimani --topic strike --topic us-decision
      quiz brief decks/soleimani --format md -o sheet.md
    """
    from quiz.brief.content import brief_of
    from quiz.cli.dossiers import built_deck
    from quiz.errors import UsageError

    if output is not None and output.exists() and not force:
        raise UsageError(f"There is a file {output} already.", remedy="--force writes over it.")
    if as_format is None and output is not None and output.suffix.lower() not in {"", *_SUFFIXES}:
        raise UsageError(
            f"A sheet is Markdown or HTML, not {output.suffix}.",
            remedy="Name a .md or .html file, or give --format.",
        )
    kind = as_format or (
        "html" if output is not None and output.suffix.lower() in {".html", ".htm"} else "md"
    )
    sheet = brief_of(built_deck(settings, deck, every=every), importance, topics)
    if kind == "html":
        from quiz.brief.html import render
    else:
        from quiz.brief.markdown import render
    text = render(sheet)
    if output is None:
        click.echo(text, nl=False)
        return
    output.write_text(text, encoding="utf-8", newline="\n")
    click.echo(f"Wrote {output}.", err=True)
