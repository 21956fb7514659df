"use strict";
/* The participant's page of a drill. Everything shown is set as text, never as markup. An answer that is not
   acknowledged yet is kept, and sent again on every new line. */

let draft = { number: 0 };
let shown = "";
let saved = false;
let warned = 0;

function showText(title, text, act) {
  shown = title;
  $("bar").hidden = true;
  $("main").replaceChildren(...[el("h1", { text: title }), el("p", { text: text || "" }),
    act ? el("button", { class: "main", text: act[0], on: { click: act[1] } }) : null].filter(Boolean));
}

function show() {
  document.title = state.title;
  $("title").textContent = state.title;
  $("me").hidden = false;
  $("me").textContent = [you.name, you.team, you.points ? `${you.points} points` : null].filter(Boolean).join(" · ");
  $("bar").hidden = state.phase !== "asking" || state.left == null;
  if (onward != null && (onward !== state.number || state.phase === "asking")) onward = null;
  again();
  lateAnswer();
  if (state.phase === "asking" || state.phase === "paused") showQuestion();
  else if (state.phase === "closed" && !state.told) showKept();
  else if (state.phase === "closed") showClosed();
  else if (state.phase === "ended" || state.phase === "through") showEnd();
  else if (paced()) showStart();
  else if (shown !== "lobby") {
    shown = "lobby";
    showText(`You are in, ${you.name}`, "The first question comes when the teacher begins. You can leave this page open; if your phone sleeps, come back to it.");
    shown = "lobby";
    say("You are in. Wait for the first question.");
  }
}

function showQuestion() {
  const question = state.question;
  if (draft.number !== question.number) {
    draft = { number: question.number, pairs: {}, order: (question.items || []).map((item) => item.id), text: "" };
    saved = false;
  }
  const pending = known("pending");
  if (pending && pending.question === question.number && !you.given) {
    draft.sent = true;
    draft.answer = pending.answer;
    if (!draft.resent || draft.resent !== socket) { draft.resent = socket; send({ do: "answer", question: pending.question, answer: pending.answer }); }
  }
  if (you.given) { draft.sent = true; saved = true; draft.answer = you.given; }
  const mark = JSON.stringify(["question", question.number, state.phase, !!draft.sent, saved, draft.error || ""]);
  if (mark === shown) return;
  const fresh = !shown.startsWith(`["question",${question.number},`);
  shown = mark;
  const parts = [place(question), el("h1", { id: "prompt", text: question.prompt })];
  if (question.text) parts.push(el("p", { class: "statement", text: question.text }));
  const locked = !!draft.sent || state.phase === "paused";
  parts.push(...controls(question, draft.answer, locked));
  if (state.phase === "paused") parts.push(el("p", { class: "verdict", text: "Paused. The teacher goes on in a moment." }));
  else if (saved) parts.push(el("p", { class: "verdict", text: paced() ? "Saved." : "Saved. Wait for the others." }));
  else if (draft.sent) parts.push(el("p", { class: "verdict", text: "Sending …" }));
  if (draft.error) parts.push(el("p", { class: "error", text: draft.error }));
  $("main").replaceChildren(...parts.filter(Boolean));
  if (fresh) { $("main").focus({ preventScroll: true }); scrollTo(0, 0); say(`Question ${question.number} of ${question.total}. ${question.prompt} ${question.text || ""}`); }
}

function give(answer) {
  if (draft.sent || state.phase !== "asking") return;
  draft.sent = true;
  draft.answer = answer;
  draft.error = "";
  keep({ pending: { question: draft.number, answer } });
  draft.resent = socket;
  send({ do: "answer", question: draft.number, answer });
  show();
}

/* ---------------------------------------------------------------- time, keys, and beginning */

setInterval(() => {
  if (!state || state.phase !== "asking" || due == null) return;
  const left = Math.max(0, due - performance.now());
  $("time").style.transform = `scaleX(${state.limit ? left / Math.max(state.limit, left) : 0})`;
  if (left < 10000 && warned !== state.number && !draft.sent) { warned = state.number; say("Ten seconds left."); }
  if (left <= 0 && !draft.sent) {
    /* What stands there when the time is over counts, as on paper. */
    const question = state.question;
    if (question.shape === "type" && draft.text?.trim()) give({ answer: "text", text: draft.text });
    else if (question.shape === "assign" && Object.keys(draft.pairs || {}).length) { settle(question, draft.lastRow); give({ answer: "pairs", pairs: draft.pairs }); }
    else if (question.shape === "arrange" && draft.touched) give({ answer: "order", items: draft.order });
  }
}, 250);
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || /INPUT|SELECT|TEXTAREA/.test(event.target.tagName)) return;
  const button = document.querySelector(`.options button[data-key="${CSS.escape(event.key)}"]:not(:disabled)`);
  if (button) { event.preventDefault(); button.click(); }
});

setInterval(() => {
  if (!socket || socket.readyState !== 1) return;
  if (Date.now() - heardAt > 40000) { socket.close(); return; }
  send({ do: "ping" });
}, 15000);
for (const event of ["online", "pageshow", "focus"]) addEventListener(event, () => { tries = 0; connect(); });
document.addEventListener("visibilitychange", () => { if (!document.hidden) { tries = 0; connect(); } });

connect();
