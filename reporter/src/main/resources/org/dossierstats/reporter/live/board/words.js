/** What the board says, in Vietnamese and English. */
const VI = {
  name: "Tiếng Việt", other: "English", title: "Hồ sơ một cửa – bảng trực tiếp", skip: "Đến nội dung", theme: "Sáng/tối", wall: "Màn hình lớn",
  now: "Hiện tại", days: "Tiếp nhận và giải quyết 90 ngày qua", asTable: "Xem dạng bảng", falling: "Sắp quá hạn trong 14 ngày tới",
  fallingNote: "Số hồ sơ bắt đầu quá hạn từ ngày đó nếu không xử lý gì.", statuses: "Trạng thái và kênh nộp", rows: "Theo lĩnh vực, cơ quan, thủ tục",
  filter: "Lọc", close: "Đóng", more: "Xem thêm", noRows: "Không có dòng nào.", unknown: "(chưa rõ)", total: "Tổng số",
  byField: "Lĩnh vực", byAgency: "Cơ quan", byProcedure: "Thủ tục", day: "Ngày", status: "Trạng thái",
  open: "Đang giải quyết", inTime: "Trong hạn", dueToday: "Đến hạn hôm nay", overdue: "Quá hạn", paused: "Tạm dừng", noDueDate: "Không có hạn",
  waiting: "Chờ tiếp nhận", receivedToday: "Tiếp nhận hôm nay", resolvedToday: "Giải quyết hôm nay", lateToday: "Trong đó trễ",
  received: "Tiếp nhận", resolved: "Giải quyết",
  feed: { live: "Trực tiếp", behind: "Chậm hơn sự kiện {0}", rebuilding: "Đang tính lại", down: "Kafka không trả lời", stale: "Mất kết nối – số liệu cũ", connecting: "Đang kết nối" },
  newest: "Sự kiện mới nhất {0}", counted: "đếm đến {0}", rules: "quy tắc {0}",
  drill: "Hồ sơ: {0}", drillCount: "{0} trong {1} hồ sơ", dossier: "Mã hồ sơ", agency: "Cơ quan", procedure: "Thủ tục", field: "Lĩnh vực", channel: "Kênh", due: "Hẹn trả", daysOverdue: "Số ngày quá hạn", failed: "Không lấy được: {0}",
  ONLINE: "Trực tuyến", IN_PERSON: "Trực tiếp", POSTAL: "Bưu chính", PHONE: "Điện thoại", EMAIL: "Thư điện tử", OTHER: "Khác",
  SUBMITTED: "Mới đăng ký", REFUSED: "Không được tiếp nhận", CANCELLED: "Rút trước tiếp nhận", ACCEPTED: "Được tiếp nhận", IN_PROCESS: "Đang xử lý", SUPPLEMENT_REQUESTED: "Yêu cầu bổ sung",
  PAYMENT_REQUESTED: "Yêu cầu nộp phí", SUSPENDED: "Tạm dừng xử lý", WITHDRAWN: "Công dân rút", STOPPED: "Dừng xử lý", COMPLETED: "Đã xử lý xong", RETURNED: "Đã trả kết quả",
};
const EN = {
  name: "English", other: "Tiếng Việt", title: "One-stop shop – live board", skip: "To the content", theme: "Light/dark", wall: "Wall screen",
  now: "Now", days: "Received and resolved, last 90 days", asTable: "As a table", falling: "Falling overdue in the next 14 days",
  fallingNote: "How many dossiers are overdue from that day on if nothing is done.", statuses: "Status and channel", rows: "By field, agency, procedure",
  filter: "Filter", close: "Close", more: "More", noRows: "There are no rows.", unknown: "(not known)", total: "Total",
  byField: "Field", byAgency: "Agency", byProcedure: "Procedure", day: "Day", status: "Status",
  open: "Pending", inTime: "In time", dueToday: "Due today", overdue: "Overdue", paused: "Paused", noDueDate: "No due date",
  waiting: "Waiting for acceptance", receivedToday: "Received today", resolvedToday: "Resolved today", lateToday: "Of these late",
  received: "Received", resolved: "Resolved",
  feed: { live: "Live", behind: "{0} behind the events", rebuilding: "Being rebuilt", down: "Kafka does not answer", stale: "Connection lost – old figures", connecting: "Connecting" },
  newest: "Newest event {0}", counted: "counted to {0}", rules: "rules {0}",
  drill: "Dossiers: {0}", drillCount: "{0} of {1} dossiers", dossier: "Dossier", agency: "Agency", procedure: "Procedure", field: "Field", channel: "Channel", due: "Due", daysOverdue: "Days overdue", failed: "Not to be had: {0}",
  ONLINE: "Online", IN_PERSON: "In person", POSTAL: "By post", PHONE: "Phone", EMAIL: "E-mail", OTHER: "Other",
  SUBMITTED: "Submitted", REFUSED: "Refused", CANCELLED: "Cancelled before acceptance", ACCEPTED: "Accepted", IN_PROCESS: "In process", SUPPLEMENT_REQUESTED: "Supplement requested",
  PAYMENT_REQUESTED: "Payment requested", SUSPENDED: "Suspended", WITHDRAWN: "Withdrawn", STOPPED: "Stopped", COMPLETED: "Completed", RETURNED: "Returned",
};

let language = localStorage.getItem("language") ?? (navigator.language.startsWith("vi") || !navigator.language ? "vi" : "en");

/** Which language is shown: vi or en. */
export const shown = () => language;

/** Turns to the other language. */
export function turn() {
  language = language === "vi" ? "en" : "vi";
  localStorage.setItem("language", language);
}

/** A word by its key, such as feed.live, with {0}, {1} filled. */
export function word(key, ...parts) {
  const words = language === "vi" ? VI : EN;
  const text = key.split(".").reduce((at, part) => at?.[part], words) ?? key;
  return parts.reduce((filled, part, place) => filled.replace(`{${place}}`, part), text);
}

export const number = (value) => new Intl.NumberFormat(language === "vi" ? "vi-VN" : "en-GB").format(value);

/** A day such as 2021-06-14, as it is written. */
export function day(text) {
  const [year, month, date] = text.split("-");
  return language === "vi" ? `${date}/${month}/${year}` : text;
}

/** An instant, as it is written in a time zone. */
export function time(text, zone) {
  return new Intl.DateTimeFormat(language === "vi" ? "vi-VN" : "en-GB", { dateStyle: "short", timeStyle: "medium", timeZone: zone }).format(new Date(text));
}
