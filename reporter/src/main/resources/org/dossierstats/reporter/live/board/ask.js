import { word } from "./common.js";

/** An answer that is none of what was asked for: its status, 0 if there was no answer, and the problem it told. */
export class Failure extends Error {
  constructor(status, problem) {
    super(problem?.detail ?? String(status));
    this.status = status;
    this.problem = problem;
  }

  /** What failed and what to do, in the language of the page. */
  get told() {
    return word(`failure.${[0, 400, 403, 503].includes(this.status) ? this.status : "other"}`, this.message);
  }
}

/**
 * Asks the server. Who has to sign in is sent there, and comes back.
 *
 * @throws Failure if it does not answer well; AbortError if what is asked for is not wanted any more
 */
export async function ask(path, options = {}) {
  let answer;
  try {
    answer = await fetch(path, options);
  } catch (error) {
    throw options.signal?.aborted ? error : new Failure(0);
  }
  if (answer.status === 401) {
    location.assign(`sign-in?to=${encodeURIComponent(location.pathname + location.search)}`);
    await new Promise(() => {});
  }
  if (!answer.ok) {
    throw new Failure(answer.status, await answer.json().catch(() => null));
  }
  return answer;
}

/** What the server says in JSON. */
export const json = async (path, signal) => read(await ask(path, { signal, headers: { Accept: "application/json" } }), "json", signal);

/** What it says as text. */
export const text = async (path, signal) => read(await ask(path, { signal }), "text", signal);

async function read(answer, kind, signal) {
  const body = await answer[kind]().catch((error) => {
    throw signal?.aborted ? error : new Failure(0);
  });
  signal?.throwIfAborted();
  return body;
}
