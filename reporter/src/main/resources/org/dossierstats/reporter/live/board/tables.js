import { element, number, shown, word } from "./common.js";

/**
 * A table whose rows can be sorted by any column.
 *
 * @param sort the first order, { column, descending }
 * @param again shows it again
 * @returns (rows, caption of the labels, columns, cell of a row's column) => void
 */
export function sortable(table, sort, again) {
  return (rows, label, columns, cell) => {
    const collator = new Intl.Collator(shown());
    const sorted = [...rows].sort((first, second) => {
      const order = sort.column === "label" ? collator.compare(first.label, second.label) : first[sort.column] - second[sort.column];
      return (sort.descending ? -order : order) || collator.compare(first.label, second.label);
    });
    const head = ["label", ...columns].map((column) => {
      const button = element("button", { type: "button" }, column === "label" ? label : word(column));
      button.onclick = () => {
        sort.descending = sort.column === column ? !sort.descending : column !== "label";
        sort.column = column;
        again();
        table.querySelectorAll("thead button")[["label", ...columns].indexOf(column)].focus();
      };
      return element("th", { scope: "col", "aria-sort": sort.column === column ? (sort.descending ? "descending" : "ascending") : "" }, button);
    });
    const focused = document.activeElement?.closest("td") ? place(table, document.activeElement.closest("td")) : null;
    table.replaceChildren(
      element("thead", {}, element("tr", {}, ...head)),
      element("tbody", {}, ...sorted.map((row) => element("tr", { "data-key": row.key }, element("th", { scope: "row" }, row.label), ...columns.map((column) => cell(row, column))))),
      element("tfoot", {}, element("tr", {}, element("th", { scope: "row" }, word("total")), ...columns.map((column) => element("td", { class: "n" }, number(rows.reduce((sum, row) => sum + row[column], 0)))))));
    focused?.();
  };
}

/** Finds the same cell again after the table is made anew. */
function place(table, cell) {
  if (!table.contains(cell)) {
    return null;
  }
  const key = cell.parentElement.dataset.key;
  const column = cell.cellIndex;
  return () => [...table.tBodies[0].rows].find((row) => row.dataset.key === key)?.cells[column].querySelector("button")?.focus();
}
