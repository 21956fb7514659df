"""Keys typed ahead: kept while a screen is busy or only opening, then given to what is there, in order."""

from __future__ import annotations

from collections import deque
from collections.abc import Awaitable, Callable
from time import monotonic
from typing import TYPE_CHECKING, Any
from weakref import WeakSet

from textual import events

from tui.review.working import Working
from tui.text import plural

if TYPE_CHECKING:
    from textual.app import App
    from textual.message_pump import MessagePump
    from textual.screen import Screen

AT_ONCE = frozenset({"ctrl+c", "ctrl+q", "ctrl+p"})
"""Keys that are never kept: one can always leave, and find any command."""


_LONGEST = 1.0
"""So many seconds a key given to a dialog is waited for: a field that goes away may never be done."""


class KeysAhead:
    """The keys typed before the screen was ready for them.

    On the desk a key is carried out before the next one is looked at, so that each decides on the proposal
    that stands there after all keys before it. What is typed before a list or a field is open goes into it,
    where the key itself opens it; where something is asked or told instead, the keys after it were meant for
    something else: they are not used, and that is said.
    """

    def __init__(self, app: App[Any], forward: Callable[[events.Key], Awaitable[None]]) -> None:
        self._app = app
        self._forward = forward
        self._keys: deque[events.Key] = deque()
        self._open: WeakSet[Screen[object]] = WeakSet()
        self._refusing = False
        self._giving = False
        self._handed = -_LONGEST

    @property
    def waiting(self) -> bool:
        """Whether a key is kept, or was given to a dialog that may not have done with it."""
        return bool(self._keys) or monotonic() - self._handed < _LONGEST

    async def take(self, event: events.Key) -> bool:
        """Take a key that was just pressed; False where it goes its usual way."""
        screen = self._app.screen
        if event.key in AT_ONCE or (isinstance(screen, Working) and not screen.takes_keys):
            return False
        self._keys.append(event)
        await self.give()
        return True

    def refuse(self) -> None:
        """Something went otherwise than whoever typed ahead could know: drop what is typed until it shows."""
        if self._keys or self._waits(self._app.screen) or self._giving:
            self._refusing = True

    async def give(self) -> None:
        """Give the keys kept to the screens that are there, as far as these are ready for them."""
        if self._giving:
            return
        self._giving = True
        try:
            while not self._waits(screen := self._app.screen):
                if self._refusing:
                    self._drop()
                if not self._keys:
                    return
                event = self._keys.popleft()
                if isinstance(screen, Working):
                    await self._press(screen, event.key)
                else:
                    self._handed = monotonic()
                    focused = screen.focused
                    await self._forward(event)
                    self._when_handled([focused or screen, screen, self._app] * 2)
        finally:
            self._giving = False

    def _drop(self) -> None:
        count = len(self._keys)
        self._keys.clear()
        self._refusing = False
        if count:
            self._app.notify(f"{plural(count, 'key')} typed ahead not used.", markup=False)

    async def _press(self, desk: Working, key: str) -> None:
        found = desk.active_bindings.get(key)
        if found is not None and found.enabled:
            await self._app.run_action(found.binding.action, found.node)

    def _when_handled(self, through: list[MessagePump]) -> None:
        """Give the next key when a key was handled, and what its handling told the screen, too."""
        while through:
            if through.pop(0).call_later(self._when_handled, through):
                return
        self._handed = -_LONGEST
        self._app.call_later(self.give)

    def _waits(self, screen: Screen[object]) -> bool:
        """Tell whether a screen is not ready for keys yet; it is asked to say when."""
        if monotonic() - self._handed < _LONGEST or getattr(screen, "busy", False):
            return True
        if isinstance(screen, Working) or screen.focused is not None or screen in self._open:
            return False

        async def ready() -> None:
            self._open.add(screen)
            await self.give()

        screen.call_after_refresh(ready)
        return True
