"use strict";
/* What the class sees on the wall: it is told, and says nothing. Its secret is in the link after the #, which a
   browser never sends to anybody. Everything shown is set as text, never as markup. */

const $ = (id) => document.getElementById(id);
let socket = null;
let tries = 0;
let state = null;
let due = null;
let qr = "";

function el(name, more = {}, ...inside) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(more)) {
    if (key === "text") node.textContent = value;
    else if (value != null && value !== false) node.setAttribute(key, value === true ? "" : value);
  }
  node.append(...inside.filter((one) => one != null));
  return node;
}

function connect() {
  const token = location.hash.slice(1);
  if (!token) { $("main").replaceChildren(el("h1", { text: "This link is not whole: copy all of it from the terminal." })); return; }
  socket = new WebSocket(`ws://${location.host}/ws/projector`);
  socket.addEventListener("open", () => socket.send(JSON.stringify({ do: "hello", token })));
  socket.addEventListener("message", (event) => {
    const message = JSON.parse(event.data);
    tries = 0;
    $("line").hidden = true;
    if (message.is === "state") { state = message; due = message.left == null ? null : performance.now() + message.left; show(); }
    if (message.is === "qr") { qr = message.src; if (state) show(); }
    if (message.is === "unknown") { tries = -1; $("main").replaceChildren(el("h1", { text: "This link is of another drill, or of before it was gone on with: copy it again from the terminal." })); }
  });
  socket.addEventListener("close", () => {
    if (tries < 0) return;
    $("line").hidden = false;
    setTimeout(connect, Math.min(8000, 400 * 2 ** tries++) * (0.5 + Math.random() / 2));
  });
}
setInterval(() => { if (socket?.readyState === 1) socket.send('{"do":"ping"}'); }, 20000);
addEventListener("hashchange", () => { tries = 0; socket?.close(); });

function show() {
  document.title = state.title;
  if (!state.progress) pacedOver = null;
  const asking = state.phase === "asking" || state.phase === "paused";
  $("title").textContent = state.number ? `${state.title} · question ${state.number} of ${state.total}` : state.title;
  $("tally").textContent = asking ? `${state.answered ?? 0} of ${state.people ?? 0} answered` : `${state.people ?? 0} here`;
  if (state.progress) { progress(); return; }
  $("bar").hidden = state.phase !== "asking" || state.left == null;
  const parts = state.phase === "lobby" ? lobby() : asking ? question() : closed();
  $("main").replaceChildren(...parts.filter(Boolean));
  fit();
}

/* All of it on the wall at once: nobody can scroll there. */
function fit() {
  const root = document.documentElement;
  root.style.fontSize = "";
  const own = parseFloat(getComputedStyle(root).fontSize);
  for (let share = 0.95; share > 0.45 && root.scrollHeight > innerHeight; share -= 0.05) root.style.fontSize = `${own * share}px`;
}
addEventListener("resize", fit);

function lobby() {
  const code = (state.code || "").replace(/(.{3})(?=.)/g, "$1 ");
  return [el("div", { class: "join" }, qr ? el("img", { src: qr, alt: `QR code of ${state.address}` }) : null,
    el("div", {}, el("p", { text: "Open in a browser" }), el("p", { class: "address", text: state.address || "" }), el("p", { text: "and type the code" }), el("p", { class: "code", text: code }))),
    el("ul", { class: "names" }, ...(state.names || []).map((name) => el("li", { text: name })))];
}

