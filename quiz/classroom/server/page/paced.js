"use strict";
/* What the participant's page does in a drill at one's own pace, besides what the others do in any. */

let onward = null;
let asked = null;

const paced = () => state?.results != null;

function until() {
  if (!paced() || due == null) return "";
  const left = Math.max(0, due - performance.now());
  if (left < 600000) return `${left < 60000 ? "" : `${Math.floor(left / 60000)} min `}${Math.floor(left / 1000) % 60} s left`;
  const day = left > 43200000 ? { weekday: "short", day: "numeric", month: "short" } : {};
  return `until ${new Date(Date.now() + left).toLocaleString("en-GB", { ...day, hour: "2-digit", minute: "2-digit" })}`;
}

function place(question) {
  return el("p", { class: "count" }, `Question ${question.number} of ${question.total}`, paced() && due != null ? " · " : null, paced() && due != null ? el("span", { class: "until", text: until() }) : null);
}

/* To go on is asked for once on each line, until the server has gone on: a line may break in between. */
function goOn(button) {
  onward = state.number;
  asked = null;
  button.disabled = true;
  again();
}
function again() {
  if (onward == null || onward !== state.number || asked === socket || !["lobby", "closed"].includes(state.phase)) return;
  asked = socket;
  send({ do: "next", question: onward });
}
function onwardButton(text) {
  const button = el("button", { class: "main", type: "button", text, on: { click: () => goOn(button) } });
  return el("div", { class: "onward" }, el("p", { class: "error", id: "stuck" }), button);
}
function stuck(message) {
  onward = null;
  alarm(message);
  if ($("stuck")) $("stuck").textContent = message;
  const button = document.querySelector(".onward button");
  if (button) button.disabled = false;
}

function showStart() {
  if (shown === "start") return;
  shown = "start";
  const when = { each: "You see after each question how you did, and why.", end: "You see at the end how you did, and why." };
  $("main").replaceChildren(el("h1", { text: `You are in, ${you.name}` }),
    el("p", {}, `${state.total} questions, each at your own pace. `, due == null ? null : el("strong", {}, "Time: ", el("span", { class: "until", text: until() }), ".")),
    el("p", { text: `${when[state.results]} An answer that you have sent stands.` }),
    el("p", { class: "hint", text: "You can leave this page and come back on this device, in this browser: you go on where you were." }),
    onwardButton("Begin"));
  say(`You are in. ${state.total} questions, at your own pace.`);
}

function showKept() {
  const mark = JSON.stringify(["kept", state.number]);
  if (mark === shown) return;
  shown = mark;
  const question = state.question;
  $("main").replaceChildren(...[el("p", { class: "verdict", text: "Saved. You see at the end how you did." }), place(question), el("h1", { text: question.prompt }),
    question.text ? el("p", { class: "statement", text: question.text }) : null, ...controls(question, you.given, true), nextButton()].filter(Boolean));
  scrollTo(0, 0);
  $("main").focus({ preventScroll: true });
  say("Your answer is saved.");
}
const nextButton = () => (paced() ? onwardButton(state.number < state.total ? "Next question" : "See your summary") : null);

/* An answer that was under way when the drill ended is told of: it is sent once more, and refused. */
function lateAnswer() {
  const pending = known("pending");
  if (!paced() || state.phase !== "ended" || !pending || draft.resent === socket) return;
  draft.resent = socket;
  send({ do: "answer", question: pending.question, answer: pending.answer });
}

setInterval(() => { for (const node of document.querySelectorAll(".until")) { const now = until(); if (node.textContent !== now) node.textContent = now; } }, 1000);
document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.ctrlKey || event.metaKey || event.altKey || /INPUT|SELECT|TEXTAREA|BUTTON|SUMMARY/.test(event.target.tagName)) return;
  const button = document.querySelector(".onward button:not(:disabled)");
  if (button) { event.preventDefault(); button.click(); }
});
