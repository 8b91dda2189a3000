import { by, speak, switches, word } from "./common.js";

speak(
  {
    title: "Thống kê hồ sơ một cửa", heading: "Đăng nhập", key: "Khóa truy cập", signIn: "Đăng nhập",
    hint: "Khóa do người quản trị cấp, bắt đầu bằng ds_; hoặc mã thông báo của hệ thống định danh.",
    refused: "Khóa không đúng hoặc đã bị thu hồi.", account: "Đăng nhập bằng tài khoản của cơ quan",
    problems: {
      denied: "Hệ thống tài khoản của cơ quan đã từ chối, hoặc bạn đã dừng lại ở đó.",
      state: "Lần đăng nhập này đã quá lâu hoặc không phải của trình duyệt này. Hãy đăng nhập lại.",
      refused: "Không xác nhận được tài khoản. Hãy đăng nhập lại; nếu vẫn không được, hãy báo người quản trị.",
      unknown: "Tài khoản của bạn chưa được cấp quyền xem ở đây. Hãy liên hệ người quản trị.",
      unreachable: "Hệ thống tài khoản của cơ quan không trả lời. Hãy thử lại sau.",
    },
  },
  {
    title: "Dossier statistics", heading: "Sign in", key: "Key", signIn: "Sign in",
    hint: "The key you were given, which begins with ds_; or a token of your identity provider.",
    refused: "This key is not known, or was taken back.", account: "Sign in with your organisation's account",
    problems: {
      denied: "Your organisation's accounts said no, or you stopped there.",
      state: "This sign-in took too long, or is not of this browser. Sign in again.",
      refused: "Your account could not be made sure of. Sign in again; if that does not help, tell whoever runs this server.",
      unknown: "Your account may not read here yet. Ask whoever runs this server.",
      unreachable: "Your organisation's accounts do not answer. Try again later.",
    },
  },
);

const PROBLEMS = ["denied", "state", "refused", "unknown", "unreachable"];

let failure = null;

/** Why the issuer's account did not do: one of those we have words for, whatever the address says; null if nothing failed. */
let returned = PROBLEMS.find((each) => each === new URLSearchParams(location.search).get("problem")) ?? null;

/** Where somebody wanted to go: a page of this server, whatever the address says. */
function wanted() {
  const here = new URL("./", location.href);
  try {
    const to = new URL(new URLSearchParams(location.search).get("to") ?? "./", here);
    return to.origin === here.origin ? to : here;
  } catch {
    return here;
  }
}

function show() {
  if (returned !== null) {
    by("problem").textContent = word(`problems.${returned}`);
    return;
  }
  by("problem").textContent = failure === null ? "" : failure.status === 401 ? word("refused") : word(`failure.${[0, 503].includes(failure.status) ? failure.status : "other"}`, failure.detail);
}

async function signIn() {
  const key = by("key").value.trim();
  let answer;
  try {
    answer = await fetch("api/v1/session", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ key }) });
  } catch {
    return { status: 0, detail: "" };
  }
  if (answer.ok || answer.status === 404) {
    location.replace(wanted());
    return null;
  }
  const problem = await answer.json().catch(() => null);
  return { status: answer.status, detail: problem?.detail ?? String(answer.status) };
}

by("sign-in").onsubmit = async (event) => {
  event.preventDefault();
  failure = null;
  returned = null;
  show();
  failure = await signIn();
  show();
  by("key").select();
};

/** Shown only where the server has an issuer to sign in with. */
async function offerAccount() {
  const answer = await fetch("api/v1/session").catch(() => null);
  const ways = answer?.ok ? await answer.json().catch(() => null) : null;
  const to = wanted();
  by("issuer").href = `sign-in/issuer?to=${encodeURIComponent(to.pathname + to.search)}`;
  by("account").hidden = ways?.issuer !== true;
}

switches(show);
offerAccount();
by("key").focus();
