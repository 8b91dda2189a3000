/** What all pages share: their language, how numbers and days are written in it, and the switches in their head. */
const WORDS = {
  vi: {
    other: "English", skip: "Đến nội dung", pages: "Các trang", theme: "Sáng/tối", toBoard: "Trực tiếp", toPeriods: "Theo kỳ",
    asTable: "Xem dạng bảng", close: "Đóng", unknown: "(chưa rõ)", total: "Tổng số", received: "Tiếp nhận", resolved: "Giải quyết",
    reader: "Người xem: {0}", signOut: "Đăng xuất", agency: "Cơ quan", procedure: "Thủ tục", field: "Lĩnh vực", channel: "Kênh",
    ONLINE: "Trực tuyến", IN_PERSON: "Trực tiếp", POSTAL: "Bưu chính", PHONE: "Điện thoại", EMAIL: "Thư điện tử", OTHER: "Khác",
    failure: {
      0: "Máy chủ không trả lời. Hãy kiểm tra kết nối rồi thử lại.", 400: "Yêu cầu không hợp lệ: {0}", 403: "Không được phép: {0}", 503: "Chưa có số liệu, hãy thử lại sau vài giây. ({0})",
      other: "Không lấy được: {0}",
    },
  },
  en: {
    other: "Tiếng Việt", skip: "To the content", pages: "Pages", theme: "Light/dark", toBoard: "Live", toPeriods: "Periods",
    asTable: "As a table", close: "Close", unknown: "(not known)", total: "Total", received: "Received", resolved: "Resolved",
    reader: "Signed in as {0}", signOut: "Sign out", agency: "Agency", procedure: "Procedure", field: "Field", channel: "Channel",
    ONLINE: "Online", IN_PERSON: "In person", POSTAL: "By post", PHONE: "Phone", EMAIL: "E-mail", OTHER: "Other",
    failure: {
      0: "The server does not answer. Check the connection and try again.", 400: "This cannot be asked for: {0}", 403: "Not allowed: {0}", 503: "There are no figures yet, try again in a few seconds. ({0})",
      other: "Not to be had: {0}",
    },
  },
};

let language = localStorage.getItem("language") ?? (navigator.language.startsWith("vi") || !navigator.language ? "vi" : "en");

export const by = (id) => document.getElementById(id);

/** Which language is shown: vi or en. */
export const shown = () => language;

const locale = () => (language === "vi" ? "vi-VN" : "en-GB");

/** Adds the words of a page. */
export function speak(vi, en) {
  Object.assign(WORDS.vi, vi);
  Object.assign(WORDS.en, en);
}

/** A word by its key, such as feed.live, with {0}, {1} filled. */
export function word(key, ...parts) {
  const text = key.split(".").reduce((at, part) => at?.[part], WORDS[language]) ?? key;
  return parts.reduce((filled, part, place) => filled.replace(`{${place}}`, () => part), text);
}

export const number = (value) => new Intl.NumberFormat(locale()).format(value);

/** A difference, with its sign. */
export const signed = (value) => new Intl.NumberFormat(locale(), { signDisplay: "exceptZero", maximumFractionDigits: 1 }).format(value);

/** A share such as 0.452, with its sign if it is a difference; none is a dash. */
export const percent = (share, signDisplay = "auto") => (share === null ? "–" : new Intl.NumberFormat(locale(), { style: "percent", maximumFractionDigits: 1, signDisplay }).format(share));

/** A day such as 2021-06-14, as it is written. */
export function day(text) {
  const [year, month, date] = text.split("-");
  return language === "vi" ? `${date}/${month}/${year}` : text;
}

/** An instant, as it is written in a time zone. */
export function time(text, zone) {
  return new Intl.DateTimeFormat(locale(), { dateStyle: "short", timeStyle: "medium", timeZone: zone }).format(new Date(text));
}

/** An element with attributes and children. */
export function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== "") {
      made.setAttribute(key, value);
    }
  }
  made.append(...children);
  return made;
}

/** Works the switches of the language and of light and dark; again() shows the page again. */
export function switches(again) {
  const root = document.documentElement;
  const all = () => {
    root.lang = language;
    document.title = word("title");
    document.querySelectorAll("[data-word]").forEach((each) => { each.textContent = word(each.dataset.word); });
    document.querySelectorAll("[data-label]").forEach((each) => each.setAttribute("aria-label", word(each.dataset.label)));
    by("language").textContent = word("other");
    again();
  };
  by("language").onclick = () => {
    language = language === "vi" ? "en" : "vi";
    localStorage.setItem("language", language);
    all();
  };
  by("theme").onclick = () => {
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
    localStorage.setItem("theme", root.dataset.theme);
    again();
  };
  root.dataset.theme = localStorage.getItem("theme") ?? "";
  addEventListener("resize", () => requestAnimationFrame(again));
  onPaper(root, again);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", again);
  addEventListener("DOMContentLoaded", all);
  all();
}

/** Paper is light: what is drawn in colours of the screen is drawn anew for it. */
function onPaper(root, again) {
  let theme = "";
  addEventListener("beforeprint", () => {
    theme = root.dataset.theme;
    root.dataset.theme = "light";
    again();
  });
  addEventListener("afterprint", () => {
    root.dataset.theme = theme;
    again();
  });
}
