/* global uPlot */
import { day, number, shown } from "./common.js";

/** Without a pointer on a chart its legend tells of the last day. */
const tellLast = (chart) => {
  if (chart.legend.idx === null || chart.legend.idx === undefined) {
    chart.setLegend({ idx: chart.data[0].length - 1 });
  }
};

/** Draws received and resolved by day; gives (days, names of the day, the one and the other) => void. */
export function daysChart(place) {
  let plot = null;
  let drawn = "";
  return (days, named, received, resolved) => {
    if (typeof uPlot === "undefined" || days.length === 0) {
      return;
    }
    const style = getComputedStyle(document.documentElement);
    const colour = (name) => style.getPropertyValue(name).trim();
    const looks = [named, received, resolved, colour("--accent"), colour("--ink"), place.clientWidth, place.clientHeight].join();
    const data = [days.map(([date]) => Date.parse(date) / 1000), days.map(([, each]) => each.received), days.map(([, each]) => each.resolved)];
    if (plot && looks === drawn) {
      plot.setData(data);
      return;
    }
    plot?.destroy();
    drawn = looks;
    const axis = { stroke: colour("--ink"), grid: { stroke: colour("--line"), width: 1 }, ticks: { stroke: colour("--line") } };
    const date = (seconds) => day(new Date(seconds * 1000).toISOString().slice(0, 10));
    plot = new uPlot({
      width: place.clientWidth,
      height: place.clientHeight - 34,
      tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), "Etc/UTC"),
      scales: { y: { range: (_, least, most) => [Math.min(0, least), Math.max(1, most)] } },
      axes: [{ ...axis, values: (_, ticks) => ticks.map((tick) => (shown() === "vi" ? date(tick).slice(0, 5) : date(tick).slice(5))) }, { ...axis, values: (_, ticks) => ticks.map((tick) => (Number.isInteger(tick) ? number(tick) : "")) }],
      series: [{ label: named, value: (_, seconds) => (seconds === null ? "" : date(seconds)) }, { label: received, stroke: colour("--accent"), width: 2 }, { label: resolved, stroke: colour("--good"), width: 2, dash: [6, 4] }],
      hooks: { ready: [tellLast], setLegend: [tellLast] },
    }, data, place);
  };
}
