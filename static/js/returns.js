// A return that saves itself: what is typed is sent when typing stops or a box is left, kept in
// this browser until the portal has acknowledged it, and sent again after any failure.
// The form works without this script, by its buttons.
import { pastedCells } from "./returns_paste.js";
import { Unsent } from "./returns_unsent.js";

const PAUSE = 600; // milliseconds after the last key
const LONGEST_WAIT = 30_000;
const page = document.getElementById("return");
const bar = document.getElementById("return-state");
const notice = document.getElementById("return-notice");
const submit = document.getElementById("return-submit");
const unsent = new Unsent(`returns:${page.dataset.person}:${page.dataset.return}`);
const boxes = new Map();

let sent = null; // the boxes on their way, each with what was sent
let failures = 0;
let retry;
let leaving = false; // for the page that submits, once all is sent

class Box {
  constructor(element) {
    this.element = element;
    this.key = element.dataset.box;
    this.input = element.querySelector("[data-answer]");
    this.status = element.querySelector("[data-status]");
    this.base = element.dataset.version;
    this.saved = this.kept = this.input.value; // what the portal answered to, and what it keeps
    this.token = null; // of the save on its way; the same until it is acknowledged
    this.asked = {}; // a confirmation, or a reason
    this.waits = false; // for an answer about two values
    this.refused = false;
  }

  get dirty() {
    return !this.waits && (this.input.value.trim() !== this.saved || Object.keys(this.asked).length > 0);
  }

  // On the way: only what the portal answers in the end is read out.
  say(words) {
    this.status.setAttribute("aria-busy", "true");
    this.status.textContent = words;
  }

  changed() {
    this.token = null;
    this.waits = false;
    clearTimeout(this.timer);
    this.keep();
    this.say(this.dirty ? "Not saved yet" : "");
    this.timer = setTimeout(send, PAUSE);
    tell();
  }

  keep() {
    this.token ??= crypto.randomUUID();
    unsent.keep(this.key, { text: this.input.value.trim(), base: this.base, token: this.token });
  }

  set(text) {
    this.input.value = text;
    this.changed();
  }

  // The portal's answer stands in the status now.
  acknowledged(sent) {
    const answer = this.status.querySelector("[data-state]");
    const { state, version } = answer.dataset;
    this.status.removeAttribute("aria-busy");
    this.refused = state === "refused" || state === "locked";
    this.input.setAttribute("aria-invalid", String(this.refused));
    if (state === "saved" || state === "unusual") {
      this.base = version;
      this.saved = this.kept = sent.text;
      this.asked = {};
      this.settle(sent);
    } else if (state === "conflict") {
      this.waits = true;
    } else {
      this.saved = sent.text; // not sent again until it is changed
      this.token = null;
      this.asked = {};
    }
    this.element.dataset.state = state;
  }

  settle(sent) {
    if (this.token !== sent.token) return; // typed on since
    this.token = null;
    unsent.forget(this.key);
  }

  keepMine() {
    this.base = this.status.querySelector("[data-state]").dataset.version;
    this.token = null;
    this.waits = false;
    this.saved = null;
    this.keep();
    this.input.focus();
    send();
  }

  takeTheirs() {
    const theirs = this.status.querySelector("[data-state]").dataset;
    this.base = theirs.version;
    this.input.value = this.saved = this.kept = theirs.text;
    this.waits = false;
    this.token = null;
    unsent.forget(this.key);
    this.element.dataset.state = "saved";
    this.status.textContent = "Theirs is kept";
    this.input.focus();
    tell();
    count();
  }
}

function tell() {
  const open = [...boxes.values()].filter((box) => box.dirty || box.waits || box.refused).length;
  bar.textContent = open ? `${open} not saved yet` : "Everything you typed is saved";
}

function count() {
  for (const section of document.querySelectorAll(".return-section")) {
    const own = [...boxes.values()].filter((box) => section.contains(box.element));
    section.querySelector("[data-answered]").textContent = own.filter((box) => box.kept).length;
  }
}

function send() {
  const batch = [...boxes.values()].filter((box) => box.dirty);
  if (sent || !batch.length) return;
  clearTimeout(retry);
  sent = new Map();
  const values = { box: batch.map((box) => box.key), csrfmiddlewaretoken: csrfToken() };
  for (const box of batch) {
    box.keep();
    sent.set(box, { text: box.input.value.trim(), token: box.token });
    values[`answer-${box.key}`] = box.input.value;
    values[`base-${box.key}`] = box.base;
    values[`token-${box.key}`] = box.token;
    for (const [name, value] of Object.entries(box.asked)) values[`${name}-${box.key}`] = value;
    box.say("Saving");
  }
  htmx.ajax("POST", page.dataset.save, { source: page, swap: "none", values }).catch(() => {});
}

function answered({ successful, xhr }) {
  const batch = sent;
  sent = null;
  if (successful) {
    failures = 0;
    for (const [box, one] of batch) box.acknowledged(one);
    tell();
    count();
    send();
    if (leaving && !sent) submit.click();
    return;
  }
  failures += 1;
  const why = { 0: "there is no connection", 403: "you are signed out" }[xhr.status];
  leaving = false;
  for (const box of batch.keys()) {
    box.status.removeAttribute("aria-busy");
    box.status.textContent = `Not saved: ${why ?? "the portal could not take it"}. It is kept here and tried again.`;
  }
  tell();
  if (xhr.status === 403) signInAgain();
  else later(send);
}

