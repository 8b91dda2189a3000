import { Failure, ask } from "./ask.js";
import { by, word } from "./common.js";
import { told } from "./seals.js";

let closing = null;

/**
 * Asks who closes a period, and seals it.
 *
 * @param asked its period as it is asked for, how it is called, the latest revision or null, the name of the reader or null, and whether
 *     it may be that it is not over; sealed() is called when there may be one more revision
 */
export function openClosing(asked) {
  closing = asked;
  by("closing-heading").textContent = word(asked.latest ? "reviseOf" : "closeOf", asked.called);
  by("author").value ||= asked.author ?? "";
  by("reason").value = "";
  by("early").checked = false;
  by("early-label").hidden = !asked.perhapsNotOver;
  showFields(true);
  needReason(asked.latest !== null);
  outcome("", asked.latest ? word("reviseNote") : word("closeNote"));
  by("changed").replaceChildren();
  by("closing").showModal();
}

/** Ends it, if the choice is another one now. */
export function endClosing() {
  by("closing").close();
}

function showFields(are) {
  by("closing-form").hidden = !are;
  by("seal").hidden = !are;
}

function needReason(needed) {
  by("reason-label").hidden = !needed;
  by("reason").disabled = !needed;
  by("seal").textContent = word(needed ? "revise" : "seal");
}

function outcome(kind, text) {
  by("outcome").className = kind;
  by("outcome").textContent = text;
}

async function seal() {
  const { period, calendar, sealed } = closing;
  const of = closing;
  const reason = by("reason").disabled || by("reason").value.trim() === "" ? null : by("reason").value.trim();
  const body = { period, calendar, author: by("author").value.trim(), early: by("early").checked, reason };
  by("seal").disabled = true;
  outcome("", word("sealing"));
  by("changed").replaceChildren();
  try {
    const answer = await ask("api/v1/closes", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
    const revision = await answer.json();
    sealed();
    if (of === closing) {
      outcome("good", word(answer.status === 201 ? "outcome.sealed" : "outcome.unchanged", revision.revision, revision.digest));
      showFields(false);
      by("closing-end").focus();
    }
  } catch (failure) {
    if (of === closing) {
      show(failure);
    }
  } finally {
    by("seal").disabled = false;
  }
}

function show(failure) {
  if (!(failure instanceof Failure)) {
    outcome("bad", String(failure));
  } else if (failure.status === 409) {
    outcome("", word("outcome.changed", failure.problem.latest.revision));
    by("changed").replaceChildren(...told(failure.problem.adjustment, 3));
    needReason(true);
    by("reason").focus();
  } else if (failure.status === 422) {
    unprocessable(failure.message);
  } else {
    outcome("bad", [0, 503].includes(failure.status) ? word("outcome.unanswered", failure.told) : failure.told);
  }
}

/** What stands against it is told in the words of the answer only. */
function unprocessable(detail) {
  if (detail.includes(" is not over ")) {
    by("early-label").hidden = false;
    outcome("bad", word("outcome.notOver"));
  } else if (detail.includes(" does not balance ")) {
    outcome("bad", word("outcome.unbalanced", detail.replace(/^.*?: /, "")));
  } else if (detail.includes("nothing to revise")) {
    outcome("bad", word("outcome.notClosed"));
    needReason(false);
  } else {
    outcome("bad", word("failure.other", detail));
  }
}

by("closing-form").onsubmit = (event) => {
  event.preventDefault();
  seal();
};
by("closing-end").onclick = endClosing;
