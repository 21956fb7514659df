"use strict";
/* The participant's page of a drill. Everything shown is set as text, never as markup. The page keeps its token
   and the answer under way, so that reloading, sleeping or changing network loses nothing: on every new line the
   server says where the drill stands, and an answer not acknowledged yet is sent again. */

const KEY = "drill:" + location.host;
const $ = (id) => document.getElementById(id);
const kept = () => { try { return JSON.parse(localStorage.getItem(KEY)) || {}; } catch { return {}; } };
const keep = (more) => { try { localStorage.setItem(KEY, JSON.stringify({ ...kept(), ...more })); } catch { memory = { ...memory, ...more }; } };
const forget = () => { memory = {}; try { localStorage.removeItem(KEY); } catch { /* nothing was kept */ } };
let memory = {};
const known = (name) => kept()[name] ?? memory[name] ?? null;

let socket = null;
let tries = 0;
let state = null;
let you = null;
let draft = { number: 0 };
let due = null;
let shown = "";
let heardAt = 0;
let saved = false;

/* ---------------------------------------------------------------- small tools */

function el(name, more = {}, ...inside) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(more)) {
    if (key === "text") node.textContent = value;
    else if (key === "on") for (const [event, act] of Object.entries(value)) node.addEventListener(event, act);
    else if (value === true) node.setAttribute(key, "");
    else if (value !== false && value != null) node.setAttribute(key, value);
  }
  node.append(...inside.filter((one) => one != null));
  return node;
}
const bold = (text) => text.includes("\n") ? text : el("strong", { text });
const say = (text) => { $("live").textContent = text; };
const alarm = (text) => { $("alarm").textContent = text; };

/* ---------------------------------------------------------------- the line to the server */

function connect() {
  const token = known("token");
  if (!token) { showJoin(); return; }
  if (socket && socket.readyState < 2) return;
  socket = new WebSocket(`ws://${location.host}/ws`);
  const mine = socket;
  mine.addEventListener("open", () => {
    mine.send(JSON.stringify({ do: "hello", token }));
  });
  mine.addEventListener("message", (event) => { if (mine === socket) heard(JSON.parse(event.data)); });
  mine.addEventListener("close", (event) => {
    if (mine !== socket) return;
    socket = null;
    if (event.code === 4003 || event.code === 4001) return;
    if (event.code === 4002) { showText("This drill is open in another window", "Go on there, or press the button to go on here.", ["Go on here", connect]); return; }
    $("line").hidden = false;
    const wait = Math.min(8000, 400 * 2 ** tries++) * (0.5 + Math.random() / 2);
    setTimeout(connect, wait);
  });
}
function send(message) {
  if (socket && socket.readyState === 1) socket.send(JSON.stringify(message));
}
setInterval(() => {
  if (!socket || socket.readyState !== 1) return;
  if (Date.now() - heardAt > 40000) { socket.close(); return; }
  send({ do: "ping" });
}, 15000);
for (const event of ["online", "pageshow", "focus"]) addEventListener(event, () => { tries = 0; connect(); });
document.addEventListener("visibilitychange", () => { if (!document.hidden) { tries = 0; connect(); } });

function heard(message) {
  heardAt = Date.now();
  tries = 0;
  $("line").hidden = true;
  switch (message.is) {
    case "state":
      state = message;
      due = (message.left ?? message.ends) == null ? null : performance.now() + (message.left ?? message.ends);
      break;
    case "you":
      you = message;
      break;
    case "taken":
      if (message.question === known("pending")?.question) keep({ pending: null });
      if (message.question === state?.number) { saved = true; say("Your answer is saved."); }
      break;
    case "refused":
      if (message.question === known("pending")?.question) {
        keep({ pending: null });
        if (message.why !== "closed") { draft.sent = false; draft.error = message.say; alarm(message.say); }
      } else if (message.question === onward) stuck(message.say);
      break;
    case "gone": forget(); showText("You have left this drill", message.say); return;
    case "unknown": forget(); showJoin(message.say); return;
    default: return;
  }
  /* Both come one after the other: what is one's own is shown with the question it belongs to, never another. */
  if (state && you && state.number === you.number && state.phase === you.phase) show();
}

