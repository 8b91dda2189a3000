import { follow } from "./feed.js";
import "./words.js";
import { by, day, element, number, switches, time, word } from "./common.js";
import { sortable } from "./tables.js";
import { daysChart } from "./chart.js";
import { drill } from "./drill.js";
import { showReader, who } from "./reader.js";

const TILES = [["receivedToday", ""], ["resolvedToday", "good"], ["open", ""], ["inTime", "good"], ["dueToday", "warn"], ["overdue", "bad"], ["paused", ""], ["waiting", ""]];
const COLUMNS = ["open", "inTime", "dueToday", "overdue", "paused", "noDueDate", "waiting", "receivedToday", "resolvedToday", "lateToday"];
const GROUPINGS = { byField: "field", byAgency: "agency", byProcedure: "procedure" };

/** Which figure of a summary of today a column is. */
const FIGURES = { open: "pending.total", inTime: "pending.inTime", overdue: "pending.overdue", paused: "pending.paused", noDueDate: "pending.noDueDate", waiting: "waiting", receivedToday: "received.inPeriod", resolvedToday: "resolved.total", lateToday: "resolved.late" };

let state = null;
let connected = false;
let grouping = "byField";
const chart = daysChart(by("days-chart"));
const rows = sortable(by("rows-table"), { column: "overdue", descending: true }, () => showRows());

function showAll() {
  showReader();
  showGroupings();
  show();
}

function show() {
  showFeed();
  const total = state?.total;
  by("today").textContent = state?.today ? day(state.today) : "";
  showTiles(total);
  showDays();
  showFalling();
  showStatuses();
  showRows();
  by("provenance").textContent = state?.cut
    ? [state.newestEvent ? word("newest", time(state.newestEvent, state.zone)) : "", word("counted", Object.entries(state.cut).map(([partition, offset]) => `${partition}:${offset}`).join(" ")), word("rules", state.rules)].filter(Boolean).join(" · ")
    : "";
}

function showFeed() {
  const status = !state ? "connecting" : !connected ? "stale" : state.feed.status;
  const feed = by("feed");
  const text = word(`feed.${status}`, number(state?.feed.lag ?? 0));
  feed.className = status;
  if (feed.textContent !== text) {
    feed.textContent = text;
  }
  document.body.classList.toggle("stale", status !== "live" && status !== "behind");
}

function showTiles(total) {
  const tiles = by("tiles");
  if (tiles.children.length === 0) {
    for (const [name, kind] of TILES) {
      const value = element("dd", {});
      value.id = name;
      tiles.append(element("div", { class: kind }, element("dt", { "data-word": name }, word(name)), value));
    }
  }
  for (const [name] of TILES) {
    put(by(name), total ? number(total[name]) : "–");
  }
}

/** Marks what has changed. */
function put(cell, text) {
  if (cell.textContent !== text) {
    const first = cell.textContent === "" || cell.textContent === "–";
    cell.textContent = text;
    if (!first) {
      cell.classList.remove("fresh");
      void cell.offsetWidth;
      cell.classList.add("fresh");
    }
  }
}

function showDays() {
  const days = Object.entries(state?.days ?? {}).sort();
  chart(days, word("day"), word("received"), word("resolved"));
  by("days-table").replaceChildren(
    element("thead", {}, element("tr", {}, ...["day", "received", "resolved"].map((name) => element("th", { scope: "col" }, word(name))))),
    element("tbody", {}, ...days.reverse().map(([date, counts]) => element("tr", {}, element("th", { scope: "row" }, day(date)), element("td", { class: "n" }, number(counts.received)), element("td", { class: "n" }, number(counts.resolved))))));
}

function showFalling() {
  const days = Object.entries(state?.fallingOverdue ?? {}).sort();
  const most = Math.max(1, ...days.map(([, count]) => count));
  by("falling-table").replaceChildren(
    element("thead", {}, element("tr", {}, element("th", { scope: "col" }, word("day")), element("th", { scope: "col" }, word("overdue")), element("td", { class: "barred" }))),
    element("tbody", {}, ...days.map(([date, count]) => {
      const bar = element("span", {});
      bar.style.width = `${Math.max(0, count) * 100 / most}%`;
      return element("tr", {}, element("th", { scope: "row" }, day(date)), element("td", { class: "n" }, number(count)), element("td", { class: "barred" }, bar));
    })));
}

function showStatuses() {
  const statuses = Object.entries(state?.statuses ?? {});
  const channels = statuses.length > 0 ? Object.keys(statuses[0][1]) : [];
  by("statuses-table").replaceChildren(
    element("thead", {}, element("tr", {}, ...["status", "total", ...channels].map((name) => element("th", { scope: "col" }, word(name))))),
    element("tbody", {}, ...statuses.map(([status, counts]) => element("tr", {}, element("th", { scope: "row" }, word(status)),
      ...[Object.values(counts).reduce((sum, count) => sum + count, 0), ...Object.values(counts)].map((count) => element("td", { class: "n" }, number(count)))))));
}

function showGroupings() {
  by("groupings").replaceChildren(...Object.keys(GROUPINGS).map((name) => {
    const button = element("button", { type: "button", "aria-pressed": String(name === grouping) }, word(name));
    button.onclick = () => {
      grouping = name;
      showGroupings();
      showRows();
    };
    return button;
  }));
}

function showRows() {
  const names = (grouping === "byAgency" ? state?.agencyNames : grouping === "byProcedure" ? state?.procedureNames : null) ?? {};
  const sought = by("filter").value.toLocaleLowerCase();
  const found = Object.entries(state?.[grouping] ?? {})
    .map(([key, counts]) => ({ key, label: key === "" ? word("unknown") : names[key] ? `${names[key]} (${key})` : key, ...counts }))
    .filter((row) => row.label.toLocaleLowerCase().includes(sought));
  rows(found, word(grouping), COLUMNS, (row, column) => {
    const cell = element("td", { class: "n" });
    if (row[column] === 0 || !FIGURES[column]) {
      cell.textContent = number(row[column]);
    } else {
      const button = element("button", { type: "button" }, number(row[column]));
      button.onclick = () => drill(`${row.label}, ${word(column)}`, { period: state.today, column: FIGURES[column], [GROUPINGS[grouping]]: row.key });
      cell.append(button);
    }
    return cell;
  });
  by("rows-note").textContent = found.length === 0 && state?.total ? word("noRows") : "";
}

by("wall").onclick = () => { document.body.classList.toggle("wall"); show(); };
by("filter").oninput = showRows;
document.body.classList.toggle("wall", new URLSearchParams(location.search).has("wall"));
switches(showAll);
who().then(showReader, () => {});
follow((next, isConnected) => {
  if (next !== state || isConnected !== connected) {
    state = next;
    connected = isConnected;
    show();
  }
});
