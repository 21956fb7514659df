"use strict";
/* The line to the server. The page keeps its token and the answer under way, so that reloading, sleeping or changing
   network loses nothing: on every new line the server says where the drill stands. */

let socket = null;
let tries = 0;
let heardAt = 0;
let state = null;
let you = null;
let due = null;

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
