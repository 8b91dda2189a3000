import { by, day, element, shown, word } from "./common.js";

const KINDS = { month: /^(\d{4})-(\d{2})$/, quarter: /^(\d{4})-Q([1-4])$/, half: /^(\d{4})-H([12])$/, nine: /^(\d{4})-9M$/, year: /^(\d{4})$/ };
const PARTS = { month: 12, quarter: 4, half: 2 };

/** The kind of a period by its name, its year and its part. */
function read(name) {
  for (const [kind, pattern] of Object.entries(KINDS)) {
    const found = pattern.exec(name);
    if (found) {
      return { kind, year: Number(found[1]), part: Number(found[2] ?? 1) };
    }
  }
  return name.startsWith("last-") ? { kind: name.slice("last-".length), year: "", part: 1 } : { kind: "range" };
}

/** What the address asks for; what it leaves out is null. */
export function asked() {
  const query = new URLSearchParams(location.search);
  return Object.fromEntries(["period", "calendar", "agency", "layout"].map((name) => [name, query.get(name)]));
}

/** As parameters, of which those that are null are left out. */
export const query = (...parameters) => new URLSearchParams(parameters.filter(([, value]) => value !== null)).toString();

/** The address of a choice. */
export const address = (choice) => `?${query(...Object.entries(choice))}`;

/** How a period is called by people. */
export function called({ name, from, to }) {
  const { kind, year, part } = read(name);
  if (kind === "range") {
    return from === to ? day(from) : `${day(from)} – ${day(to)}`;
  }
  return kind === "month" ? month(year, part) : word(`called.${kind}`, word(`parts.${kind}`).split("|")[part - 1] ?? part, year);
}

function month(year, part) {
  return shown() === "vi" ? word("called.month", part, year) : new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" }).format(Date.UTC(year, part - 1));
}

/**
 * The twelve months to the end of a period, as they are asked for. Of a period of two days they are those of the calendar, and the last
 * ends with it.
 */
export function twelveMonths({ name, to }) {
  const { kind, year, part } = read(name);
  const last = { month: part, quarter: part * 3, half: part * 6, nine: 9, year: 12 }[kind];
  const end = kind === "range" ? Number(to.slice(0, 4)) * 12 + Number(to.slice(5, 7)) - 1 : year * 12 + last - 1;
  const months = Array.from({ length: 12 }, (_, back) => `${Math.floor((end - 11 + back) / 12)}-${String((end - 11 + back) % 12 + 1).padStart(2, "0")}`);
  if (kind === "range") {
    months[11] = `${months[11]}-01..${to}`;
  }
  return months;
}

/** Shows a choice in its fields; agencies are names by their codes, and all is what all of them are called. */
export function fill(choice, agencies, all) {
  const { kind, year, part } = read(choice.period ?? "last-month");
  options(by("kind"), [...Object.keys(KINDS), "range"].map((each) => [each, word(`kinds.${each}`)]), kind);
  options(by("calendar"), ["statutory", "calendar"].map((each) => [each, word(`calendars.${each}`)]), choice.calendar ?? "statutory");
  options(by("agency"), [["", all], ...[...agencies].map(([code, name]) => [`=${code}`, code === "" ? word("unknown") : name ? `${name} (${code})` : code])], choice.agency === null ? "" : `=${choice.agency}`);
  if (kind === "range") {
    const [from, to] = choice.period.split("..");
    by("from").value = from;
    by("to").value = to ?? from;
  } else {
    by("year").value = year;
  }
  fields(part);
}

/** Shows the fields that the kind has. */
export function fields(part = by("part").value) {
  const kind = by("kind").value;
  const range = kind === "range";
  for (const [name, there] of Object.entries({ year: !range, part: kind in PARTS, from: range, to: range, calendar: !range })) {
    by(`${name}-label`).hidden = !there;
    by(name).disabled = !there;
    by(name).required = there;
  }
  if (kind in PARTS) {
    by("part-name").textContent = word(`kinds.${kind}`);
    options(by("part"), Array.from({ length: PARTS[kind] }, (_, place) => [String(place + 1), word(`parts.${kind}`).split("|")[place]]), String(Math.min(part || 1, PARTS[kind])));
  }
}

/** What the fields say. */
export function chosen() {
  const kind = by("kind").value;
  const year = String(by("year").value).padStart(4, "0");
  const part = by("part").value;
  const names = { month: `${year}-${part.padStart(2, "0")}`, quarter: `${year}-Q${part}`, half: `${year}-H${part}`, nine: `${year}-9M`, year, range: `${by("from").value}..${by("to").value}` };
  return { period: names[kind], calendar: kind === "range" ? null : by("calendar").value, agency: by("agency").value === "" ? null : by("agency").value.slice(1) };
}

/** Whether the two days are in order; the field says so if not. */
export function sound() {
  by("to").setCustomValidity(by("kind").value === "range" && by("to").value < by("from").value ? word("endsBefore") : "");
  return by("choice").reportValidity();
}

/** Puts the options into a list, one of them chosen. */
export function options(list, entries, value) {
  list.replaceChildren(...entries.map(([key, name]) => {
    const option = element("option", {}, name);
    option.value = key;
    return option;
  }));
  list.value = value;
}
