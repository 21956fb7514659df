"""``quiz schema``: the dossier format for editors."""

from __future__ import annotations

import click


@click.command()
def schema() -> None:
    """Print the dossier format as JSON Schema.

    Point an editor at it and it completes keys and marks mistakes while you write.

    \b
    Example:
      quiz schema > dossier.schema.json
    """
    import json

    from quiz.dossier.jsonschema import json_schema

    click.echo(json.dumps(json_schema(), indent=2, ensure_ascii=False))
