import { by, element, number, time, word } from "./common.js";
import { layoutOf } from "./form.js";
import { query } from "./choice.js";

/** Where a revision is. */
const path = ({ period, revision }) => `api/v1/closes/${period.from}/${period.to}/${revision}`;

/** Where the difference is between a revision and a later one, or now. */
export const differenceAddress = (revision, to, agency) => `${path(revision)}/diff?${query(["to", to], ["agency", agency])}`;

/** Says whether the figures are sealed: what kind of mark it is, and of which revision. */
export function showMark(kind, revision) {
  const text = kind === "nothing" ? "" : word(`mark.${kind}`, revision);
  by("mark").className = kind;
  if (by("mark").textContent !== text) {
    by("mark").textContent = text;
  }
}

/** Shows the revisions; compare(revision, to) is called when somebody wants to see a difference. */
export function showRevisions(revisions, choice, compare) {
  by("revisions").replaceChildren(...revisions.map((each, place) => {
    const zone = each.period.zone;
    const digest = choice.agency === null ? each.digest : each.agencies.find(({ agency }) => agency === choice.agency)?.digest;
    const sealed = element("p", {}, element("strong", {}, word("revision", each.revision)), ` – ${word("sealedBy", time(each.sealed, zone), each.author)}${each.early ? `, ${word("sealedEarly")}` : ""}`);
    const lines = [sealed, ...(each.reason ? [element("p", {}, word("because", each.reason))] : []), element("p", {}, digest ? element("code", {}, digest) : word("notIn"))];
    return element("li", {}, ...lines, element("div", { class: "do" }, ...(digest ? links(each, choice) : []), ...buttons(revisions, place, compare)));
  }));
}

function links(revision, choice) {
  const own = query(["layout", layoutOf(choice)], ["agency", choice.agency]);
  const forms = ["html", "xlsx", "pdf"].map((format) => [`${path(revision)}/form?${own}&format=${format}`, `sealedForm.${format}`]);
  const whole = [`${path(revision)}?${query(["agency", choice.agency])}`, "sealedForm.json"];
  return [...forms, whole].map(([href, name]) => element("a", { href }, word(name)));
}

function buttons(revisions, place, compare) {
  const next = revisions[place + 1];
  return [...(next ? [next.revision] : []), null].map((to) => {
    const button = element("button", { type: "button" }, to === null ? word("toNow") : word("toRevision", to));
    button.onclick = () => compare(revisions[place], to);
    return button;
  });
}

/** A difference in words: what was, what is, of the total and of each row; headings of this level and the next. */
export function told(difference, level) {
  if (difference.total.length === 0 && difference.rows.length === 0) {
    return [element("p", {}, word("noDifference"))];
  }
  const rows = difference.rows.flatMap(({ row, changes }) => [element(`h${level + 1}`, {}, named(row)), changed(changes, named(row))]);
  return [
    ...(difference.total.length > 0 ? [changed(difference.total, word("total"))] : [element("p", {}, word("totalIsSame"))]),
    ...(rows.length > 0 ? [element("details", { class: "rows" }, element("summary", {}, word("byRow", number(difference.rows.length))), ...rows)] : []),
  ];
}

/** Such as agency H32.19. */
function named(row) {
  const [kind, ...name] = row.split(" ");
  const text = name.join(" ");
  return `${word(kind)}: ${text === "(not known)" ? word("unknown") : kind === "channel" ? word(text) : text}`;
}

function changed(changes, of) {
  const value = (each) => (each === null ? "–" : number(each));
  return element("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": of }, element("table", {},
    element("caption", {}, of),
    element("thead", {}, element("tr", {}, ...["figure", "before", "after"].map((name) => element("th", { scope: "col" }, word(name))))),
    element("tbody", {}, ...changes.map(({ figure, before, after }) => element("tr", { "data-figure": figure },
      element("th", { scope: "row" }, figureName(figure)), element("td", {}, value(before)), element("td", {}, value(after)))))));
}

function figureName(figure) {
  const [group, ...rest] = figure.split(".");
  const channel = /^received\.byChannel\.([A-Z_]+)$/.exec(figure)?.[1];
  if (channel) {
    return word("names.byChannel", word(channel));
  }
  const name = word(`names.${figure}`);
  return typeof name === "string" && name !== `names.${figure}` ? name : [group, ...rest].join(".");
}
