"""Everything one can do in the app, declared once.

A command's declaration feeds its key binding, the footer, the command palette, the help screen and the key
settings. Where a command lives is its **scope**: a screen or a widget that names the scope in ``SCOPE`` and
has the method ``action_…`` for each of the scope's commands. Within one scope no key is used twice, so that
remapping one command never takes a key from another.
"""

from __future__ import annotations

from tui.command import PAGE, Command, CommandTable, Scope, numbered
from tui.command_disputes import DISPUTES

__all__ = ["COMMANDS", "Command", "Scope", "all_commands", "bindings", "command"]


_COMMANDS: dict[Scope, tuple[Command, ...]] = {
    Scope.APP: (
        Command(
            "app.palette",
            "ctrl+p",
            "Commands",
            "Find any command by its name.",
            "command_palette",
            shown=False,
            priority=True,
        ),
        Command(
            "app.help", "f1,question_mark", "Help", "All keys, and what the forms of question mean.", "help"
        ),
        Command(
            "app.settings",
            "f2,comma",
            "Settings",
            "Limits, desired retention, theme and keys.",
            "settings",
            shown=False,
        ),
        Command("app.theme", "f3", "Theme", "Choose a theme from a list.", "change_theme", shown=False),
        Command(
            "app.dark",
            "f4",
            "Dark or light",
            "Change between the dark and the light theme.",
            "swap_theme",
            shown=False,
        ),
        Command(
            "app.quit",
            "ctrl+q",
            "Quit",
            "Leave at once. Every answer is already saved.",
            "quit",
            shown=False,
            priority=True,
        ),
    ),
    Scope.HOME: (
        Command("home.study", "enter,space", "Study", "Study what is due in the chosen deck.", "study"),
        Command("home.study-all", "a", "All decks", "Study what is due in all decks, mixed.", "study_all"),
        Command(
            "home.more",
            "m",
            "More new",
            "Begin ten more new cards of the chosen deck, beyond the limit of the day.",
            "more_new",
        ),
        Command(
            "home.disputes",
            "d",
            "Disputes",
            "See where voices, sources and data of the chosen deck differ.",
            "disputes",
        ),
        Command(
            "home.settings", "s", "Settings", "Limits, desired retention, theme and keys.", "app.settings"
        ),
        Command(
            "home.learner", "l", "Learner", "Study as somebody else, with progress of their own.", "learner"
        ),
        Command("home.up", "up", "Up", "Choose the deck above.", "move(-1)", shown=False),
        Command("home.down", "down", "Down", "Choose the deck below.", "move(1)", shown=False),
        Command("home.refresh", "r", "Refresh", "Count again what is due.", "refresh_view", shown=False),
        Command("home.quit", "q", "Quit", "Leave. Every answer is already saved.", "app.quit"),
        Command(
            "home.bring-back",
            "b",
            "Bring back",
            "Ask suspended cards of the chosen deck again: one, or all.",
            "bring_back",
        ),
    ),
    Scope.STUDY: (
        Command("study.continue", "enter,space", "Continue", "Go on to the next card.", "continue"),
        Command(
            "study.again",
            "1",
            "Again",
            "Rate the answer: not known, ask again soon.",
            "rate(1)",
            shown=False,
        ),
        Command("study.hard", "2", "Hard", "Rate the answer: known with effort.", "rate(2)", shown=False),
        Command("study.good", "3", "Good", "Rate the answer: known.", "rate(3)", shown=False),
        Command("study.easy", "4", "Easy", "Rate the answer: known at once.", "rate(4)", shown=False),
        Command(
            "study.overrule",
            "o",
            "Accept",
            "A slip of the keyboard: count the near miss as right.",
            "overrule",
        ),
        Command(
            "study.give-up",
            "question_mark",
            "Show",
            "Give up and see the answer. It counts as not known.",
            "give_up",
        ),
        Command(
            "study.more", "e", "More", "Show all evidence and what all others say, or fold it again.", "more"
        ),
        Command(
            "study.undo", "u,ctrl+z", "Undo", "Take back what you did last; its card comes back.", "undo"
        ),
        Command(
            "study.leave",
            "q,escape",
            "Stop",
            "End the session and see what was done. Nothing is lost.",
            "leave",
        ),
        Command(
            "study.suspend", "s", "Suspend", "Never ask this card again, until it is brought back.", "suspend"
        ),
        Command(
            "study.passage",
            "p",
            "Text",
            "Read the paragraph itself in your copy of the article.",
            "passage",
        ),
        Command("study.bury", "b", "Bury", "Leave this card for tomorrow.", "bury"),
        Command("study.flag", "m", "Flag", "Mark this card with a flag, or take the flag away.", "flag"),
        Command(
            "study.reset",
            "r",
            "Start over",
            "The answer of this card has changed: learn it as if new.",
            "reset",
        ),
        Command("study.up", "up", "Line up", "Scroll the card up by a line.", "scroll_by(-1)", shown=False),
        Command(
            "study.down", "down", "Line down", "Scroll the card down by a line.", "scroll_by(1)", shown=False
        ),
        Command(
            "study.page-down",
            "pagedown,ctrl+d",
            "Scroll down",
            "Scroll the card down.",
            "scroll(1)",
            shown=False,
        ),
        Command(
            "study.page-up", "pageup,ctrl+u", "Scroll up", "Scroll the card up.", "scroll(-1)", shown=False
        ),
    ),
    Scope.PICK: (
        *numbered("pick", "Option", "choose", 5, "Answer"),
        Command("pick.up", "up", "Up", "Go to the option above.", "move(-1)", shown=False),
        Command("pick.down", "down", "Down", "Go to the option below.", "move(1)", shown=False),
        Command(
            "pick.choose",
            "enter,space",
            "Choose",
            "Answer with the marked option.",
            "choose_marked",
            shown=False,
        ),
    ),
    Scope.JUDGE: (
        Command("judge.true", "t", "True", "The source or the voice has it so.", "judge(True)"),
        Command("judge.false", "f", "False", "The source or the voice has it otherwise.", "judge(False)"),
        Command("judge.other", "left,right,up,down", "Other", "Mark the other answer.", "other", shown=False),
        Command(
            "judge.choose",
            "enter,space",
            "Choose",
            "Answer with the marked word.",
            "choose_marked",
            shown=False,
        ),
    ),
    Scope.TYPE: (
        Command("type.submit", "enter", "Answer", "Hand in what is typed.", "hand_in"),
        Command(
            "type.leave",
            "escape",
            "Leave field",
            "Leave the field, so that single keys work as commands; Enter returns.",
            "leave_field",
        ),
    ),
    Scope.ASSIGN: (
        *numbered("assign", "Answer", "assign", 9, "Give"),
        Command("assign.up", "up,shift+tab", "Up", "Go to the line above.", "move(-1)", shown=False),
        Command("assign.down", "down,tab", "Down", "Go to the line below.", "move(1)", shown=False),
        Command(
            "assign.previous",
            "left",
            "Previous answer",
            "Give the line the answer before.",
            "cycle(-1)",
            shown=False,
        ),
        Command(
            "assign.next",
            "right,space",
            "Next answer",
            "Give the line the next answer.",
            "cycle(1)",
            shown=False,
        ),
        Command("assign.clear", "backspace", "Clear", "Take the line's answer away.", "clear", shown=False),
        Command(
            "assign.submit", "enter", "Hand in", "Hand in; lines still open are pointed out first.", "hand_in"
        ),
    ),
    Scope.ARRANGE: (
        *numbered("arrange", "Place", "place", 6, "To place"),
        Command("arrange.up", "up,k", "Up", "Go to the line above.", "move(-1)", shown=False),
        Command("arrange.down", "down,j", "Down", "Go to the line below.", "move(1)", shown=False),
        Command(
            "arrange.carry-up", "shift+up,K", "Carry up", "Move the line up by one.", "carry(-1)", shown=False
        ),
        Command(
            "arrange.carry-down",
            "shift+down,J",
            "Carry down",
            "Move the line down by one.",
            "carry(1)",
            shown=False,
        ),
        Command(
            "arrange.take", "space", "Take", "Take the line up to carry it, or put it down again.", "take"
        ),
        Command("arrange.submit", "enter", "Hand in", "Hand in the order as it stands.", "hand_in"),
    ),
    Scope.NOTES: (
        Command("notes.reveal", "enter", "Reveal", "See the list and tick what you recalled.", "reveal"),
        Command("notes.new-line", "ctrl+j", "New line", "Begin a new line in the notes.", "new_line"),
        Command(
            "notes.leave",
            "escape",
            "Leave field",
            "Leave the notes, so that single keys work as commands.",
            "leave_field",
        ),
    ),
    Scope.CHECKLIST: (
        *numbered("checklist", "Line", "tick_line", 9, "Tick", "Tick, or take the tick from,"),
        Command("checklist.up", "up", "Up", "Go to the line above.", "move(-1)", shown=False),
        Command("checklist.down", "down", "Down", "Go to the line below.", "move(1)", shown=False),
        Command(
            "checklist.tick", "space,x", "Tick", "You recalled this one, or did not.", "tick", shown=False
        ),
        Command("checklist.submit", "enter", "Hand in", "Hand in the ticks.", "hand_in"),
    ),
    Scope.REVEAL: (
        Command("reveal.reveal", "enter,space", "Reveal", "See the answer.", "reveal"),
        Command("reveal.again", "1", "Again", "Not known.", "grade(1)", group="Grade"),
        Command("reveal.hard", "2", "Hard", "Known with effort.", "grade(2)", group="Grade"),
        Command("reveal.good", "3", "Good", "Known.", "grade(3)", group="Grade"),
        Command("reveal.easy", "4", "Easy", "Known at once.", "grade(4)", group="Grade"),
    ),
    Scope.SUMMARY: (
        Command("summary.continue", "enter,c", "Study on", "Study what is left.", "study_on"),
        Command(
            "summary.more",
            "m",
            "More new",
            "Begin ten more new cards, beyond the limit of the day.",
            "more_new",
        ),
        Command("summary.home", "escape,h,q", "Back", "Back to where the session was begun.", "home"),
    ),
    Scope.DISPUTES: DISPUTES,
    Scope.LIST: PAGE,
    Scope.SETTINGS: (
        Command(
            "settings.previous", "up", "Setting above", "Go to the setting above.", "step(-1)", shown=False
        ),
        Command("settings.next", "down", "Setting below", "Go to the setting below.", "step(1)", shown=False),
        Command("settings.back", "escape", "Back", "Back to where you came from; all is saved.", "back"),
    ),
    Scope.KEYS: (
        Command("keys.change", "enter", "Change", "Press a new key for the chosen command.", "change"),
        Command("keys.up", "up", "Up", "Go to the command above.", "move(-1)", shown=False),
        Command("keys.down", "down", "Down", "Go to the command below.", "move(1)", shown=False),
        Command(
            "keys.reset", "backspace,delete", "Reset", "Give the chosen command its own key back.", "reset"
        ),
        Command("keys.preset", "p", "Presets", "Take a whole set of keys: default, vim, home row.", "preset"),
        Command("keys.back", "escape,q", "Back", "Back to the settings.", "back"),
    ),
}
COMMANDS = CommandTable(_COMMANDS)
"""All commands by scope."""

bindings = COMMANDS.bindings
all_commands = COMMANDS.each
command = COMMANDS.named
