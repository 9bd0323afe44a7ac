// Where the cells of a pasted block go: down the rows and along the columns from a box on.

// The boxes filled, each with its cell, and how many cells with something in them had no box.
export function pastedCells(text, first, boxes) {
  const at = (element) => [Number(element.dataset.row), Number(element.dataset.column)];
  const places = new Map(boxes.map((box) => [at(box.element).join(" "), box]));
  const [top, side] = at(first.element);
  const rows = text.replace(/\r\n?/g, "\n").replace(/\n$/, "").split("\n");
  const filled = [];
  let left = 0;
  rows.forEach((row, down) =>
    row.split("\t").forEach((cell, along) => {
      const box = places.get(`${top + down} ${side + along}`);
      if (box) filled.push([box, cell.trim()]);
      else if (cell.trim()) left += 1;
    }),
  );
  return { filled, left };
}
