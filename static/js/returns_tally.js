// How much is saved, and how much of each section is answered.

export function tally(boxes) {
  const open = boxes.filter((box) => box.open).length;
  const words = open ? `${open} not saved yet` : "Everything you typed is saved";
  document.getElementById("return-state").textContent = words;
  for (const section of document.querySelectorAll(".return-section")) {
    const own = boxes.filter((box) => section.contains(box.element));
    const answered = String(own.filter((box) => box.kept).length);
    for (const place of document.querySelectorAll(`[data-answered="${section.id}"]`)) {
      place.textContent = answered;
    }
  }
}
