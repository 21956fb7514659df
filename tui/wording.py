"""What the study screen calls things."""

from __future__ import annotations

FORM_TITLES = {
    "study": "Read and remember",
    "choice": "Choose",
    "true-false": "True or false?",
    "cloze": "Fill the blank",
    "short-answer": "Answer",
    "number": "How many?",
    "date": "When?",
    "who-says": "Who says this?",
    "fact-or-view": "Fact or view?",
    "discrepancy": "The sources differ",
    "positions": "Who stands where?",
    "order": "Put in order",
    "match": "Match",
    "grounds": "On what grounds?",
    "contrast": "Where do they part ways?",
    "steelman": "Make the best case",
    "basic": "Recall",
    "reversed": "Recall the other way round",
}
"""What stands above a card, by form of question."""

PHASES = {
    "new": "new",
    "learning": "learning",
    "relearning": "relearning",
    "review": "review",
}
"""How far a card has come, in the corner of its card."""

PUT_AWAY = {
    "suspend": "Suspended; Home can bring it back.",
    "bury": "Buried until tomorrow.",
    "reset": "This card starts over as if new.",
}
"""What is said when a card was put away."""

RATED = {1: "again", 2: "hard", 3: "good", 4: "easy"}
"""The words by which the commands that rate are named."""

LEECH = "This card keeps slipping. It is suspended; Bring back, on Home, has it asked again."
"""What is said where an answer suspended its card."""
