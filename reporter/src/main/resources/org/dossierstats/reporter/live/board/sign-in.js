import { by, speak, switches, word } from "./common.js";

speak(
  {
    title: "Thống kê hồ sơ một cửa", heading: "Đăng nhập", key: "Khóa truy cập", signIn: "Đăng nhập",
    hint: "Khóa do người quản trị cấp, bắt đầu bằng ds_; hoặc mã thông báo của hệ thống định danh.",
    refused: "Khóa không đúng hoặc đã bị thu hồi.",
  },
  {
    title: "Dossier statistics", heading: "Sign in", key: "Key", signIn: "Sign in",
    hint: "The key you were given, which begins with ds_; or a token of your identity provider.",
    refused: "This key is not known, or was taken back.",
  },
);

let failure = null;

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
  show();
  failure = await signIn();
  show();
  by("key").select();
};
switches(show);
by("key").focus();
