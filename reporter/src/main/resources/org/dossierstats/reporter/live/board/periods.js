import "./period-words.js";
import { Failure, json, text } from "./ask.js";
import { address, asked, called, chosen, fields, fill, query, sound, twelveMonths } from "./choice.js";
import { by, day, element, shown, switches, word } from "./common.js";
import { endClosing, openClosing } from "./closing.js";
import { figure, isAlone, showFigures, showMonths } from "./figures.js";
import { formAddress, layoutOf, showForm, showLayouts } from "./form.js";
import { showReader, who } from "./reader.js";
import { differenceAddress, showMark, showRevisions, told } from "./seals.js";

const LAST = ["last-month", "last-quarter", "last-half", "last-year"];

/** What is known of the choice; each part is null until it is there, and a failure if it cannot be had. */
const NOTHING = { summary: null, months: null, form: null, revisions: null, changed: null, difference: null };

/** Who looks; until it is known, nobody who closes anything. */
let reader = { name: null, agencies: null, mayClose: false };
let today = null;
let known = null;
const agencies = new Map();
let choice = asked();
let state = { ...NOTHING };
let layout = null;
let filled = null;

/** What is asked for the choice of now: an older answer is thrown away. */
let run = new AbortController();
let formRun = new AbortController();

const isThere = (part) => part !== null && !(part instanceof Error);
const isVisible = (code) => !reader.agencies || reader.agencies.some((each) => code === each.replace(/\.\*$/, "") || (each.endsWith(".*") && code.startsWith(each.slice(0, -1))));

/** Who looks, which day it is at the server, and how agencies are called. The page does without the last two. */
async function meet() {
  const [me, live] = await Promise.all([who(), json("api/v1/live").catch(() => ({}))]);
  reader = me;
  today = live.today ?? null;
  const own = (reader.agencies ?? []).filter((code) => !code.endsWith("*"));
  [...own, ...Object.keys(live.byAgency ?? {})].filter(isVisible).forEach((code) => agencies.set(code, live.agencyNames?.[code] ?? ""));
}

/** Shows another choice, which the address then says. */
function choose(next) {
  choice = { ...choice, ...next };
  history.pushState(null, "", address(choice));
  endClosing();
  load();
}

async function load() {
  run.abort();
  formRun.abort();
  run = new AbortController();
  const { signal } = run;
  state = { ...NOTHING };
  filled = null;
  by("said").textContent = word("loading");
  show();
  try {
    await (known ??= meet());
    signal.throwIfAborted();
    state.summary = await summary(choice.period ?? "last-month", signal);
    const { name, calendar } = state.summary.period;
    choice = { ...choice, period: name, calendar: calendar === "custom" ? null : calendar };
    history.replaceState(null, "", address(choice));
    remember(state.summary);
    filled = null;
    show();
    by("said").textContent = word("shown", called(state.summary.period));
    await Promise.all([loadForm(), loadMonths(signal), loadSeals(signal)]);
  } catch (error) {
    if (!signal.aborted) {
      run.abort();
      formRun.abort();
      known = isThere(state.summary) ? known : null;
      state = { ...NOTHING, summary: error };
      by("said").textContent = "";
      show();
    }
  }
}

const summary = (period, signal) => json(`api/v1/summaries?${query(["period", period], ["calendar", choice.calendar], ["agency", choice.agency], ["compare", "year-before"])}`, signal);

function remember(of) {
  const codes = of.byAgency.map((row) => row.agency).concat(choice.agency ?? []);
  codes.filter((code) => !agencies.has(code) && isVisible(code)).forEach((code) => agencies.set(code, ""));
  of.notReported?.filter(({ agency }) => isVisible(agency)).forEach(({ agency, name }) => agencies.set(agency, name));
}

/** Gets a part of the state and shows it; a failure is shown in its place. */
async function part(name, signal, get, showIt) {
  let value;
  try {
    value = await get();
  } catch (error) {
    value = error;
  }
  if (!signal.aborted) {
    state[name] = value;
    showIt();
  }
}

function loadForm() {
  formRun.abort();
  formRun = new AbortController();
  const { signal } = formRun;
  state.form = null;
  layout = layoutOf(choice);
  showFormOf();
  return part("form", signal, () => text(formAddress(choice, "html"), signal), showFormOf);
}

function loadMonths(signal) {
  const { period } = state.summary;
  const calendar = period.calendar === "custom" ? "calendar" : period.calendar;
  const months = twelveMonths(period).map((name) => ["period", name]);
  return part("months", signal, () => json(`api/v1/summaries?${query(...months, ["calendar", calendar], ["agency", choice.agency], ["compare", "year-before"])}`, signal), showMonthsOf);
}

/** What is sealed of the period, and what is different by now. */
async function loadSeals(signal) {
  if (hasToChoose()) {
    return;
  }
  await part("revisions", signal, () => sealed(signal), showSeals);
  const latest = isThere(state.revisions) ? state.revisions.at(-1) : null;
  if (signal.aborted || !latest) {
    return;
  }
  await part("changed", signal, () => compare(latest, null, signal), showSeals);
  if (signal.aborted || !isThere(state.changed) || !isOther(state.changed)) {
    return;
  }
  state.difference = { revision: latest.revision, to: null, ...state.changed };
  // What was counted meanwhile is in the difference and not in the figures yet.
  if (state.changed.total.some((each) => Number.isInteger(each.after) && figure(state.summary.total, each.figure) !== each.after)) {
    state.summary = await summary(choice.period, signal);
    loadForm();
  }
  show();
}

