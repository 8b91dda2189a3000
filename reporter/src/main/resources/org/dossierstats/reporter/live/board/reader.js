import { ask, json } from "./ask.js";
import { by, element, word } from "./common.js";

/** Who looks, and what they may see and do. */
let reader = null;

/** Asks the server who looks, once; who has to sign in is sent there. */
export const who = async () => (reader ??= await json("api/v1/me"));

/** Says in the head of the page who looks, with the way out, where one has to sign in. */
export function showReader() {
  if (!reader?.signIn) {
    return;
  }
  const out = element("button", { type: "button" }, word("signOut"));
  out.onclick = async () => {
    await ask("api/v1/session", { method: "DELETE" });
    location.assign(`sign-in?to=${encodeURIComponent(location.pathname + location.search)}`);
  };
  const whose = reader.agencies ? ` (${reader.agencies.join(", ")})` : "";
  by("reader").replaceChildren(element("span", {}, word("reader", reader.name) + whose), " ", out);
}