function later(work) {
  clearTimeout(retry);
  retry = setTimeout(work, Math.min(1000 * 2 ** failures, LONGEST_WAIT));
}

function csrfToken() {
  return document.querySelector("input[name=csrfmiddlewaretoken]").value;
}

// Signing in again changes the token that goes with every form: the page is asked for the new
// one, and whose it is. Nothing is sent in somebody else's name.
async function signInAgain() {
  const asks = document.getElementById("return-signed-out");
  const fresh = await freshPage();
  const person = fresh?.getElementById("return")?.dataset.person;
  if (person === page.dataset.person) {
    const token = fresh.querySelector("input[name=csrfmiddlewaretoken]").value;
    for (const field of document.querySelectorAll("input[name=csrfmiddlewaretoken]")) field.value = token;
    asks.hidden = true;
    send();
    return;
  }
  asks.hidden = false;
  asks.querySelector("[data-somebody-else]").hidden = person === undefined;
  failures += 1;
  later(signInAgain);
}

async function freshPage() {
  try {
    const answer = await fetch(window.location.pathname, { headers: { Accept: "text/html" } });
    return new DOMParser().parseFromString(await answer.text(), "text/html");
  } catch {
    return null;
  }
}

function step(box, by) {
  const all = [...boxes.values()];
  const next = all[all.indexOf(box) + by];
  (next?.input ?? submit).focus();
  next?.input.select();
}

const KEYS = {
  n: () => "n/a",
  N: () => "n/a",
  "?": () => "?",
  "=": (box) => box.element.dataset.previous || box.input.value,
};

function pressed(event, box) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.key === "Enter") {
    event.preventDefault();
    step(box, event.shiftKey ? -1 : 1);
  } else if (event.key in KEYS) {
    event.preventDefault();
    box.set(KEYS[event.key](box));
  } else if (/^[0-9]$|^Backspace$|^Delete$/.test(event.key) && /^(n\/a|\?)$/.test(box.input.value)) {
    box.input.value = ""; // the key itself then does what it does
    if (event.key.length > 1) box.changed();
  }
}

function pasted(event, box) {
  const text = event.clipboardData.getData("text");
  if (!/[\t\n]/.test(text.trim())) return;
  event.preventDefault();
  const { filled, left } = pastedCells(text, box.element, [...boxes.values()].map((one) => one.element));
  for (const [element, cell] of filled) boxes.get(element.dataset.box).set(cell);
  send();
  if (left) notice.textContent = `${left} of the cells you pasted had no box`;
}

function begin() {
  for (const element of document.querySelectorAll("[data-box]")) {
    const box = new Box(element);
    if (box.input.readOnly) continue;
    boxes.set(box.key, box);
    box.input.addEventListener("input", () => box.changed());
    box.input.addEventListener("change", send);
    box.input.addEventListener("keydown", (event) => pressed(event, box));
    box.input.addEventListener("paste", (event) => pasted(event, box));
    element.addEventListener("click", (event) => clicked(event, box));
    element.addEventListener("keydown", (event) => explained(event, box));
  }
  page.addEventListener("htmx:afterRequest", (event) => {
    if (event.target === page) answered(event.detail); // and not a history's
  });
  putBack();
  submit.addEventListener("click", (event) => {
    if (!sent && ![...boxes.values()].some((box) => box.dirty)) return;
    event.preventDefault();
    leaving = true;
    send();
  });
  window.addEventListener("online", send);
  document.addEventListener("visibilitychange", () => {
    if (!document.getElementById("return-signed-out").hidden) signInAgain();
    else send();
  });
}

function clicked(event, box) {
  const { does, text } = event.target.dataset;
  if (does === "answer") {
    box.set(text);
    send();
  } else if (does === "mine") box.keepMine();
  else if (does === "theirs") box.takeTheirs();
  else if (does === "confirm") ask(box, { confirmed: "on" });
  else if (does === "reason") ask(box, { note: box.status.querySelector("[data-note]").value });
}

// Enter in a reason saves the reason, and not the section's form.
function explained(event, box) {
  if (event.key !== "Enter" || !("note" in event.target.dataset)) return;
  event.preventDefault();
  ask(box, { note: event.target.value });
}

function ask(box, asked) {
  box.asked = asked;
  box.token = null;
  box.input.focus();
  send();
}

// What an earlier visit typed and the portal never acknowledged.
function putBack() {
  let count = 0;
  for (const [key, one] of unsent.all()) {
    const box = boxes.get(key);
    if (!box || one.text === box.saved) {
      unsent.forget(key);
      continue;
    }
    Object.assign(box, { base: one.base, token: one.token });
    box.input.value = one.text;
    box.say("Not saved yet");
    count += 1;
  }
  if (count) notice.textContent = `${count} that you typed before had not been saved: they are put back`;
  send();
}

begin();
