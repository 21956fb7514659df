"use strict";
/* Joining: the code, a name, and where wanted a code of one's own. */

/* Tells a request to join that is sent again, as its answer was lost, from somebody else of the same name. */
let attempt = null;
const newAttempt = () => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

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
    attempt ??= newAttempt();
    const body = { code: code.value, name: name.value, attempt };
    if (member.value.trim()) { body.member = member.value.trim(); body.own_study = own.checked; }
    const answer = await fetch("/api/join", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
    const said = await answer.json().catch(() => ({ error: "The server could not be understood. Try again." }));
    if (!answer.ok) {
      error.textContent = said.error;
      (said.field === "code" ? code : name).focus();
      return;
    }
    attempt = null;
    keep({ token: said.token, name: said.name, pending: null, own: own.checked });
    $("main").replaceChildren(el("p", { text: "Joining …" }));
    connect();
  } catch {
    error.textContent = "The drill cannot be reached. Are you in the same network as the teacher’s computer?";
  } finally {
    button.disabled = false;
  }
}
