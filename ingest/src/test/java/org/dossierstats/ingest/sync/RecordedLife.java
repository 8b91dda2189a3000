package org.dossierstats.ingest.sync;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.dossierstats.dossier.Amendment;
import org.dossierstats.dossier.Change;
import org.dossierstats.dossier.Channel;
import org.dossierstats.dossier.Due;
import org.dossierstats.dossier.Event;
import org.dossierstats.dossier.EventId;
import org.dossierstats.dossier.EventType;
import org.jspecify.annotations.Nullable;

/** A random dossier: what truly happened, the record of it after each step, and the rows of its progress. */
final class RecordedLife {
    static final String DOSSIER = "H32.19-210614-0007";
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");

    final List<String> snapshots = new ArrayList<>();
    final List<String> rows = new ArrayList<>();
    final List<Event> truth = new ArrayList<>();

    /** What no record tells the date of, so that the system must send it as an event. */
    final List<Event> ownEvents = new ArrayList<>();

    /** The one that shows the finish which a re-opening takes back. */
    int finishedFirst = -1;

    private final Random random;
    private final Map<String, String> record = new LinkedHashMap<>();
    private final List<Map<String, String>> supplements = new ArrayList<>();
    private Instant now = Instant.parse("2021-03-01T01:00:00Z");
    private Instant due = now;
    private boolean moved;
    private boolean extended;

    RecordedLife(long seed) {
        random = new Random(seed);
        put("MaHoSo", DOSSIER);
        put("MaTTHC", "1.005129");
        put("TenLinhVuc", "Lao động");
        put("DonViXuLy", "H32.19");
        int channel = random.nextInt(4);
        put("KenhThucHien", channel == 0 ? "" : String.valueOf(channel));
        Channel way = List.of(Channel.IN_PERSON, Channel.IN_PERSON, Channel.ONLINE, Channel.POSTAL)
                .get(channel);
        live(new Amendment("H32.19", "1.005129", "Lao động", way));
    }

    private void live(Amendment attributes) {
        if (random.nextInt(3) > 0) {
            put("NgayNopHoSo", text(now));
            happened(EventType.SUBMITTED, attributes, null);
            told("1");
            if (random.nextInt(6) == 0) {
                supplement(null);
            }
            pass();
            if (random.nextInt(8) == 0) {
                put("NgayTuChoi", text(now));
                happened(EventType.REFUSED, attributes, null);
                told("3");
                return;
            }
        }
        due = now.plus(Duration.ofDays(5 + random.nextInt(15)));
        put("NgayTiepNhan", text(now));
        put("NgayHenTra", text(due));
        happened(EventType.ACCEPTED, attributes, new Due.At(due));
        told("2");
        for (int step = random.nextInt(5); step > 0; step--) {
            pass();
            handle();
        }
        pass();
        end();
    }

    private void handle() {
        switch (random.nextInt(5)) {
            case 0 -> row("4", EventType.FORWARDED);
            case 1 -> supplement(extended || random.nextBoolean() ? due : null);
            case 2 -> waiting("6", EventType.PAYMENT_REQUESTED, EventType.PAYMENT_RECEIVED);
            case 3 -> waiting("8", EventType.SUSPENDED, EventType.RESUMED);
            default -> extend();
        }
    }

    /** In time, as the law has it: one day before it would be late. After a rest that moved the due date no record tells it. */
    private void extend() {
        if (!moved && now.isBefore(due.minus(Duration.ofDays(1)))) {
            extended = true;
            due = due.plus(Duration.ofDays(3 + random.nextInt(10)));
            put("NgayHenTra", text(due));
            happened(EventType.EXTENDED, Amendment.NONE, new Due.At(due));
            told("4");
        }
    }

