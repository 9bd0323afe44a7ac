// Sends what was typed, one request at a time, and sends it again after any failure.
import { Session } from "./returns_session.js";

const PAUSE = 600; // milliseconds after the last key
const LONGEST_WAIT = 30_000;
const WHY = { 0: "there is no connection", 403: "you are signed out" };

export class Saving {
  constructor(page, boxes, tell) {
    this.page = page;
    this.boxes = boxes;
    this.tell = tell;
    this.session = new Session(page);
    this.sent = null; // the boxes on their way, each with what was sent
    this.failures = 0;
    this.whenAllIsSent = null;
    page.addEventListener("htmx:afterRequest", (event) => {
      if (event.target === page) this.answered(event.detail); // and not a history's
    });
  }

  get waiting() {
    return this.boxes.filter((box) => box.dirty);
  }

  soon() {
    clearTimeout(this.pause);
    this.pause = setTimeout(() => this.now(), PAUSE);
    this.tell();
  }

  // Calls `then` once nothing is on its way; not at all where something could not be sent.
  finish(then) {
    this.whenAllIsSent = then;
    this.now();
    this.leave();
  }

  now() {
    const batch = this.waiting;
    if (this.sent || !batch.length) return;
    clearTimeout(this.pause);
    clearTimeout(this.retry);
    this.sent = new Map(batch.map((box) => [box, box.leaves()]));
    const values = { box: batch.map((box) => box.key), csrfmiddlewaretoken: this.session.token };
    for (const box of batch) {
      for (const [name, value] of Object.entries(box.fields)) values[`${name}-${box.key}`] = value;
    }
    const about = { source: this.page, swap: "none", values };
    htmx.ajax("POST", this.page.dataset.save, about).catch(() => {});
  }

  answered({ successful, xhr }) {
    const batch = this.sent;
    this.sent = null;
    if (!successful) {
      this.failed([...batch.keys()], xhr.status);
      return;
    }
    this.failures = 0;
    for (const [box, one] of batch) box.acknowledged(one);
    this.tell();
    this.now();
    this.leave();
  }

  leave() {
    if (this.sent || !this.whenAllIsSent) return;
    this.whenAllIsSent();
    this.whenAllIsSent = null;
  }

  failed(batch, status) {
    this.failures += 1;
    this.whenAllIsSent = null;
    for (const box of batch) box.failed(WHY[status] ?? "the portal could not take it");
    this.tell();
    if (status === 403) this.signInAgain();
    else this.later(() => this.now());
  }

  later(work) {
    clearTimeout(this.retry);
    this.retry = setTimeout(work, Math.min(1000 * 2 ** this.failures, LONGEST_WAIT));
  }

  async signInAgain() {
    if (await this.session.renewed()) {
      this.now();
      return;
    }
    this.failures += 1;
    this.later(() => this.signInAgain());
  }

  // Whoever comes back to the page may have signed in in another tab.
  lookedAtAgain() {
    if (this.session.isOver) this.signInAgain();
    else this.now();
  }
}
