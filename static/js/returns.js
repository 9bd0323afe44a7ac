// A return that saves itself: what is typed is sent when typing stops or a box is left, kept in
// this browser until the portal has acknowledged it, and sent again after any failure.
// The form works without this script, by its buttons.
import { Box } from "./returns_box.js";
import { pressed } from "./returns_keys.js";
import { pastedCells } from "./returns_paste.js";
import { Saving } from "./returns_saving.js";
import { tally } from "./returns_tally.js";
import { Unsent } from "./returns_unsent.js";

const page = document.getElementById("return");
const notice = document.getElementById("return-notice");
const submit = document.getElementById("return-submit");
const unsent = new Unsent(`returns:${page.dataset.person}:${page.dataset.return}`);
const boxes = [...document.querySelectorAll("[data-box]")]
  .filter((element) => !element.querySelector("[data-answer]").readOnly)
  .map((element) => new Box(element, unsent, () => saving.soon()));
const saving = new Saving(page, boxes, () => tally(boxes));

function step(box, by) {
  const next = boxes[boxes.indexOf(box) + by];
  (next?.input ?? submit).focus();
  next?.input.select();
}

function pasted(event, box) {
  const text = event.clipboardData.getData("text");
  if (!/[\t\n]/.test(text.trim())) return;
  event.preventDefault();
  const { filled, left } = pastedCells(text, box, boxes);
  for (const [one, cell] of filled) one.set(cell);
  saving.now();
  if (left) notice.textContent = `${left} of the cells you pasted had no box`;
}

const DOES = {
  answer: (box, { text }) => box.set(text),
  mine: (box) => box.keepMine(),
  theirs: (box) => box.takeTheirs(),
  confirm: (box) => box.ask({ confirmed: "on" }),
  reason: (box) => box.ask({ note: box.status.querySelector("[data-note]").value }),
};

function clicked(event, box) {
  const { does, ...told } = event.target.dataset;
  if (!(does in DOES)) return;
  DOES[does](box, told);
  tally(boxes);
  saving.now();
}

// Enter in a reason saves the reason, and not the section's form.
function explained(event, box) {
  if (event.key !== "Enter" || !("note" in event.target.dataset)) return;
  event.preventDefault();
  box.ask({ note: event.target.value });
  saving.now();
}

// What an earlier visit typed and the portal never acknowledged.
function putBack() {
  const found = new Map(unsent.all());
  const own = boxes.filter((box) => found.has(box.key) && found.get(box.key).text !== box.saved);
  for (const box of own) box.putBack(found.get(box.key));
  const put = new Set(own.map((box) => box.key));
  for (const key of found.keys()) if (!put.has(key)) unsent.forget(key);
  if (!own.length) return;
  notice.textContent = `${own.length} that you typed before had not been saved: they are put back`;
  saving.now();
}

for (const box of boxes) {
  box.input.addEventListener("input", () => box.changed());
  box.input.addEventListener("change", () => saving.now());
  box.input.addEventListener("keydown", (event) => pressed(event, box, step));
  box.input.addEventListener("paste", (event) => pasted(event, box));
  box.element.addEventListener("click", (event) => clicked(event, box));
  box.element.addEventListener("keydown", (event) => explained(event, box));
}
// What was refused is not kept: it would be left out without a word.
function submitted(event) {
  const open = boxes.find((box) => box.open);
  if (!open && !saving.sent) return;
  event.preventDefault();
  if (saving.sent || saving.waiting.length) {
    saving.finish(() => submit.click());
  } else {
    notice.textContent = "Something that you typed is not saved. Put it right before you submit.";
    open.input.focus();
  }
}

submit.addEventListener("click", submitted);
window.addEventListener("online", () => saving.now());
document.addEventListener("visibilitychange", () => saving.lookedAtAgain());
putBack();
