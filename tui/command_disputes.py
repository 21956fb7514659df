"""The commands of the screen that shows disagreement."""

from __future__ import annotations

from tui.command import Command

DISPUTES = (
    Command(
        "disputes.questions",
        "1",
        "Questions",
        "Each dispute with its stances side by side.",
        "view('questions')",
        group="View",
    ),
    Command(
        "disputes.map",
        "2",
        "Map",
        "Who takes part in which dispute, and on which stance.",
        "view('map')",
        group="View",
    ),
    Command(
        "disputes.pair",
        "3",
        "Two voices",
        "Where two voices agree, and where they part.",
        "view('pair')",
        group="View",
    ),
    Command(
        "disputes.timeline",
        "4",
        "Timeline",
        "Events in their order, and what each source says of them.",
        "view('timeline')",
        group="View",
    ),
    Command(
        "disputes.discrepancies",
        "5",
        "Discrepancies",
        "Where the data differ, and who gives which value.",
        "view('discrepancies')",
        group="View",
    ),
    Command(
        "disputes.study", "t", "Study this", "Study the cards behind what is chosen, due or not.", "study"
    ),
    Command("disputes.back", "escape,q", "Back", "Back to where you came from.", "back"),
    Command("disputes.open", "enter", "Open", "Go into what is chosen.", "open", shown=False),
    Command(
        "disputes.left",
        "left",
        "Left",
        "Go to the stance or dispute on the left.",
        "move(-1, 0)",
        shown=False,
    ),
    Command(
        "disputes.right",
        "right",
        "Right",
        "Go to the stance or dispute on the right.",
        "move(1, 0)",
        shown=False,
    ),
    Command("disputes.up", "up", "Up", "Go to what is above.", "move(0, -1)", shown=False),
    Command("disputes.down", "down", "Down", "Go to what is below.", "move(0, 1)", shown=False),
    Command("disputes.page-up", "pageup", "Page up", "Go up by a page.", "page(-1)", shown=False),
    Command("disputes.page-down", "pagedown", "Page down", "Go down by a page.", "page(1)", shown=False),
    Command("disputes.first", "home", "First", "Go to the first of them.", "edge(-1)", shown=False),
    Command("disputes.last", "end", "Last", "Go to the last of them.", "edge(1)", shown=False),
    Command("disputes.previous", "p", "Previous", "Go to the one before.", "step(-1)", group="Browse"),
    Command("disputes.next", "n", "Next", "Go to the one after.", "step(1)", group="Browse"),
    Command("disputes.follow", "g", "Dispute", "Go to the dispute that this belongs to.", "follow"),
    Command("disputes.voice", "v", "Voice", "Show only what one voice has a part in.", "filter_voice"),
    Command("disputes.with", "w", "With", "Choose the voice to compare with.", "choose_other"),
    Command("disputes.source", "s", "Source", "Show only what stands in one source.", "filter_source"),
    Command("disputes.clear", "x", "All", "Show everything again.", "clear_filter"),
)
"""What can be done there; each of its views carries out what makes sense in it."""
