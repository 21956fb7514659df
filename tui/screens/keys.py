"""Keys: every command with its keys; any of them can be changed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tui import keymaps
from tui.commands import COMMANDS, Command, Scope, bindings, command
from tui.screens.base import QuizScreen
from tui.screens.choose import Choice, ChooseScreen
from tui.styles import STYLES
from tui.text import MUTED
from tui.widgets.footer import KeyFooter
from tui.widgets.lines import Lines
from tui.widgets.topbar import TopBar

if TYPE_CHECKING:
    from collections.abc import Mapping


class PressScreen(ModalScreen[str | None]):
    """Waits for one key and ends with its name; Escape ends with None."""

    CSS_PATH = STYLES / "choose.tcss"
    AUTO_FOCUS = ""

    def __init__(self, wanted: Command) -> None:
        super().__init__()
        self._wanted = wanted

    def compose(self) -> ComposeResult:
        """What the key is for."""
        with Vertical(id="box"):
            yield Static(
                f"Press the new key for “{self._wanted.label}”", classes="choose--title", markup=False
            )
            yield Static(self._wanted.tooltip, markup=False)
            yield Static("Escape leaves it as it is.", classes="choose--remark", markup=False)

    def on_key(self, event: events.Key) -> None:
        """Take the key, whatever it is."""
        event.stop()
        event.prevent_default()
        self.dismiss(None if event.key == "escape" else event.key)


class KeysScreen(QuizScreen):
    """The list of commands with their keys."""

    SCOPE = Scope.KEYS
    BINDINGS = bindings(Scope.KEYS)
    CSS_PATH = STYLES / "settings.tcss"
    AUTO_FOCUS = "Lines"

    def compose(self) -> ComposeResult:
        """Commands under the headings of their scopes."""
        yield TopBar()
        yield Lines(id="commands", markup=False)
        yield Static("", id="about", markup=False)
        yield KeyFooter()

    def on_mount(self) -> None:
        """Fill the list."""
        self._fill()

    def _fill(self) -> None:
        lines = self.query_one(Lines)
        place = lines.highlighted
        lines.clear_options()
        own = self.quiz.preferences.keys
        options: list[Option | None] = []
        for scope, commands in COMMANDS.items():
            options.append(Option(Content.styled(f"\n{scope}", "bold $text-primary"), disabled=True))
            options += [Option(self._line(each, own), id=each.id) for each in commands]
        lines.add_options(options)
        lines.highlighted = place if place is not None else 1
        preset = keymaps.preset_of(own)
        self.query_one(TopBar).show(
            "Settings", "Keys", Content.styled(preset.label if preset else "Your own", MUTED)
        )

    def _line(self, each: Command, own: Mapping[str, str]) -> Content:
        keys = self.quiz.keys_of(each.id)
        changed = each.id in own
        sign = "•" if changed else " "
        return Content.assemble(
            (f"{sign} ", "$text-accent"),
            (f"{keys:<18} ", "bold $text-accent"),
            each.label,
        )

    @property
    def _chosen(self) -> Command | None:
        lines = self.query_one(Lines)
        if lines.highlighted is None:
            return None
        found = lines.get_option_at_index(lines.highlighted).id
        return command(found) if found else None

    @on(OptionList.OptionHighlighted)
    def _about(self) -> None:
        chosen = self._chosen
        self.query_one("#about", Static).update(chosen.tooltip if chosen else "")

    def action_move(self, step: int) -> None:
        """Go to the command above or below."""
        self.query_one(Lines).move(step)

    @on(OptionList.OptionSelected)
    def action_change(self) -> None:
        """Ask for a new key."""
        chosen = self._chosen
        if chosen is not None:
            self.app.push_screen(PressScreen(chosen), lambda key: self._change(chosen, key))

    async def _change(self, chosen: Command, key: str | None) -> None:
        if key is None:
            return
        own = dict(self.quiz.preferences.keys)
        taken = keymaps.clash(chosen.id, key, own)
        if taken is not None:
            name = self.quiz.key_name(key)
            holder = f"“{command(taken).label}” ({keymaps.scope_of(taken)})"
            words = f"{name} is the key of {holder}. Change that one first."
            self.notify(words, title="That key is taken", severity="warning", markup=False)
            return
        await self._save({**own, chosen.id: key})

    async def action_reset(self) -> None:
        """Give the chosen command its own key back."""
        chosen, own = self._chosen, dict(self.quiz.preferences.keys)
        if chosen is None or chosen.id not in own:
            return
        del own[chosen.id]
        for key in keymaps.keys_of(chosen.id, own):
            taken = keymaps.clash(chosen.id, key, own)
            if taken is not None:
                words = f"Its own key is now that of “{command(taken).label}”. Change that one first."
                self.notify(words, title="That key is taken", severity="warning", markup=False)
                return
        await self._save(own)

    def action_preset(self) -> None:
        """Take a whole set of keys."""
        choices = [Choice(preset.id, preset.label, preset.remark) for preset in keymaps.PRESETS]
        now = keymaps.preset_of(self.quiz.preferences.keys)
        chosen = now.id if now else None
        self.app.push_screen(ChooseScreen("A whole set of keys", choices, chosen=chosen), self._take)

    async def _take(self, name: str | None) -> None:
        preset = next((each for each in keymaps.PRESETS if each.id == name), None)
        if preset is not None:
            await self._save(dict(preset.keys))

    async def _save(self, keys: dict[str, str]) -> None:
        await self.quiz.save(lambda preferences: replace(preferences, keys=keys))
        self._fill()

    def action_back(self) -> None:
        """Back to the settings."""
        self.app.pop_screen()
