import { json } from "./ask.js";
import { by, day, element, number, word } from "./common.js";

const COLUMNS = ["dossier", "agency", "procedure", "field", "channel", "due", "daysOverdue"];
const WRITTEN = { channel: word, due: day, daysOverdue: number };

/** Shows the dossiers behind a figure, page by page. */
export function drill(title, query) {
  by("drill-heading").textContent = word("drill", title);
  by("drill-table").replaceChildren(element("thead", {}, element("tr", {}, ...COLUMNS.map((name) => element("th", { scope: "col" }, word(name))))), element("tbody", {}));
  by("drill-note").textContent = "…";
  by("drill-more").hidden = true;
  if (!by("drill").open) {
    by("drill").showModal();
  }
  page(query, null, 0);
}

async function page(query, after, before) {
  const parameters = new URLSearchParams(query);
  if (after) {
    parameters.set("after", after);
  }
  let body;
  try {
    body = await json(`api/v1/dossiers?${parameters}`);
  } catch (failure) {
    by("drill-note").textContent = failure.told ?? String(failure);
    return;
  }
  by("drill-table").tBodies[0].append(...body.dossiers.map((each) => element("tr", {}, element("th", { scope: "row" }, each.dossier), ...COLUMNS.slice(1).map((name) => element("td", {}, written(name, each[name]))))));
  const shown = before + body.dossiers.length;
  by("drill-note").textContent = word("drillCount", number(shown), number(body.figure));
  by("drill-more").hidden = !body.next;
  by("drill-more").onclick = () => page(query, body.next, shown);
}

/** A cell, empty if there is nothing to tell. */
function written(name, value) {
  return value === null ? "" : (WRITTEN[name]?.(value) ?? value);
}
