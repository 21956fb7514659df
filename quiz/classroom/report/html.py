"""A report as one HTML page: no script, nothing fetched, light and dark, fit to be printed."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from quiz.classroom.report.plots import distribution, facility_bars
from quiz.classroom.report.screen import MISTAKES, WHY, alpha_line, percent, seconds, when
from quiz.text import counted, printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from quiz.classroom.report.model import QuestionReport, Report, Student


MOST_COLUMNS: Final = 20
"""Questions in one table of scores: more would not fit a page."""


def escaped(text: str) -> str:
    """Return text as a page shows it: on one line, its direction its own."""
    return escape(" ".join(printable(text).split()), quote=True)


def render(report: Report, *, names: bool = True) -> str:
    """Return the page, well-formed XML as well. Without ``names`` students are numbered."""
    style = files("quiz.classroom.report").joinpath("report.css").read_text(encoding="utf-8").strip()
    digest = b64encode(sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    title = escaped(report.title)
    body = "\n".join(f"<section>\n{part}\n</section>" for part in _parts(report, names) if part)
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8"/>
<meta http-equiv="Content-Security-Policy" content="{escape(policy)}"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<meta name="color-scheme" content="light dark"/>
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<header>
<h1><bdi>{title}</bdi></h1>
<p class="soft">{when(report.held_at)}, {escaped(report.mode)}</p>
{_figures(report)}
</header>
<main>
{body}
</main>
<footer><p>Drill {escaped(report.drill)}. Facility: mean score on a question. Discrimination: correlation of
the score on a question with the mean score on all others.</p></footer>
</body>
</html>
"""


def _figures(report: Report) -> str:
    told = [(str(report.people), "took part")]
    if report.mean is not None:
        told.append((percent(report.mean), "mean"))
    told.append((str(len(report.questions)), "questions counted"))
    items = "".join(f"<li><strong>{figure}</strong> {what}</li>" for figure, what in told)
    notes = []
    if report.ended_at is None:
        notes.append("The drill has not ended: this is how it stands now.")
    if report.sent_away:
        notes.append(f"{counted(report.sent_away, 'person', 'people')} sent away: not counted.")
    return f'<ul class="figures">{items}</ul>' + "".join(f'<p class="soft">{note}</p>' for note in notes)


def _parts(report: Report, names: bool) -> Iterator[str]:
    if not report.people:
        yield "<p>Nobody was there for a question that counts: there is nothing to tell yet.</p>"
    else:
        yield f"<h2>Facility of each question</h2>\n{facility_bars(report.questions)}"
        yield f"<h2>How many had which mean, in percent</h2>\n{distribution(report.students)}"
        yield _reteach(report)
        yield _views(report)
        yield "<h2>Question by question</h2>\n" + "\n".join(
            _question(one, report.people) for one in report.questions
        )
        yield f"<h2>Who scored what</h2>\n{_matrix(report, names)}"
        yield f"<h2>How far the drill tells people apart</h2>\n<p>{escaped(alpha_line(report))}</p>"
    if report.left_out:
        lines = "".join(
            f"<li>{one.number}. ({WHY[one.why]}) {_text(one.prompt)}</li>" for one in report.left_out
        )
        yield f"<h2>Left out of all figures</h2>\n<ul>{lines}</ul>"


def _text(text: str) -> str:
    return f"<bdi>{escaped(text)}</bdi>"


def _reteach(report: Report) -> str:
    if not report.reteach:
        return "<h2>To teach again</h2>\n<p>No question has a facility below 70 %.</p>"
    items = "".join(
        f'<li><span class="low">{percent(one.facility)}</span> {_text(one.statement)} '
        f'<span class="where">{escaped(one.standing)}</span>{_places(one.evidence)}</li>'
        for one in report.reteach
    )
    return f"<h2>To teach again</h2>\n<ul>{items}</ul>"


def _places(evidence: Iterable[str]) -> str:
    return "".join(f'<br/><span class="where">{escaped(line)}</span>' for line in evidence)


def _views(report: Report) -> str:
    out = []
    if report.confusions:
        rows = "".join(
            f"<tr><td>{_text(one.voice)}</td><td>{_text(one.taken_for)}</td>"
            f'<td class="number">{one.times}</td><td>{", ".join(map(str, one.questions))}</td></tr>'
            for one in report.confusions
        )
        out.append(
            "<h2>Whose view is it</h2>\n<table><thead><tr><th>Voice</th><th>taken for</th>"
            f'<th class="number">times</th><th>question</th></tr></thead><tbody>{rows}</tbody></table>'
        )
    if report.taken:
        items = "".join(
            f"<li>{MISTAKES[one.mistake]} by {one.times} of {one.of}, question {one.number}"
            f"{f' ({_text(one.holder)})' if one.holder else ''}: {_text(one.text)}</li>"
            for one in report.taken
        )
        out.append(f"<h2>Fact or view</h2>\n<ul>{items}</ul>")
    return "\n".join(out)


def _question(one: QuestionReport, people: int) -> str:
    told = [f"facility {percent(one.facility)}"]
    if one.discrimination is not None:
        told.append(f"discrimination {one.discrimination:+.2f}")
    if one.median_milliseconds is not None:
        told.append(f"median {seconds(one.median_milliseconds)}")
    if one.there < people:
        told.append(f"{one.there} of {people} were asked it")
    told.append(f"{one.answered} of {one.there} answered")
    rows = "".join(
        f'<tr><td>{_text(wrong.answer)}</td><td class="number">{wrong.times}</td>'
        f'<td class="number">{percent(wrong.share)}</td>'
        f'<td class="number">{"" if wrong.mean_rest is None else percent(wrong.mean_rest)}</td></tr>'
        for wrong in one.wrong
    )
    table = (
        '<table><thead><tr><th>Wrong answers</th><th class="number">times</th><th class="number">of the '
        'answers</th><th class="number">their mean on the rest</th></tr></thead>'
        f"<tbody>{rows}</tbody></table>"
        if rows
        else ""
    )
    return (
        f'<div class="question"><div class="asked"><h3>{one.number}. {_text(one.prompt)}</h3>\n'
        f'<p>Answer: {_text(one.answer)}</p>\n<p class="soft">{", ".join(told)}</p></div>\n{table}</div>'
    )


def _matrix(report: Report, names: bool) -> str:
    parts = (slice(at, at + MOST_COLUMNS) for at in range(0, len(report.questions), MOST_COLUMNS))
    tables = "\n".join(_columns(report, names, part) for part in parts)
    return (
        f"{tables}\n"
        '<p class="soft">1: right; between: in part; 0: wrong or no answer; empty: not there yet.</p>'
    )


def _columns(report: Report, names: bool, part: slice) -> str:
    """Return the table of some of the questions: as many as a page is wide."""
    heads = "".join(f"<th>{one.number}</th>" for one in report.questions[part])
    rows = "".join(
        f'<tr><td class="name">{_text(one.name) if names else f"Student {at}"}</td>{_scores(one, part)}'
        f"<td>{percent(one.mean)}</td></tr>"
        for at, one in enumerate(report.students, 1)
    )
    many = " many" if len(report.questions) > 12 else ""
    return (
        f'<div class="scroll"><table class="matrix{many}"><thead><tr><th class="name">Name</th>'
        f'{heads}<th class="mean">Mean</th></tr></thead><tbody>{rows}</tbody></table></div>'
    )


def _scores(one: Student, part: slice) -> str:
    return "".join(f"<td>{'' if score is None else f'{score:.2g}'}</td>" for score in one.scores[part])
