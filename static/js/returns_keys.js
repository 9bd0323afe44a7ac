// The keys of a box: one for each kind of answer, and Enter from box to box.

const ANSWERS = {
  n: () => "n/a",
  N: () => "n/a",
  "?": () => "?",
  "=": (box) => box.element.dataset.previous || box.input.value,
};

// In the middle of a word a letter is a letter.
function isInAWord({ value, selectionStart, selectionEnd }) {
  const rest = value.slice(0, selectionStart) + value.slice(selectionEnd);
  return !/^([0-9, ]*|n\/a|\?)$/.test(rest);
}

export function pressed(event, box, step) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.key === "Enter") {
    event.preventDefault();
    step(box, event.shiftKey ? -1 : 1);
  } else if (event.key in ANSWERS && !isInAWord(box.input)) {
    event.preventDefault();
    box.set(ANSWERS[event.key](box));
  } else if (/^[0-9]$|^Backspace$|^Delete$/.test(event.key) && /^(n\/a|\?)$/.test(box.input.value)) {
    box.input.value = ""; // the key itself then does what it does
    if (event.key.length > 1) box.changed();
  }
}
