import { by, element, shown, word } from "./common.js";
import { options, query } from "./choice.js";

/** The layouts there are; of those in both languages, what the one in Vietnamese is called. */
const LAYOUTS = { "ii-06a": null, "ii-06": null, "ii-06-2026": null, "ii-07b": null, "qd-766": null, generic: "generic-vi", comparison: "comparison-vi", "foia-v-a": null, atia: null };
const FORMATS = ["xlsx", "pdf", "csv", "html", "json", "text"];

/** The layout that is shown: without a choice the official form in Vietnamese, the general one in English. */
export function layoutOf(choice) {
  const layout = choice.layout ?? (shown() === "vi" ? "ii-06a" : "generic");
  return (shown() === "vi" && LAYOUTS[layout]) || layout;
}

/** Where a form is to be had. */
export function formAddress(choice, format) {
  const layout = format === "json" ? null : layoutOf(choice);
  const compare = format === "json" ? "year-before" : null;
  return `api/v1/summaries?${query(["period", choice.period], ["calendar", choice.calendar], ["agency", choice.agency], ["layout", layout], ["compare", compare], ["format", format])}`;
}

/** Shows the layouts to choose from, and where the chosen one is to be had in other formats if its period is known. */
export function showLayouts(choice, known) {
  options(by("layout"), Object.keys(LAYOUTS).map((name) => [name, word(`layouts.${name}`)]), choice.layout ?? (shown() === "vi" ? "ii-06a" : "generic"));
  by("exports").replaceChildren(...(known ? FORMATS : []).map((format) => {
    const name = [format === "json" ? "summary" : layoutOf(choice), choice.period, choice.agency].filter(Boolean).join("-");
    return element("a", { href: formAddress(choice, format), download: `${name}.${format === "text" ? "txt" : format}` }, word(`formats.${format}`));
  }));
}

/**
 * Shows the tables of a form that came as a page, with its captions and notes. The page is read as XML, which it is too: so its styles,
 * which are not allowed here, are nothing but text. What is shown is made anew, with headings that say what they are of.
 */
export function showForm(page) {
  if (page === null) {
    by("form").replaceChildren();
    return;
  }
  const read = new DOMParser().parseFromString(page, "text/xml");
  by("form").lang = read.documentElement.getAttribute("lang");
  by("form").replaceChildren(...[...read.querySelectorAll("section > :is(.centre, h2, .unit, table, .note)")].map((each) => {
    if (each.localName === "table") {
      return element("div", { class: "scroll", tabindex: 0, role: "region", "aria-labelledby": "form-heading" }, table(each));
    }
    if (each.className === "centre") {
      return element("div", { class: "centre" }, ...[...each.children].map((line) => element("p", {}, line.textContent)));
    }
    return element(each.localName === "h2" ? "h3" : "p", { class: each.className }, each.textContent);
  }));
}

function table(from) {
  return element("table", {}, ...[...from.querySelectorAll("thead, tbody")].map((part) => element(part.localName, {}, ...[...part.children].map((row) => {
    const label = part.localName === "tbody" ? row.querySelector("td.text") : null;
    return element("tr", { class: row.className }, ...[...row.children].map((cell) => heading(cell, label)));
  }))));
}

function heading(cell, label) {
  const given = (attribute) => cell.getAttribute(attribute) ?? "";
  const scope = cell === label ? "row" : cell.localName === "td" ? "" : given("colspan") === "" ? "col" : "colgroup";
  return element(scope === "" ? "td" : "th", { scope, class: cell.className, rowspan: given("rowspan"), colspan: given("colspan") }, cell.textContent);
}