/* ---------------------------------------------------------------- joining */

function showJoin(trouble) {
  shown = "join";
  $("me").hidden = true;
  $("bar").hidden = true;
  const code = el("input", { id: "code", class: "code", autocomplete: "off", autocapitalize: "characters", spellcheck: "false", maxlength: 12, required: true, value: location.hash.slice(1).replace(/[^A-Za-z0-9 -]/g, "").slice(0, 12) });
  const name = el("input", { id: "name", autocomplete: "nickname", maxlength: 60, required: true, value: known("name") || "" });
  const member = el("input", { id: "member", class: "code", autocomplete: "off", spellcheck: "false", maxlength: 16 });
  const own = el("input", { id: "own", type: "checkbox" });
  own.checked = known("own") === true;
  const error = el("p", { class: "error", id: "error", role: "alert", text: trouble || "" });
  const button = el("button", { class: "main", type: "submit", text: "Join" });
  const form = el("form", { novalidate: true, on: { submit: (event) => { event.preventDefault(); join(code, name, member, own, error, button); } } },
    el("h1", { text: "Join the drill" }),
    el("label", { for: "code", text: "Code" }), code,
    el("p", { class: "hint", text: "It stands on the screen in front." }),
    el("label", { for: "name", text: "Your name here" }), name,
    el("p", { class: "hint", text: "A nickname will do. It is kept on the teacher’s computer only." }),
    el("details", {}, el("summary", { text: "I have a code of my own from my class" }),
      el("label", { for: "member", text: "My own code" }), member,
      el("label", { class: "tick" }, own, " My answers count in my own studying, too")),
    error, button);
  $("main").replaceChildren(form);
  (code.value ? name : code).focus();
}

