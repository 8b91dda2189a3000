/* global uPlot */
import { by, day, element, number, percent, signed, word } from "./common.js";

/** The key figures, group by group; a rate is the sum of some figures in that of others. */
const GROUPS = {
  received: ["received.total", "received.carriedIn", "received.inPeriod", "received.ONLINE"],
  resolved: ["resolved.total", "resolved.early", "resolved.onTime", "resolved.late", "resolved.noDueDate"],
  pending: ["pending.total", "pending.inTime", "pending.overdue", "pending.noDueDate", "pending.paused"],
  outside: ["transferredIn", "transferredOut", "refused", "waiting"],
};
const RATES = {
  online: [["received.ONLINE"], ["received.inPeriod"]],
  resolvedInTime: [["resolved.early", "resolved.onTime"], ["resolved.total"]],
  completion: [["resolved.total"], ["resolved.total", "pending.total"]],
  lateOfAll: [["resolved.late", "pending.overdue"], ["resolved.total", "pending.total"]],
};
const MEASURES = ["received.inPeriod", "resolved.total", "pending.total"];

/** A figure of a total by its name; what is left out is 0. */
export function figure(total, name) {
  const path = /^received\.[A-Z]/.test(name) ? name.replace("received.", "received.byChannel.") : name;
  return path.split(".").reduce((at, part) => at?.[part], total) ?? 0;
}

const then = (summary, name) => summary.comparisons[0].total[name]?.then ?? 0;
const sum = (names, of) => names.reduce((all, name) => all + of(name), 0);
const share = ([numerator, denominator], of) => (sum(denominator, of) === 0 ? null : sum(numerator, of) / sum(denominator, of));

/** Whether nothing at all is known of the year before. */
export const isAlone = (summary) => Object.values(summary.comparisons[0].total).every((each) => each.then === 0);

/** Shows the figures of a summary, last year's beside them and the change; of none, nothing. */
export function showFigures(summary) {
  if (!summary) {
    by("figures").replaceChildren();
    return;
  }
  const groups = Object.entries(GROUPS).map(([group, names]) => element("tbody", { class: group }, ...names.filter((name) => isShown(summary, name)).map((name) => {
    const [is, was] = [figure(summary.total, name), then(summary, name)];
    const ratio = was === 0 || is === was ? "" : ` (${percent(is / was - 1, "exceptZero")})`;
    return row(name, number(is), number(was), signed(is - was) + ratio);
  })));
  const rates = Object.entries(RATES).map(([name, rate]) => {
    const is = share(rate, (each) => figure(summary.total, each));
    const was = share(rate, (each) => then(summary, each));
    return row(`rates.${name}`, percent(is), percent(was), is === null || was === null ? "–" : word("points", signed((is - was) * 100)));
  });
  const captions = ["figure", "inPeriod", "yearBefore", "change"].map((name) => element("th", { scope: "col" }, word(name)));
  by("figures").replaceChildren(element("thead", {}, element("tr", {}, ...captions)), ...groups, element("tbody", { class: "rates" }, ...rates));
}

/** What moved between agencies is there where something did. */
const isShown = (summary, name) => !name.startsWith("transferred") || figure(summary.total, name) !== 0 || then(summary, name) !== 0;

function row(name, is, was, change) {
  const cells = [element("td", { class: "now" }, is), element("td", {}, was), element("td", {}, change)];
  return element("tr", { "data-figure": name }, element("th", { scope: "row" }, word(`names.${name}`)), ...cells);
}

/** Of each month what is drawn, this year's and last year's. */
function series(summaries) {
  const counts = MEASURES.map((name) => ({ name, write: number, is: summaries.map((each) => figure(each.total, name)), was: summaries.map((each) => then(each, name)) }));
  const inTime = RATES.resolvedInTime;
  return [...counts, {
    name: "rates.resolvedInTime",
    write: (value) => percent(value),
    is: summaries.map((each) => share(inTime, (name) => figure(each.total, name))),
    was: summaries.map((each) => share(inTime, (name) => then(each, name))),
  }];
}

const label = ({ period }) => {
  const [year, month] = period.name.split("..")[0].split("-");
  return `${month}/${year}`;
};

let plots = [];

/** Shows the months as charts and as a table; of none, nothing. */
export function showMonths(summaries) {
  plots.forEach((plot) => plot.destroy());
  plots = [];
  by("charts").replaceChildren();
  by("months").replaceChildren();
  if (!summaries) {
    return;
  }
  const all = series(summaries);
  const top = element("tr", {}, element("th", { scope: "col", rowspan: 2 }, word("month")), ...all.map(({ name }) => element("th", { scope: "colgroup", colspan: 2 }, word(`names.${name}`))));
  const second = element("tr", {}, ...all.flatMap(() => ["thisYear", "yearBefore"].map((name) => element("th", { scope: "col" }, word(name)))));
  by("months").replaceChildren(element("thead", {}, top, second), element("tbody", {}, ...summaries.map((summary, place) => {
    const head = element("th", { scope: "row" }, `${label(summary)} (${day(summary.period.from)} – ${day(summary.period.to)})`);
    return element("tr", {}, head, ...all.flatMap(({ is, was, write }) => [is, was].map((values) => element("td", {}, write(values[place])))));
  })));
  if (typeof uPlot !== "undefined") {
    const places = all.map(({ name }) => element("div", {}, element("h3", {}, word(`names.${name}`)), element("div", { class: "chart" })));
    by("charts").replaceChildren(...places);
    plots = all.map((each, place) => draw(each, summaries, places[place].lastChild));
  }
}

function draw({ write, is, was }, summaries, place) {
  const colour = (of) => getComputedStyle(document.documentElement).getPropertyValue(of).trim();
  const axis = { stroke: colour("--ink"), grid: { stroke: colour("--line"), width: 1 }, ticks: { stroke: colour("--line") } };
  const most = Math.max(...is, ...was, 0);
  const written = (_, value) => (value === null ? "–" : write(value));
  return new uPlot({
    width: place.clientWidth,
    height: place.clientHeight,
    legend: { show: false },
    cursor: { show: false },
    scales: { x: { time: false, range: [-0.6, 11.6] }, y: { range: write !== number ? [0, 1] : [Math.min(...is, ...was, 0), Math.max(most * 1.05, 1)] } },
    axes: [
      { ...axis, grid: { show: false }, incrs: [1, 2, 3, 6], space: 44, values: (_, ticks) => ticks.map((tick) => (summaries[tick] ? label(summaries[tick]).replace("/20", "/") : "")) },
      { ...axis, size: 56, values: (_, ticks) => ticks.map((tick) => (write !== number || Number.isInteger(tick) ? write(tick) : "")) },
    ],
    series: [
      {},
      { label: word("thisYear"), value: written, fill: colour("--accent"), stroke: colour("--accent"), width: 0, paths: uPlot.paths.bars({ size: [0.6, 40] }), points: { show: false } },
      { label: word("yearBefore"), value: written, stroke: colour("--warn"), width: 2, dash: [6, 4], points: { show: true, size: 6, fill: colour("--card") } },
    ],
  }, [summaries.map((_, at) => at), is, was], place);
}
