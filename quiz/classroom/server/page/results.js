"use strict";
/* What is right and why, after a question has closed; and one's own summary at the end. */

function cited(lines) {
  return lines.map((line) => `${line.source}, paragraph ${line.paragraph}${line.voices.length ? ` (${line.voices.join(" → ")})` : ""}`).join("; ");
}

function explanation(told) {
  const parts = [el("h2", { text: "The answer" }), el("p", {}, bold(told.answer))];
  if (told.text && told.text !== told.answer) parts.push(el("p", { text: told.text }));
  parts.push(el("p", { class: "quiet", text: told.standing }));
  if (told.evidence.length) parts.push(el("p", { class: "quiet", text: `Where: ${cited(told.evidence)}` }));
  if (told.others.length) {
    parts.push(el("h2", { text: told.others_title || "What others say" }));
    for (const other of told.others) {
      parts.push(el("blockquote", {}, el("p", {}, el("strong", { text: other.voice }), other.stance ? ` (${other.stance})` : "", `: ${other.says}`),
        other.evidence.length ? el("p", { class: "quiet", text: cited(other.evidence) }) : null));
    }
  }
  for (const note of told.notes) parts.push(el("p", { class: "quiet", text: note }));
  return parts;
}

function board(title, places, mine) {
  if (!places?.length) return null;
  return el("section", {}, el("h2", { text: title }), el("table", { class: "places", "aria-label": title }, el("tbody", {}, ...places.map((line) =>
    el("tr", { class: line.name === mine ? "you" : "" }, el("td", { text: `${line.place}.` }), el("td", { text: line.name === mine ? `${line.name} (you)` : line.name }), el("td", { text: String(line.points) }))))));
}

const OUTCOMES = { right: ["✓ Right", "right"], partial: ["◐ Partly right", ""], wrong: ["✗ Not right", "wrong"], none: ["You gave no answer", "wrong"] };

function showClosed() {
  const mark = JSON.stringify(["closed", state.number, you.points, state.places?.length, you.outcome]);
  if (mark === shown) return;
  shown = mark;
  const question = state.question;
  const [word, look] = state.skipped ? ["This question does not count", ""] : OUTCOMES[you.outcome === "wrong" && you.score > 0 ? "partial" : you.outcome] || ["This question was asked before you came", ""];
  const got = !state.skipped && you.got ? ` · ${you.got} points` : "";
  const parts = [el("p", { class: `verdict ${look}`, text: word + got })];
  /* Where an option is marked as right, the message would say it again. */
  if (you.message && !["right", "none"].includes(you.outcome) && !["pick", "judge"].includes(question.shape)) parts.push(el("p", { text: you.message }));
  parts.push(place(question), el("h1", { id: "prompt", text: question.prompt }));
  if (question.text) parts.push(el("p", { class: "statement", text: question.text }));
  parts.push(...controls(question, you.given && you.given.answer !== "none" ? you.given : { pairs: {}, items: state.told.right.items }, true, state.told));
  parts.push(...explanation(state.told));
  if (you.place && you.points) parts.push(el("p", { text: `You are in place ${you.place}.` }));
  parts.push(board("Teams", state.teams, you.team), board("Points", state.places, you.name), nextButton());
  $("main").replaceChildren(...parts.filter(Boolean));
  scrollTo(0, 0);
  $("main").focus({ preventScroll: true });
  say(`${word}. ${state.told.answer}`);
}

function showEnd() {
  const mark = JSON.stringify(["end", state.phase, you.summary?.length, state.places?.length, draft.error || ""]);
  if (mark === shown) return;
  shown = mark;
  const lines = you.summary || [];
  const counted = lines.filter((line) => line.score != null);
  const good = counted.filter((line) => line.score >= 1).length;
  const heading = state.phase === "through" ? "You are through" : "The drill is over";
  const parts = [el("h1", { text: heading }), draft.error ? el("p", { class: "error", text: draft.error }) : null, el("p", { text: counted.length ? `You had ${good} of ${counted.length} right.` : "You answered nothing in this drill." })];
  if (state.phase === "through") parts.push(el("p", { text: "Your answers are kept: nothing more is to do." }));
  if (paced() && state.total > counted.length) parts.push(el("p", { text: `${state.total - counted.length} of ${state.total} questions you did not get to.` }));
  if (you.place) parts.push(el("p", { text: `Place ${you.place}, ${you.points || 0} points.` }));
  parts.push(board("Teams", state.teams, you.team), board("Points", state.places, you.name));
  if (lines.length) {
    parts.push(el("h2", { text: "Your answers" }), el("ol", { class: "rows" }, ...lines.map((line) => {
      const word = line.score == null ? "– not counted" : line.score >= 1 ? "✓ right" : line.score > 0 ? "◐ partly right" : line.given ? "✗ not right" : "– you gave no answer";
      return el("li", {}, el("p", { text: line.prompt }), line.text ? el("p", { class: "statement", text: line.text }) : null, el("p", {}, bold(line.answer)),
        el("p", { class: "quiet", text: line.given && !(line.score >= 1) ? `${word}${line.given.includes("\n") ? ". Your answer:\n" : ". Your answer: "}${line.given}` : word }),
        line.told ? el("details", {}, el("summary", { text: "Why, and where it is said" }), ...explanation(line.told).slice(2)) : null);
    })));
  }
  if (state.phase === "ended") parts.push(el("button", { class: "main", type: "button", text: "Leave and forget me on this device", on: { click: () => { forget(); socket?.close(1000); socket = null; showJoin(); } } }));
  $("main").replaceChildren(...parts.filter(Boolean));
  scrollTo(0, 0);
  say(`${heading}. You had ${good} of ${counted.length} right.`);
}