/** Of a period exactly: within its days lie others. */
async function sealed(signal) {
  const { from, to } = state.summary.period;
  const all = await json(`api/v1/closes?${query(["from", from], ["to", to], ["agency", reader.agencies ? choice.agency : null])}`, signal);
  return all.filter(({ period }) => period.from === from && period.to === to);
}

const compare = (revision, to, signal) => json(differenceAddress(revision, to, choice.agency), signal);
const isOther = (difference) => difference.total.length > 0 || difference.rows.length > 0;

/** Who is bound to agencies sees what is sealed of one of them. */
const hasToChoose = () => reader.agencies !== null && choice.agency === null;

async function showCompared(revision, to) {
  const { signal } = run;
  by("seals-note").textContent = word("loading");
  await part("difference", signal, async () => ({ revision: revision.revision, to, ...await compare(revision, to, signal) }), showSeals);
  by("difference").querySelector("h3")?.focus();
}

function show() {
  const of = isThere(state.summary) ? state.summary : null;
  const failure = of ? null : state.summary;
  if (filled !== shown()) {
    filled = shown();
    fill(choice, agencies, word(reader.agencies ? "ownAgencies" : "allAgencies"));
    showShortcuts();
  }
  document.body.classList.toggle("failed", failure !== null);
  showReader();
  showFailure(failure);
  by("period").replaceChildren(...(of ? [`${called(of.period)} `, element("small", {}, of.period.calendar === "custom" ? "" : word(`days.${of.period.calendar}`, day(of.period.from), day(of.period.to)))] : [failure ? "–" : word("loading")]));
  document.title = of ? `${called(of.period)} – ${word("title")}` : word("title");
  by("notes").textContent = of ? notes(of).join(" ") : "";
  showFigures(of);
  showMonthsOf();
  showFormOf();
  showSeals();
  by("provenance").textContent = of ? [word("counted", Object.entries(of.cut).map(([partition, offset]) => `${partition}:${offset}`).join(" ")), word("rules", of.rules)].join(" · ") : "";
}

function showShortcuts() {
  by("shortcuts").replaceChildren(...LAST.map((period) => {
    const button = element("button", { type: "button", id: period }, word(`kinds.${period}`));
    button.onclick = () => choose({ period, calendar: by("calendar").value });
    return button;
  }));
}

const why = (error) => (error instanceof Failure ? error.told : String(error));

function showFailure(failure) {
  const again = element("button", { type: "button" }, word("again"));
  again.onclick = load;
  by("error").replaceChildren(...(failure ? [why(failure), again] : []));
}

function notes(of) {
  return [
    [today && of.period.to >= today, () => word("notOver", day(of.period.to))],
    [!of.balanced, () => word("unbalanced")],
    [figure(of.total, "received.total") === 0 && figure(of.total, "resolved.total") === 0, () => word("empty")],
    [isAlone(of), () => word("alone")],
  ].filter(([holds]) => holds).map(([, words]) => words());
}

/** What stands where a part of the state is not there. */
function note(id, value) {
  by(id).textContent = value instanceof Error ? why(value) : value === null && isThere(state.summary) ? word("loading") : "";
}

function showMonthsOf() {
  note("months-note", state.months);
  showMonths(isThere(state.months) ? state.months : null);
}

function showFormOf() {
  note("form-note", state.form);
  showLayouts(choice, isThere(state.summary));
  showForm(isThere(state.form) ? state.form : null);
}

function showSeals() {
  const { summary: of, changed, difference } = state;
  const revisions = isThere(state.revisions) ? state.revisions : null;
  const latest = revisions?.at(-1) ?? null;
  showMark(!isThere(of) ? "nothing" : hasToChoose() ? "chooseAgency" : [state.revisions, changed].some((each) => each instanceof Error) ? "unknown"
    : !revisions || (latest && changed === null) ? "asking" : !latest ? "unsealed" : isOther(changed) ? "changed" : "sealed", latest?.revision);
  note("seals-note", hasToChoose() ? "" : [state.revisions, changed, difference].find((each) => each instanceof Error) ?? state.revisions);
  if (by("seals-note").textContent === "" && revisions) {
    by("seals-note").textContent = word(latest ? "sealedNote" : "noRevisions");
  }
  showRevisions(revisions ?? [], choice, showCompared);
  by("difference").replaceChildren(...(isThere(difference) ? [element("div", { class: "difference" }, element("h3", { tabindex: -1 }, difference.to === null ? word("differenceToNow", difference.revision) : word("difference", difference.revision, difference.to)), ...told(difference, 3))] : []));
  by("close").hidden = !reader.mayClose || !isThere(of);
  by("close").textContent = word(latest ? "reviseOpen" : "closeOpen");
  by("close").onclick = () => openClosing({
    period: of.period.name, calendar: choice.calendar, called: called(of.period), latest, author: reader.name, perhapsNotOver: !today || of.period.to >= today, sealed: load,
  });
}

by("choice").onsubmit = (event) => {
  event.preventDefault();
  if (sound()) {
    choose(chosen());
  }
};
by("kind").onchange = () => fields();
by("to").oninput = () => by("to").setCustomValidity("");
by("layout").onchange = () => {
  choice = { ...choice, layout: by("layout").value };
  history.pushState(null, "", address(choice));
  if (isThere(state.summary)) {
    loadForm();
    showSeals();
  }
};
addEventListener("popstate", () => {
  choice = asked();
  endClosing();
  load();
});
switches(() => {
  show();
  if (isThere(state.summary) && layout !== layoutOf(choice)) {
    loadForm();
  }
});
load();
