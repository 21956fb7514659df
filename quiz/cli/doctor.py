"""``quiz doctor``: is the database sound, and can it be mended."""

from __future__ import annotations

import click

from quiz.cli.context import Settings, pass_settings
