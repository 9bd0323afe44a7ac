// Where the cells of a pasted block go: down the rows and along the columns from a box on.

// The boxes filled, each with its cell, and how many cells with something in them had no box.
export function pastedCells(text, first, elements) {
  const places = new Map(elements.map((one) => [`${one.dataset.row} ${one.dataset.column}`, one]));
  const rows = text.replace(/\r\n?/g, "\n").replace(/\n$/, "").split("\n");
  const filled = [];
  let left = 0;
  rows.forEach((row, down) =>
    row.split("\t").forEach((cell, along) => {
      const place = `${Number(first.dataset.row) + down} ${Number(first.dataset.column) + along}`;
      const element = places.get(place);
      if (element) filled.push([element, cell.trim()]);
      else if (cell.trim()) left += 1;
    }),
  );
  return { filled, left };
}
