package org.dossierstats.ingest.suggest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dossierstats.dossier.Channel;
import org.dossierstats.dossier.EventType;
import org.jspecify.annotations.Nullable;

/** What names and words of files usually mean, in English and Vietnamese, those of the national system among them. */
final class Words {
    /** Kinds of column, and beginnings or parts of their names; those that come first are surer. */
    static final Map<String, List<String>> COLUMNS = columns();

    private static final Map<EventType, List<String>> TIMES = times();
    private static final Map<EventType, List<String>> HAPPENINGS = happenings();
    private static final Map<Channel, List<String>> CHANNELS = channels();

    private Words() {}

    private static Map<String, List<String>> columns() {
        Map<String, List<String>> columns = new LinkedHashMap<>();
        columns.put(
                "dossier",
                List.of(
                        "mahoso",
                        "sohoso",
                        "dossier",
                        "caseid",
                        "caseconceptname",
                        "casenumber",
                        "casekey",
                        "ticketid"));
        columns.put("agency", List.of("donvixuly", "donvi", "coquan", "agency", "orggroup", "department", "office"));
        columns.put(
                "procedure",
                List.of(
                        "mattthc",
                        "matthc",
                        "mathutuc",
                        "thutuc",
                        "tentthc",
                        "procedure",
                        "casetype",
                        "subject",
                        "service"));
        columns.put(
                "field", List.of("malinhvuc", "tenlinhvuc", "linhvuc", "field", "domain", "category", "department"));
        columns.put("channel", List.of("kenhthuchien", "kenh", "hinhthucnop", "channel", "source", "origin"));
        columns.put("due", List.of("ngayhentra", "hentra", "henhtra", "due", "deadline", "target", "sla"));
        columns.put(
                "event",
                List.of("sukien", "hoatdong", "event", "activity", "conceptname", "what", "action", "trangthai"));
        columns.put("time", List.of("thoidiem", "thoigian", "timetimestamp", "timestamp", "time", "when", "occurred"));
        columns.put("id", List.of("identityid", "eventid", "sothutu", "masukien"));
        return columns;
    }

    private static Map<EventType, List<String>> times() {
        Map<EventType, List<String>> times = new LinkedHashMap<>();
        times.put(EventType.SUBMITTED, List.of("ngaynop", "submitted", "filed"));
        times.put(EventType.ACCEPTED, List.of("tiepnhan", "accepted", "received", "opened", "registered", "opendt"));
        times.put(EventType.REFUSED, List.of("tuchoi", "refused", "rejected"));
        times.put(
                EventType.COMPLETED,
                List.of("ketthucxuly", "xulyxong", "hoanthanh", "completed", "resolved", "closed", "finished"));
        times.put(EventType.RETURNED, List.of("ngaytra", "traketqua", "returned", "delivered"));
        times.put(EventType.WITHDRAWN, List.of("ruthoso", "ngayrut", "withdrawn"));
        return times;
    }

    private static Map<EventType, List<String>> happenings() {
        Map<EventType, List<String>> happenings = new LinkedHashMap<>();
        happenings.put(EventType.SUPPLEMENT_REQUESTED, List.of("yeucaubosung", "supplementrequest"));
        happenings.put(EventType.SUPPLEMENT_RECEIVED, List.of("dabosung", "nhanbosung", "supplementreceived"));
        happenings.put(EventType.SUBMITTED, List.of("dangky", "nophoso", "submit", "moidangky"));
        happenings.put(EventType.REFUSED, List.of("tuchoi", "khongtiepnhan", "refus", "reject"));
        happenings.put(EventType.ACCEPTED, List.of("tiepnhan", "accept", "receiv", "register"));
        happenings.put(EventType.FORWARDED, List.of("chuyenxuly", "chuyen", "forward", "assign"));
        happenings.put(EventType.EXTENDED, List.of("giahan", "extend"));
        happenings.put(EventType.WITHDRAWN, List.of("rut", "withdraw"));
        happenings.put(
                EventType.COMPLETED, List.of("xulyxong", "daxulyxong", "hoanthanh", "complet", "clos", "resolv"));
        happenings.put(EventType.RETURNED, List.of("traketqua", "datraketqua", "return", "deliver"));
        return happenings;
    }

    private static Map<Channel, List<String>> channels() {
        Map<Channel, List<String>> channels = new LinkedHashMap<>();
        channels.put(Channel.ONLINE, List.of("tructuyen", "online", "web", "app", "portal", "internet", "dichvucong"));
        channels.put(Channel.IN_PERSON, List.of("tructiep", "inperson", "counter", "walkin", "desk"));
        channels.put(Channel.POSTAL, List.of("buuchinh", "bcci", "post", "mail"));
        channels.put(Channel.PHONE, List.of("dienthoai", "call", "phone"));
        channels.put(Channel.EMAIL, List.of("email", "thudientu"));
        return channels;
    }

    /** What happened when, by the name of a column. */
    static @Nullable EventType time(String key) {
        return meaning(TIMES, key);
    }

    /** What a word says that happened. */
    static @Nullable EventType happening(String word) {
        EventType named = EventType.named(word);
        return named != null ? named : meaning(HAPPENINGS, Column.key(word));
    }

    /**
     * What a word says of the channel.
     *
     * @param column the numbers of the national system mean something in its own column alone
     */
    static @Nullable Channel channel(String word, String column) {
        for (Channel channel : Channel.values()) {
            if (channel.name().equals(word)) {
                return channel;
            }
        }
        if (column.equals("kenhthuchien") && word.matches("[123]")) {
            return List.of(Channel.IN_PERSON, Channel.ONLINE, Channel.POSTAL).get(Integer.parseInt(word) - 1);
        }
        String key = Column.key(word);
        return key.contains("email") ? Channel.EMAIL : meaning(CHANNELS, key);
    }

    private static <T> @Nullable T meaning(Map<T, List<String>> words, String key) {
        for (Map.Entry<T, List<String>> entry : words.entrySet()) {
            if (entry.getValue().stream().anyMatch(key::contains)) {
                return entry.getKey();
            }
        }
        return null;
    }
}
