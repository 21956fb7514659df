"use strict";
/* What a question is answered by, for every shape; once it is closed the same tell what is right. */

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
    const node = el("li", { class: right && given[row.id] ? (good ? "right" : "wrong") : "" }, el("label", { for: select.id, text: row.label }), select, full,
      right ? el("p", { text: good ? "✓ right" : `${given[row.id] ? "✗ right" : "Right"} is: ${wanted?.text ?? ""}` }) : null);
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