/* At one's own pace the wall shows how far the class is together: no question, and nobody's answers. */
let pacedOver = null;
function progress() {
  const done = state.progress;
  const over = state.phase === "ended";
  if (over !== pacedOver) {
    pacedOver = over;
    $("main").replaceChildren(...(over ? [el("h1", { text: "The drill is over" })] : lobby()), el("p", { class: "told", id: "done" }), el("div", { class: "track" }, el("div", { class: "fill", id: "share" })), el("p", { class: "told", id: "through" }), el("p", { id: "ends" }), el("div", { class: "two", id: "boards" }));
  }
  $("bar").hidden = true;
  $("tally").textContent = `${state.people ?? 0} here`;
  $("done").textContent = `${done.answers} of ${done.of} answers given`;
  $("share").style.transform = `scaleX(${done.of ? done.answers / done.of : 0})`;
  $("through").textContent = `Begun: ${done.begun} · through: ${done.through}`;
  const board = (title, places) => places?.length ? el("section", {}, el("h2", { text: title }), el("table", {}, el("tbody", {}, ...places.map((one) => el("tr", {}, el("td", { text: `${one.place}.` }), el("td", { text: one.name }), el("td", { text: String(one.points) })))))) : null;
  $("boards").replaceChildren(...[board("Teams", state.teams), board("Points", state.places)].filter(Boolean));
  $("ends").textContent = state.ends == null ? "" : `Open until ${new Date(Date.now() + state.ends).toLocaleString("en-GB", { weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" })}`;
}

function options(question) {
  if (question.shape === "judge") return ["True", "False"];
  return [...(question.options || []), ...(question.items || [])].map((one) => one.text);
}

function question() {
  const asked = state.question;
  const list = options(asked);
  const given = (asked.rows || []).map((row) => row.options.map((one) => one.text).join(" / "));
  const shared = given.length > 1 && given.every((one) => one === given[0]);
  const rows = (asked.rows || []).map((row, at) => el("li", {}, el("strong", { text: row.label }), shared ? null : ` ${given[at]}`));
  return [el("h1", { text: asked.prompt }), asked.text ? el("p", { text: asked.text }) : null,
    list.length || rows.length ? el("ol", { class: "options" }, ...list.map((text, at) => el("li", {}, asked.shape === "arrange" ? null : el("span", { class: "key", text: String(at + 1) }), text)), ...rows) : el("p", { class: "quiet", text: "Type your answer." }),
    shared ? el("p", { text: given[0] }) : null,
    state.phase === "paused" ? el("p", {}, el("strong", { text: "Paused" })) : null];
}

function closed() {
  const asked = state.question;
  const told = state.told;
  const most = Math.max(1, ...(state.bars || []).map((bar) => bar.count));
  const bars = (state.bars || []).map((bar) => {
    const fill = el("div", { class: "fill" });
    fill.style.transform = `scaleX(${bar.count / most})`;
    return el("li", { class: bar.right ? "right" : "" }, fill, el("span", { text: (bar.right ? "✓ " : "") + bar.label }), el("span", { text: String(bar.count) }));
  });
  const where = (lines) => lines.map((line) => `${line.source}, paragraph ${line.paragraph}`).join("; ");
  const board = (title, places) => places?.length ? el("section", {}, el("h2", { text: title }), el("table", {}, el("tbody", {}, ...places.map((one) => el("tr", {}, el("td", { text: `${one.place}.` }), el("td", { text: one.name }), el("td", { text: String(one.points) })))))) : null;
  if (state.phase === "ended") {
    return [el("h1", { text: "The drill is over" }), el("div", { class: "two" }, board("Teams", state.teams), board("Points", state.places))];
  }
  const heading = told && !told.answer.includes("\n");
  return [asked ? el("h1", { text: asked.prompt }) : null, asked?.text ? el("p", { text: asked.text }) : null,
    state.skipped ? el("p", { text: "Skipped: this question does not count." }) : null,
    el("div", { class: "two" },
      el("section", {}, el("ul", { class: "bars" }, ...bars)),
      told ? el("section", {}, el(heading ? "h2" : "p", { text: told.answer }), told.text !== told.answer ? el("p", { class: "says", text: told.text }) : null,
        el("p", { class: "quiet", text: told.standing }), el("p", { class: "quiet", text: where(told.evidence) }),
        told.others.length ? el("h2", { text: told.others_title || "What others say" }) : null,
        ...told.others.map((one) => el("p", { class: "says" }, el("strong", { text: one.voice }), one.stance ? ` (${one.stance})` : "", `: ${one.says}`))) : null,
      state.teams?.length || state.places?.length ? el("section", {}, board("Teams", state.teams), board("Points", state.places)) : null)];
}

setInterval(() => {
  if (state?.phase === "asking" && due != null) $("time").style.transform = `scaleX(${Math.max(0, due - performance.now()) / Math.max(state.limit || 1, 1)})`;
}, 250);
connect();
