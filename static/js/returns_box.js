// One box: what is typed in it, what the portal keeps of it, and what the portal answered.

const NEEDS_WORD = new Set(["refused", "locked", "conflict"]);

export class Box {
  constructor(element, unsent, onChange) {
    this.element = element;
    this.key = element.dataset.box;
    this.input = element.querySelector("[data-answer]");
    this.status = element.querySelector("[data-status]");
    this.unsent = unsent;
    this.onChange = onChange;
    this.base = element.dataset.version;
    this.saved = this.kept = this.input.value; // what the portal answered to, and what it keeps
    this.token = null; // of the save on its way; the same until it is acknowledged
    this.unanswered = []; // tokens of earlier saves of which nothing was heard
    this.asked = {}; // a confirmation, or a reason
    this.waits = false; // for an answer about two values
    this.refused = false;
  }

  get text() {
    return this.input.value.trim();
  }

  get answer() {
    return this.status.querySelector("[data-state]").dataset;
  }

  get dirty() {
    return !this.waits && (this.text !== this.saved || Object.keys(this.asked).length > 0);
  }

  get open() {
    return this.dirty || this.waits || this.refused;
  }

  // On the way: only what the portal answers in the end is read out.
  say(words) {
    this.status.setAttribute("aria-busy", "true");
    this.status.textContent = words;
  }

  changed() {
    this.token = null;
    this.waits = false;
    this.keep();
    this.say(this.dirty ? "Not saved yet" : "");
    this.onChange();
  }

  keep() {
    this.token ??= crypto.randomUUID();
    const { text, base, token, unanswered } = this;
    this.unsent.keep(this.key, { text, base, token, unanswered });
  }

  set(text) {
    this.input.value = text;
    this.changed();
  }

  // What an earlier visit typed and the portal never acknowledged.
  putBack({ text, base, token, unanswered = [] }) {
    Object.assign(this, { base, token, unanswered });
    this.input.value = text;
    this.say("Not saved yet");
  }

  // Until its answer comes back a save may have been kept or not: the next one names it.
  leaves() {
    if (!this.unanswered.includes(this.token)) this.unanswered.push(this.token);
    this.keep();
    this.say("Saving");
    return { text: this.text, token: this.token };
  }

  get fields() {
    const before = this.unanswered.filter((token) => token !== this.token);
    return {
      answer: this.input.value,
      base: this.base,
      token: this.token,
      unanswered: before,
      ...this.asked,
    };
  }

  // The portal's answer stands in the status now.
  acknowledged(sent) {
    const { state, version } = this.answer;
    this.status.removeAttribute("aria-busy");
    this.refused = state === "refused" || state === "locked";
    this.input.setAttribute("aria-invalid", String(NEEDS_WORD.has(state)));
    if (state === "conflict") this.waits = true;
    else if (this.refused) this.rest(sent);
    else this.settle(sent, version);
    this.element.dataset.state = state;
  }

  // Not sent again until it is changed.
  rest(sent) {
    this.saved = sent.text;
    this.token = null;
    this.asked = {};
  }

  settle(sent, version) {
    this.base = version;
    this.saved = this.kept = sent.text;
    this.asked = {};
    this.unanswered = [];
    if (this.token !== sent.token) return; // typed on since
    this.token = null;
    this.unsent.forget(this.key);
  }

  failed(why) {
    this.status.removeAttribute("aria-busy");
    this.status.textContent = `Not saved: ${why}. It is kept here and tried again.`;
  }

  keepMine() {
    this.base = this.answer.version;
    this.token = null;
    this.waits = false;
    this.saved = null;
    this.keep();
    this.input.focus();
  }

  takeTheirs() {
    const { version, text } = this.answer;
    this.base = version;
    this.input.value = this.saved = this.kept = text;
    this.waits = false;
    this.token = null;
    this.unanswered = [];
    this.unsent.forget(this.key);
    this.input.setAttribute("aria-invalid", "false");
    this.element.dataset.state = "saved";
    this.status.textContent = "Theirs is kept";
    this.input.focus();
  }

  ask(asked) {
    this.asked = asked;
    this.token = null;
    this.input.focus();
  }
}
