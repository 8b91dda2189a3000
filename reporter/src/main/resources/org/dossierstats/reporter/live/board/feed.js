import { ask } from "./ask.js";

/**
 * The state of the board, kept up by one stream for all tabs of a browser: the tab that holds the lock has the stream and tells the
 * others what it hears.
 */
const SILENCE_MS = 12_000;
const channel = new BroadcastChannel("dossier-stats-live");
let state = null;
let heard = 0;
let connected = false;
let leads = false;

/** Follows the state; listener(state, connected) is called when either changes. The state is null until it is known. */
export function follow(listener) {
  const tell = () => listener(state, connected && Date.now() - heard < SILENCE_MS);
  const take = (message) => {
    heard = Date.now();
    if (message.kind === "state") {
      state = message.data;
    } else if (message.kind === "change" && state) {
      state = merged(state, message.data);
    }
    connected = message.kind !== "lost";
    tell();
  };
  channel.onmessage = ({ data }) => {
    if (data.kind === "who") {
      if (leads && state) {
        channel.postMessage({ kind: "state", data: state });
        if (!connected) {
          channel.postMessage({ kind: "lost" });
        }
      }
    } else {
      take(data);
    }
  };
  setInterval(tell, 1000);
  channel.postMessage({ kind: "who" });
  navigator.locks.request("dossier-stats-live", () => new Promise(() => {
    leads = true;
    listen((message) => {
      take(message);
      channel.postMessage(message);
    });
  }));
}

function listen(take) {
  const source = new EventSource("api/v1/live");
  for (const kind of ["state", "change", "beat"]) {
    source.addEventListener(kind, (event) => take({ kind, data: JSON.parse(event.data) }));
  }
  source.onerror = () => {
    take({ kind: "lost" });
    if (source.readyState === EventSource.CLOSED) {
      // A stream does not tell why it was refused; who has to sign in is sent there by this.
      ask("api/v1/live").catch(() => {});
      setTimeout(() => listen(take), 2000);
    }
  };
}

/** RFC 7396; what is not changed stays the same object. */
function merged(target, patch) {
  const result = { ...target };
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) {
      delete result[name];
    } else if (typeof value === "object") {
      result[name] = merged(typeof result[name] === "object" ? result[name] : {}, value);
    } else {
      result[name] = value;
    }
  }
  return result;
}
