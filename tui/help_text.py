"""What the help says about the forms of question and about ratings."""

from __future__ import annotations

FORMS = (
    (
        "Read and remember",
        "A new card is first shown, then asked: statement, how it stands, evidence, what others say.",
    ),
    ("Choose", "Pick one of three to five answers with its number."),
    ("True or false", "A sentence as a source or a voice would have it: t or f. What is false is set right."),
    ("Fill the blank", "Type what is missing. Case, accents and spelling variants are forgiven."),
    ("Answer", "Type the answer to a question. A near miss is shown letter by letter; o counts it as right."),
    ("How many? When?", "Type a figure or a date, in any common way of writing; as exact as the source is."),
    ("Who says this?", "A view is always somebody’s: name the voice, from a list or by typing."),
    ("Fact or view?", "Reported, claimed, predicted or judged, and by whom."),
    ("The sources differ", "Give each source or voice the value it states."),
    ("Who stands where?", "Recall the positions in a dispute and who holds them, then tick what you had."),
    (
        "Put in order",
        "Carry each event to its place: Space takes it up, arrows move it; or drag it with the mouse.",
    ),
    ("Match", "Give each line its counterpart; each is used once."),
    ("On what grounds?", "Name what a voice rests its position on, from a list or from memory."),
    ("Where do they part ways?", "Recall on what two voices differ, then tick what you had."),
    ("Make the best case", "Argue for a position as well as you can, then tick the points its holders make."),
    ("Recall", "Think of the answer, reveal it, and grade yourself."),
)
"""Forms of question, as the head of a card names them."""

RATINGS = (
    ("1", "Again", "Not known. The card comes back within minutes."),
    ("2", "Hard", "Known with effort, or with one slip."),
    ("3", "Good", "Known. This is what a right answer gets."),
    ("4", "Easy", "Known at once; the longest time until it comes back."),
)
"""The four ratings. An answer is rated by itself; 1 to 4 change the rating before one goes on."""

IDEAS = (
    ("Fact", "What a source reports as having happened."),
    ("Discrepancy", "Sources give different values for the same thing."),
    ("Dispute", "A question on which voices differ, each with a position and its grounds."),
    ("Voice", "Who speaks, perhaps through a source: “Hook, as reported by …”."),
    ("¶ 12", "The twelfth paragraph of the article, headings and captions counted too."),
)
"""The words used on screen."""
