"""Everything one can do while reviewing, declared once: keys, footer, palette and help are made of it."""

from __future__ import annotations

from enum import StrEnum

from tui.command import PAGE, Command, CommandTable, numbered


class ReviewScope(StrEnum):
    """Where a command can be used; the value is its heading in the help."""

    DESK = "Deciding"
    APP = "Everywhere"
    FORM = "Editing"
    PICK = "Choosing a sentence"
    PAGE = "Pages"


_COMMANDS: dict[ReviewScope, tuple[Command, ...]] = {
    ReviewScope.DESK: (
        Command("desk.accept", "a", "Accept", "Write the entry into the dossier as it is shown.", "accept"),
        Command("desk.reject", "x", "Reject", "Put the proposal aside; nothing is written.", "reject"),
        Command("desk.edit", "e", "Edit", "Change the entry in a form before it is accepted.", "edit"),
        Command(
            "desk.later",
            "A",
            "Word later",
            "Accept all but the wording: it is told in your own words in a second round.",
            "accept_later",
        ),
        Command("desk.skip", "k", "Skip", "Leave it for the end of the queue.", "skip"),
        Command("desk.holder", "h", "Holder", "Choose whose claim it is, or who says it.", "holder"),
        Command("desk.merge", "m", "Merge", "It is the same as another: choose which.", "merge"),
        Command("desk.apart", "t", "Tell apart", "It is not the same as what it may be taken for.", "apart"),
        Command(
            "desk.differs",
            "v",
            "Differs",
            "Another gives the same thing with a different value: make a discrepancy of them.",
            "differs",
        ),
        Command("desk.split", "s", "Split", "Cut the sentence into several facts.", "split"),
        Command("desk.dispute", "d", "Dispute", "Make the claim a position in a dispute.", "dispute"),
        Command(
            "desk.wording",
            "w",
            "Wording",
            "Take the next wording of a language model; where there is none, tell it in your own words.",
            "wording",
        ),
        Command("desk.type", "y", "Type", "Change of what type a new name is.", "retype"),
        Command("desk.blank", "b", "Blank", "Choose the words of the sentence that are asked for.", "blank"),
        Command(
            "desk.pick",
            "c",
            "Choose ¶",
            "Choose any sentence of an article and make a fact, a claim or an event of it.",
            "pick",
        ),
        Command("desk.reason", "X", "Reject, why", "Put the proposal aside and say why.", "reject_why"),
        Command("desk.undo", "u,ctrl+z", "Undo", "Take back the last decision and what it wrote.", "undo"),
        Command(
            "desk.redo",
            "ctrl+r",
            "Redo",
            "Make the decision again that was undone last.",
            "redo",
            shown=False,
        ),
        Command("desk.next", "n", "Next", "Go to the next without deciding.", "step(1)"),
        Command("desk.previous", "p", "Back", "Go to the one before without deciding.", "step(-1)"),
        Command("desk.search", "slash", "Search", "Show only what holds certain words.", "search"),
        Command("desk.filter", "f", "Filter", "Show only one kind of proposals, or one article.", "filter"),
        Command(
            "desk.same-paragraph",
            "g",
            "Same ¶",
            "Go to the next proposal from the same paragraph.",
            "same_paragraph",
        ),
        Command("desk.all", "escape", "Show all", "Show the whole queue again.", "show_all"),
        Command("desk.list", "l", "List", "See the queue as a list and go to any of it.", "list"),
        *numbered("desk", "Answer", "ask_for", 9, "Ask for", "Ask for, or no longer ask for,"),
        Command(
            "desk.place",
            "o",
            "Place",
            "Show the next place that the proposal is about: another mention, another value.",
            "place(1)",
        ),
        Command(
            "desk.enlarge",
            "z",
            "Enlarge",
            "Give the part whose head is marked the whole screen, or show both again.",
            "enlarge",
        ),
        Command(
            "desk.other",
            "tab",
            "Other part",
            "Mark proposal or article: arrows scroll it.",
            "other",
            shown=False,
        ),
        Command("desk.up", "up", "Line up", "Scroll the marked part up.", "scroll_by(-1)", shown=False),
        Command(
            "desk.down", "down", "Line down", "Scroll the marked part down.", "scroll_by(1)", shown=False
        ),
        Command(
            "desk.page-up",
            "pageup",
            "Page up",
            "Scroll the marked part a page up.",
            "page_by(-1)",
            shown=False,
        ),
        Command(
            "desk.page-down",
            "pagedown,space",
            "Page down",
            "Scroll the marked part a page down.",
            "page_by(1)",
            shown=False,
        ),
        Command(
            "desk.first", "home", "First line", "Scroll the marked part to its top.", "far(-1)", shown=False
        ),
        Command("desk.last", "end", "Last line", "Scroll the marked part to its end.", "far(1)", shown=False),
        Command(
            "desk.reload",
            "f5",
            "Reload",
            "Read the folder again, with what was changed in it elsewhere.",
            "reload",
            shown=False,
        ),
        Command("desk.quit", "q", "Quit", "Leave. Every decision is already written.", "leave"),
    ),
    ReviewScope.APP: (
        Command(
            "review.palette",
            "ctrl+p",
            "Commands",
            "Find any command by its name.",
            "command_palette",
            shown=False,
            priority=True,
        ),
        Command("review.help", "f1,question_mark", "Help", "All keys, and what the words mean.", "help"),
        Command("review.theme", "f3", "Theme", "Choose a theme from a list.", "change_theme", shown=False),
        Command(
            "review.dark",
            "f4",
            "Dark or light",
            "Change between the dark and the light theme.",
            "swap_theme",
            shown=False,
        ),
        Command(
            "review.quit",
            "ctrl+q",
            "Quit",
            "Leave. Every decision is already written.",
            "quit",
            shown=False,
            priority=True,
        ),
    ),
    ReviewScope.FORM: (
        Command("form.keep", "ctrl+s", "Keep", "Keep the changes; Enter in a field does so, too.", "keep"),
        Command(
            "form.choose",
            "f2",
            "Choose",
            "In a fact or claim the words that are asked for; in a discrepancy one more value.",
            "choose",
        ),
        Command("form.cancel", "escape", "Cancel", "Leave everything as it was.", "cancel"),
        # At once, so that what is typed after it is for the next field, however busy this one is.
        Command("form.next", "tab", "Next field", "Go to the next field.", "next_field(1)", priority=True),
        Command(
            "form.previous",
            "shift+tab",
            "Field before",
            "Go to the field before.",
            "next_field(-1)",
            shown=False,
            priority=True,
        ),
        Command("form.down", "down", "Next field", "Go to the next field.", "next_field(1)", shown=False),
        Command("form.up", "up", "Field before", "Go to the field before.", "next_field(-1)", shown=False),
        # A field of several lines has a use of its own for F6, and would keep it to itself.
        Command("form.find", "f6", "Find field", "Go to a field by its name.", "find_field", priority=True),
        Command(
            "form.group",
            "ctrl+down",
            "Next heading",
            "Go to the fields under the next heading.",
            "next_group(1)",
        ),
        Command(
            "form.group-before",
            "ctrl+up",
            "Heading before",
            "Go to the fields under the heading before.",
            "next_group(-1)",
            shown=False,
        ),
    ),
    ReviewScope.PICK: (
        Command("pick.choose", "enter", "Make …", "Choose what to make of the sentence.", "choose"),
        Command("pick.fact", "f", "Fact", "Make a fact of the sentence.", "make('fact')"),
        Command("pick.claim", "c", "Claim", "Make a claim of the sentence.", "make('claim')"),
        Command(
            "pick.event", "e", "Event", "Make an event of the sentence: a fact with a date.", "make('event')"
        ),
        Command("pick.next", "down,n", "Next", "Go to the next sentence.", "sentence(1)"),
        Command("pick.previous", "up,p", "Back", "Go to the sentence before.", "sentence(-1)"),
        Command("pick.article", "right,o", "Article", "Go to the next article.", "article(1)"),
        Command(
            "pick.article-before",
            "left",
            "Article before",
            "Go to the article before.",
            "article(-1)",
            shown=False,
        ),
        Command(
            "pick.paragraph",
            "pagedown,space",
            "¶ after",
            "Go to the next paragraph.",
            "paragraph(1)",
            shown=False,
        ),
        Command(
            "pick.paragraph-before",
            "pageup",
            "¶ before",
            "Go to the paragraph before.",
            "paragraph(-1)",
            shown=False,
        ),
        Command("pick.first", "home", "First", "Go to the first sentence.", "far(-1)", shown=False),
        Command("pick.last", "end", "Last", "Go to the last sentence.", "far(1)", shown=False),
        Command("pick.cancel", "escape,q", "Cancel", "Go back; nothing is proposed.", "cancel"),
    ),
    ReviewScope.PAGE: PAGE,
}
COMMANDS = CommandTable(_COMMANDS)
"""All commands by scope."""

bindings = COMMANDS.bindings
command = COMMANDS.named
