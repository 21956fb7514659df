"""``quiz new``: the first files of a dossier."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--title", help="The deck's title.  [default: from the folder's name]")
@click.option("--single", is_flag=True, help="One YAML file instead of one per section.")
@click.pass_context
def new(ctx: click.Context, folder: Path, title: str | None, single: bool) -> None:
    """Begin a dossier: an example with remarks, to be replaced.

    FOLDER is made, or is there and empty. What is written loads, lints clean and builds at once: two short
    articles, who speaks in them, a statement, a discrepancy and a dispute, each with a remark on what to put
    in its place. Editors complete and check the keys as you type. To draft a dossier from articles of
    your own, see `quiz generate`.

    \b
    Examples:
      quiz new my-topic
      quiz new my-topic --title "The harbour of Port Lund"
      quiz new small --single
    """
    from quiz.dossier.skeleton import skeleton
    from quiz.questions.slugs import slug_of
    from quiz.text import printable

    refuse_unless_empty(ctx, folder)
    name = folder.resolve().name
    words = " ".join(name.replace("-", " ").replace("_", " ").split())
    told = (title or "").strip() or words[:1].upper() + words[1:] or "Untitled"
    slug = slug_of(name)
    made = skeleton(slug, told, single=single)
    _write(folder, made)
    shown = [path for path in made if path.endswith(".yaml")]
    click.echo(f"Made {printable(str(folder))}: {', '.join(shown)}")
    click.echo("with two example articles, and the format for your editor (docs/editors.md).")
    click.echo("Next, replace the example by your own, and see after each save what is right:")
    where = printable(_quoted(folder))
    click.echo(f"  quiz watch {where} --articles {printable(_quoted(folder / 'articles'))}")
    click.echo("Then make a deck of it, and study:")
    click.echo(f"  quiz build {where}")
    click.echo(f"  quiz study {slug}")


def refuse_unless_empty(ctx: click.Context, folder: Path) -> None:
    """Raise ``UsageError`` where something is in the way; hidden names, as of git, are not."""
    from quiz.text import printable

    shown = printable(str(folder))
    if folder.is_dir():
        names = sorted(one.name for one in folder.iterdir() if not one.name.startswith("."))
        if names:
            few = ", ".join(printable(name) for name in names[:3]) + (", …" if len(names) > 3 else "")
            raise click.UsageError(
                f"{shown} is not empty: {few}. Name a folder that is new or empty; nothing was written.", ctx
            )
    elif folder.exists() or folder.is_symlink():
        raise click.UsageError(f"{shown} is a file. Name a folder that is new or empty.", ctx)


def _write(folder: Path, made: dict[str, str]) -> None:
    """Write all files, or none: what a full disk cuts short is taken away again."""
    written: list[Path] = []
    try:
        for name, text in made.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("x", encoding="utf-8", newline="\n") as stream:
                written.append(path)
                stream.write(text)
    except OSError:
        for path in written:
            path.unlink(missing_ok=True)
        raise


def _quoted(path: Path) -> str:
    """Return a path as it is typed in a shell."""
    import shlex

    return shlex.quote(str(path))
