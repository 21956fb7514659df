"""The page of documentation about the rules, written from the rules themselves."""

from __future__ import annotations

from quiz.lint.report import forms_of
from quiz.lint.rules import RULES

INTRO = """\
# The linter

`quiz lint FOLDER` looks for what is amiss with a dossier's questions: options that give the answer away,
stems that ask nothing, views that pass for facts, cards that say the same. It reads the entries and every
question made from them, several times over as learners are shown it, and names file, line, card and
remedy:

    quiz lint my-topic
    quiz lint my-topic --format json      one object for machines
    quiz lint my-topic --format github    marks the lines of a pull request
    quiz lint my-topic --fix --dry-run    shows what could be mended by itself; without --dry-run, mends it
    quiz lint my-topic --articles FOLDER  looks at fingerprints too, with the articles' texts
    quiz lint --rules                     every rule with its reason and source

It leaves with exit code 0 where nothing is found, 1 where something is, 2 for a wrong call. What the
loader refuses (ids that do not exist, answers shown in their questions) is told as by `quiz build`.

The rules are rules of thumb, most of them for English. A finding that may stand is **silenced** in the
section `deck`, always with a reason:

    deck:
      id: my-topic
      lint:
        - {rule: Q103, at: "treaty#term", reason: "‘All necessary means’ is the treaty's phrase."}

`at` is a card (`slug#slot`), an entry's id for all of its cards, or the deck's own id. Silences are
printed and counted with every run. One that silences nothing is a finding itself, and so is silencing
more than 2 % of the cards.

**`--fix`** mends what is certain and nothing else; each rule below says whether it does. It writes into the
YAML files, where every other byte stays as it is: remarks, order, quotation marks, line ends. Each
correction is named with file, line and rule. A wrong option that is a right answer too, for which a dossier
does not load (Q001), is taken out as well; an entry that bears a remark is left to you. If the dossier
would then not load, or have more findings than before, nothing is written. It needs ruamel.yaml: `pip
install 'articlequiz[author]'`.

"""


SOURCES = """\
## Sources

- Haladyna, T. M., Downing, S. M. & Rodriguez, M. C. (2002). A review of multiple-choice item-writing
  guidelines for classroom assessment. *Applied Measurement in Education* 15(3), 309–334.
- Rodriguez, M. C. (2005). Three options are optimal for multiple-choice items: a meta-analysis of 80 years
  of research. *Educational Measurement: Issues and Practice* 24(2), 3–13.
- Smith, J. K. (1982). Converging on correct answers: a peculiarity of multiple choice items. *Journal of
  Educational Measurement* 19(3), 211–220.
- Wozniak, P. A. (1999). Effective learning: twenty rules of formulating knowledge.
- Names such as `owner/repository #1` are complaints in the public trackers of programs that make cards.
"""


def rules_page() -> str:
    """Return the page as Markdown: what the linter is, a section for each rule, and whom they follow."""
    parts = [INTRO]
    for one in RULES:
        parts.append(f"## {one.code} {one.name}\n\n")
        parts.append(f"{one.title} {one.detail}".rstrip() + "\n\n")
        parts.append(f"- **Forms:** {forms_of(one)}\n")
        parts.append(f"- **Reason:** {one.reason}\n")
        parts.append(f"- **Source:** {one.source}\n")
        parts.append(f"- **Remedy:** {one.remedy}\n")
        parts.append(f"- **`--fix`:** {one.fix or 'By hand.'}\n\n")
    return "".join(parts) + SOURCES