    private void supplement(@Nullable Instant before) {
        Map<String, String> entry = new LinkedHashMap<>();
        entry.put("HoSoBoSungId", String.valueOf(random.nextInt(1_000)));
        entry.put("NgayBoSung", text(now));
        if (before != null) {
            entry.put("NgayHenTraTruoc", text(before));
        }
        supplements.add(entry);
        happened(EventType.SUPPLEMENT_REQUESTED, Amendment.NONE, null);
        told("5");
        if (random.nextInt(6) == 0 && before != null) {
            moved = true;
            return;
        }
        pass();
        moved = before == null && record.containsKey("NgayTiepNhan");
        entry.put("NgayTiepNhanBoSung", text(now));
        if (before != null) {
            due = before.plus(Duration.ofDays(10 + random.nextInt(10)));
            entry.put("NgayHenTraMoi", text(due));
            put("NgayHenTra", text(due));
        }
        happened(EventType.SUPPLEMENT_RECEIVED, Amendment.NONE, before == null ? null : new Due.At(due));
        if (record.containsKey("NgayTiepNhan") && random.nextBoolean()) {
            rows.add(row("4"));
        }
        told(record.containsKey("NgayTiepNhan") ? "4" : "1");
    }

    /** Of which the record has the status, and only the progress the dates. */
    private void waiting(String status, EventType from, EventType until) {
        row(status, from);
        pass();
        moved = true;
        rows.add(row("4"));
        happened(until, Amendment.NONE, null);
        told("4");
    }

    private void row(String status, EventType type) {
        rows.add(row(status));
        happened(type, Amendment.NONE, null);
        told(status);
    }

    private void end() {
        switch (random.nextInt(6)) {
            case 0 -> told("4");
            case 1 -> withdraw();
            case 2 -> reopen();
            default -> finish();
        }
    }

    private void withdraw() {
        if (random.nextBoolean()) {
            put("NgayKetThucXuLy", text(now));
        } else {
            rows.add(row("7"));
        }
        happened(EventType.WITHDRAWN, Amendment.NONE, null);
        told("7");
    }

    private void finish() {
        if (random.nextInt(5) > 0) {
            put("NgayKetThucXuLy", text(now));
            happened(EventType.COMPLETED, Amendment.NONE, null);
            told("9");
            pass();
        }
        if (random.nextBoolean() || !record.containsKey("NgayKetThucXuLy")) {
            put("NgayTra", text(now));
            happened(EventType.RETURNED, Amendment.NONE, null);
            told("10");
        }
    }

    private void reopen() {
        put("NgayKetThucXuLy", text(now));
        happened(EventType.COMPLETED, Amendment.NONE, null);
        told("9");
        finishedFirst = snapshots.size() - 1;
        pass();
        record.remove("NgayKetThucXuLy");
        happened(EventType.REOPENED, Amendment.NONE, null);
        ownEvents.add(truth.get(truth.size() - 1));
        told("4");
        pass();
        if (random.nextBoolean()) {
            put("NgayKetThucXuLy", text(now));
            happened(EventType.COMPLETED, Amendment.NONE, null);
            told("9");
        }
    }

    private void put(String field, String value) {
        record.put(field, value);
    }

    private void pass() {
        now = now.plusSeconds(3_600L + random.nextInt(4 * 86_400));
    }

    private void happened(EventType type, Amendment given, @Nullable Due dueThen) {
        truth.add(new Event(
                new EventId("/truth", String.valueOf(truth.size())),
                DOSSIER,
                now,
                Change.of(type, given, dueThen, null)));
    }

    private String row(String status) {
        return "{\"MaHoSo\":\"" + DOSSIER + "\",\"NguoiXuLy\":\"A\",\"ThoiDiemXuLy\":\"" + text(now)
                + "\",\"TrangThai\":\"" + status + "\",\"NgayBatDau\":\"\"}";
    }

    private void told(String status) {
        put("TrangThaiHoSo", status);
        String list = supplements.stream().map(RecordedLife::json).collect(Collectors.joining(","));
        String json = json(record);
        snapshots.add(json.substring(0, json.length() - 1) + ",\"DanhSachHoSoBoSung\":[" + list + "]}");
    }

    private static String json(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> "\"" + field.getKey() + "\":\"" + field.getValue() + "\"")
                .collect(Collectors.joining(",", "{", "}"));
    }

    String last() {
        return snapshots.get(snapshots.size() - 1);
    }

    static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(Instant time) {
        return FORMAT.format(LocalDateTime.ofInstant(time, ZONE));
    }
}
