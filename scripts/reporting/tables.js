"use strict";
// Tables that sort by the column that is clicked on: numbers as numbers, empty cells last.

function compareKeys(a, b, isNumber) {
  if (a === "" || b === "") return (a === "") - (b === "");
  if (isNumber) return (a === "inf" ? Infinity : Number(a)) - (b === "inf" ? Infinity : Number(b));
  return a.localeCompare(b, undefined, {numeric: true});
}

function sortTable(table, column, isNumber, isDown) {
  const body = table.tBodies[0];
  const keyed = [...body.rows].map((row) => [row.cells[column].dataset.key, row]);
  keyed.sort(([a], [b]) => (a !== "" && b !== "" && isDown ? -1 : 1) * compareKeys(a, b, isNumber));
  body.append(...keyed.map(([, row]) => row));
}

for (const table of document.querySelectorAll("table.sortable")) {
  [...table.tHead.rows[0].cells].forEach((cell, column) => {
    cell.querySelector("button").addEventListener("click", () => {
      const isDown = cell.getAttribute("aria-sort") === "ascending";
      for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
      cell.setAttribute("aria-sort", isDown ? "descending" : "ascending");
      sortTable(table, column, cell.dataset.number === "yes", isDown);
    });
  });
}
