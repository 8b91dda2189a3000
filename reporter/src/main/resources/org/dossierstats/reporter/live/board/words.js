import { speak } from "./common.js";

/** What the board says, in Vietnamese and English. */
speak({
  title: "Hồ sơ một cửa – bảng trực tiếp", wall: "Màn hình lớn",
  now: "Hiện tại", days: "Tiếp nhận và giải quyết 90 ngày qua", falling: "Sắp quá hạn trong 14 ngày tới",
  fallingNote: "Số hồ sơ bắt đầu quá hạn từ ngày đó nếu không xử lý gì.", statuses: "Trạng thái và kênh nộp", rows: "Theo lĩnh vực, cơ quan, thủ tục",
  filter: "Lọc", more: "Xem thêm", noRows: "Không có dòng nào.",
  byField: "Lĩnh vực", byAgency: "Cơ quan", byProcedure: "Thủ tục", day: "Ngày", status: "Trạng thái",
  open: "Đang giải quyết", inTime: "Trong hạn", dueToday: "Đến hạn hôm nay", overdue: "Quá hạn", paused: "Tạm dừng", noDueDate: "Không có hạn",
  waiting: "Chờ tiếp nhận", receivedToday: "Tiếp nhận hôm nay", resolvedToday: "Giải quyết hôm nay", lateToday: "Trong đó trễ",
  feed: { live: "Trực tiếp", behind: "Chậm hơn sự kiện {0}", rebuilding: "Đang tính lại", down: "Kafka không trả lời", stale: "Mất kết nối – số liệu cũ", connecting: "Đang kết nối" },
  newest: "Sự kiện mới nhất {0}", counted: "đếm đến {0}", rules: "quy tắc {0}",
  drill: "Hồ sơ: {0}", drillCount: "{0} trong {1} hồ sơ", dossier: "Mã hồ sơ", due: "Hẹn trả", daysOverdue: "Số ngày quá hạn",
  SUBMITTED: "Mới đăng ký", REFUSED: "Không được tiếp nhận", CANCELLED: "Rút trước tiếp nhận", ACCEPTED: "Được tiếp nhận", IN_PROCESS: "Đang xử lý", SUPPLEMENT_REQUESTED: "Yêu cầu bổ sung",
  PAYMENT_REQUESTED: "Yêu cầu nộp phí", SUSPENDED: "Tạm dừng xử lý", WITHDRAWN: "Công dân rút", STOPPED: "Dừng xử lý", COMPLETED: "Đã xử lý xong", RETURNED: "Đã trả kết quả",
}, {
  title: "One-stop shop – live board", wall: "Wall screen",
  now: "Now", days: "Received and resolved, last 90 days", falling: "Falling overdue in the next 14 days",
  fallingNote: "How many dossiers are overdue from that day on if nothing is done.", statuses: "Status and channel", rows: "By field, agency, procedure",
  filter: "Filter", more: "More", noRows: "There are no rows.",
  byField: "Field", byAgency: "Agency", byProcedure: "Procedure", day: "Day", status: "Status",
  open: "Pending", inTime: "In time", dueToday: "Due today", overdue: "Overdue", paused: "Paused", noDueDate: "No due date",
  waiting: "Waiting for acceptance", receivedToday: "Received today", resolvedToday: "Resolved today", lateToday: "Of these late",
  feed: { live: "Live", behind: "{0} behind the events", rebuilding: "Being rebuilt", down: "Kafka does not answer", stale: "Connection lost – old figures", connecting: "Connecting" },
  newest: "Newest event {0}", counted: "counted to {0}", rules: "rules {0}",
  drill: "Dossiers: {0}", drillCount: "{0} of {1} dossiers", dossier: "Dossier", due: "Due", daysOverdue: "Days overdue",
  SUBMITTED: "Submitted", REFUSED: "Refused", CANCELLED: "Cancelled before acceptance", ACCEPTED: "Accepted", IN_PROCESS: "In process", SUPPLEMENT_REQUESTED: "Supplement requested",
  PAYMENT_REQUESTED: "Payment requested", SUSPENDED: "Suspended", WITHDRAWN: "Withdrawn", STOPPED: "Stopped", COMPLETED: "Completed", RETURNED: "Returned",
});
