"use strict";
/* What every script of the participant's page uses. They share their names and are loaded in the order in which
   student.html has them; nothing happens before student.js, the last. */

const KEY = "drill:" + location.host;
const $ = (id) => document.getElementById(id);
const kept = () => { try { return JSON.parse(localStorage.getItem(KEY)) || {}; } catch { return {}; } };
const keep = (more) => { try { localStorage.setItem(KEY, JSON.stringify({ ...kept(), ...more })); } catch { memory = { ...memory, ...more }; } };
const forget = () => { memory = {}; try { localStorage.removeItem(KEY); } catch { /* nothing was kept */ } };
let memory = {};
const known = (name) => kept()[name] ?? memory[name] ?? null;

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