async function join(code, name, member, own, error, button) {
  error.textContent = "";
  for (const [input, what] of [[code, "Type the code first."], [name, "Type a name first."]]) {
    if (!input.value.trim() && !(input === name && member.value.trim())) { error.textContent = what; input.focus(); return; }
  }
  button.disabled = true;
  try {
    const body = { code: code.value, name: name.value };
    if (member.value.trim()) { body.member = member.value.trim(); body.own_study = own.checked; }
    const answer = await fetch("/api/join", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
    const said = await answer.json().catch(() => ({ error: "The server could not be understood. Try again." }));
    if (!answer.ok) {
      error.textContent = said.error;
      (said.field === "code" ? code : name).focus();
      return;
    }
    keep({ token: said.token, name: said.name, pending: null, own: own.checked });
    $("main").replaceChildren(el("p", { text: "Joining …" }));
    connect();
  } catch {
    error.textContent = "The drill cannot be reached. Are you in the same network as the teacher’s computer?";
  } finally {
    button.disabled = false;
  }
}

/* ---------------------------------------------------------------- what is shown */

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

function controls(question, answer, locked, told = null, marks = []) {
  const right = told && told.right;
  if (question.shape === "pick") {
    return [options(question.options.map((one) => ({ id: one.id, text: one.text })), answer?.option, right?.option, locked, (id) => give({ answer: "option", option: id }))];
  }
  if (question.shape === "judge") {
    const two = [{ id: "true", text: "True" }, { id: "false", text: "False" }];
    const chosen = answer?.answer === "truth" ? String(answer.value) : undefined;
    return [options(two, chosen, right ? String(right.value) : undefined, locked, (id) => give({ answer: "truth", value: id === "true" }))];
  }
  if (question.shape === "type") return told ? typedBefore(answer) : typed(question, answer, locked);
  if (question.shape === "assign") return rows(question, answer, right, locked);
  return order(question, answer, right, locked);
}

function options(list, chosen, right, locked, act) {
  return el("ol", { class: "options", "aria-labelledby": "prompt" }, ...list.map((one, at) => {
    const marks = [chosen === one.id ? "chosen" : "", right != null && right === one.id ? "right" : "", right != null && chosen === one.id && right !== one.id ? "wrong" : ""];
    const word = right == null ? "" : right === one.id ? "✓ right" : chosen === one.id ? "✗ yours" : "";
    return el("li", {}, el("button", { type: "button", class: marks.join(" ").trim(), disabled: locked, "data-key": String(at + 1), "aria-pressed": chosen === one.id ? "true" : "false", on: { click: () => act(one.id) } },
      el("span", { class: "key", "aria-hidden": "true", text: String(at + 1) }), el("span", { class: "text", text: one.text }),
      word ? el("span", { class: "mark", text: word }) : null));
  }));
}

function typed(question, answer, locked) {
  const hints = { number: question.unit ? `A number (${question.unit}).` : "A number.", date: "A day, month or year, for example 3 January 2020.", duration: "A length of time, for example two weeks.", text: "Small slips of spelling are forgiven." };
  const input = el("input", { id: "typed", autocomplete: "off", autocapitalize: "off", spellcheck: "false", maxlength: 300, enterkeyhint: "send", disabled: locked, value: answer?.text ?? draft.text ?? "", on: { input: (event) => { draft.text = event.target.value; } } });
  const form = el("form", { on: { submit: (event) => { event.preventDefault(); if (input.value.trim()) give({ answer: "text", text: input.value }); else input.focus(); } } },
    el("label", { for: "typed", text: "Your answer" }), input, el("p", { class: "hint", text: hints[question.typed] || hints.text }),
    locked ? null : el("button", { class: "main", text: "Send" }));
  if (!locked) requestAnimationFrame(() => input.focus({ preventScroll: true }));
  return [form];
}

function typedBefore(answer) {
  return answer?.text ? [el("p", { class: "label", text: "Your answer" }), el("p", { class: "statement", dir: "auto", text: answer.text })] : [];
}

/* Where an option goes to one row only, the row that took it last has it, and another is open again. */
function settle(question, row, refresh = () => {}) {
  if (!question.exclusive || draft.sent || !draft.pairs?.[row]) return;
  for (const other of question.rows) {
    if (other.id === row || draft.pairs[other.id] !== draft.pairs[row]) continue;
    delete draft.pairs[other.id];
    say(`Open again: ${other.label}`);
  }
  refresh();
}

function rows(question, answer, right, locked) {
  const given = answer?.pairs || draft.pairs;
  let byKey = false;
  const lines = question.rows.map((row) => {
    /* Arrow keys pass over options on their way to another: what they pass is taken from no other row. */
    const select = el("select", { id: `row-${row.id}`, disabled: locked, on: {
      keydown: () => { byKey = true; },
      pointerdown: () => { byKey = false; },
      blur: () => settle(question, row.id, refresh),
      change: () => {
        if (select.value) given[row.id] = select.value; else delete given[row.id];
        draft.pairs = given;
        draft.lastRow = row.id;
        if (byKey) refresh(); else settle(question, row.id, refresh);
      },
    } }, el("option", { value: "", text: "Choose …" }), ...row.options.map((one) => el("option", { value: one.id, text: one.text })));
    const full = el("p", { class: "full" });
    const good = right && right.pairs[row.id] === given[row.id];
    const wanted = right && row.options.find((one) => one.id === right.pairs[row.id]);
    const node = el("li", { class: right ? (good ? "right" : "wrong") : "" }, el("label", { for: select.id, text: row.label }), select, full,
      right ? el("p", { text: good ? "✓ right" : `✗ right is: ${wanted?.text ?? ""}` }) : null);
    return { row, select, full, node };
  });
  /* A closed list shows one line of the option only: the whole of it stands below. */
  const refresh = () => lines.forEach(({ row, select, full }) => {
    select.value = given[row.id] || "";
    const text = row.options.find((one) => one.id === given[row.id])?.text || "";
    full.textContent = text.length > 30 ? text : "";
    full.hidden = !full.textContent;
  });
  refresh();
  return [el("ul", { class: "rows", "aria-labelledby": "prompt" }, ...lines.map((line) => line.node)),
    locked ? null : el("button", { class: "main", type: "button", text: "Send", on: { click: () => { settle(question, draft.lastRow); give({ answer: "pairs", pairs: draft.pairs }); } } })];
}

function order(question, answer, right, locked) {
  const texts = Object.fromEntries(question.items.map((item) => [item.id, item.text]));
  const ids = answer?.items || draft.order;
  const list = el("ol", { class: "order", "aria-label": "The earliest first" });
  const move = (from, to, focus) => {
    if (locked || to < 0 || to >= ids.length) return;
    ids.splice(to, 0, ids.splice(from, 1)[0]);
    draft.order = ids;
    draft.touched = true;
    draw();
    say(`${texts[ids[to]]}: place ${to + 1} of ${ids.length}.`);
    if (focus) list.children[to].querySelector(focus)?.focus();
  };
  const draw = () => list.replaceChildren(...ids.map((id, at) => {
    const good = right && right.items[at] === id;
    const item = el("li", { "data-id": id, class: right ? (good ? "right" : "wrong") : "" });
    if (!locked) {
      const grip = el("span", { class: "grip", "aria-hidden": "true", text: "⠿", on: { pointerdown: (event) => drag(event, item) } });
      item.append(grip);
    }
    item.append(el("span", { class: "text", dir: "auto", text: texts[id] }));
    if (locked) { if (right) item.append(el("span", { class: "mark", text: good ? "✓" : `✗ ${right.items.indexOf(id) + 1}` })); }
    else {
      const key = (event) => {
        if (event.key === "ArrowUp") { event.preventDefault(); move(at, at - 1, ".up"); }
        if (event.key === "ArrowDown") { event.preventDefault(); move(at, at + 1, ".down"); }
      };
      item.append(el("button", { type: "button", class: "up", "aria-label": `Earlier: ${texts[id]}`, text: "↑", on: { click: () => move(at, at - 1, ".up"), keydown: key } }),
        el("button", { type: "button", class: "down", "aria-label": `Later: ${texts[id]}`, text: "↓", on: { click: () => move(at, at + 1, ".down"), keydown: key } }));
    }
    return item;
  }));
  const drag = (event, item) => {
    event.preventDefault();
    item.classList.add("lifted");
    event.target.setPointerCapture(event.pointerId);
    /* The others are moved around the item that is held: one taken out of the page would be let go. */
    const follow = (at) => {
      const all = [...list.children];
      const here = all.indexOf(item);
      const over = all.findIndex((one) => { const box = one.getBoundingClientRect(); return at.clientY >= box.top && at.clientY <= box.bottom; });
      if (over < 0 || over === here) return;
      const box = all[over].getBoundingClientRect();
      const later = at.clientY > box.top + box.height / 2;
      if (over > here) item.before(...all.slice(here + 1, later ? over + 1 : over));
      else item.after(...all.slice(later ? over + 1 : over, here));
      if (at.clientY < 48 || at.clientY > innerHeight - 48) scrollBy(0, at.clientY < 48 ? -16 : 16);
    };
    const drop = () => {
      event.target.removeEventListener("pointermove", follow);
      const now = [...list.children].map((one) => one.dataset.id);
      ids.splice(0, ids.length, ...now);
      draft.order = ids;
      draft.touched = true;
      draw();
    };
    event.target.addEventListener("pointermove", follow);
    event.target.addEventListener("pointerup", drop, { once: true });
    event.target.addEventListener("pointercancel", drop, { once: true });
  };
  draw();
  return [el("p", { class: "hint", text: locked ? "The earliest first." : "The earliest first. Drag by the dots, or use the arrows." }), list,
    locked ? null : el("button", { class: "main", type: "button", text: "Send", on: { click: () => give({ answer: "order", items: ids }) } })];
}

/* ---------------------------------------------------------------- after the close */

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
  if (you.place) parts.push(el("p", { text: `You are in place ${you.place}.` }));
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
      const word = line.score == null ? "– not counted" : line.score >= 1 ? "✓ right" : line.score > 0 ? "◐ partly right" : "✗ not right";
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

/* ---------------------------------------------------------------- time and keys */

let warned = 0;
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

connect();
