"""What is planted into the sound dossier, for a check to find."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable

Planted: TypeAlias = "tuple[Callable[..., Any], str, str, str, str]"
"""A check, a part of sound.yaml, what replaces it (§ marks where the problem is), message and remedy."""
