package org.dossierstats.ingest.sync;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.dossierstats.dossier.Due;
import org.dossierstats.ingest.mapping.Fault;
import org.jspecify.annotations.Nullable;

/** What the texts of a record or of one of its supplements mean; an empty one is one that is not there. */
final class Values {
    private static final Pattern TIME = Pattern.compile("[0-9]{14}");
    private static final Pattern CODE = Pattern.compile("[0-9]{1,2}");
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    /** Those of events; the day at either end is left to the offset. */
    private static final LocalDateTime FIRST = LocalDateTime.of(1900, 1, 2, 0, 0);

    private static final LocalDateTime LAST = LocalDateTime.of(2199, 12, 30, 23, 59, 59);

    private final Map<String, String> texts;
    private final String path;
    private final ZoneId zone;
    private final List<Fault> faults;

    Values(Map<String, String> texts, String path, ZoneId zone, List<Fault> faults) {
        this.texts = texts;
        this.path = path;
        this.zone = zone;
        this.faults = faults;
    }

    @Nullable
    String text(String name) {
        return texts.get(name);
    }

    /** Blank with a fault if it is missing. */
    String required(String name) {
        String text = texts.get(name);
        if (text == null) {
            fault(name, "is missing");
            return "";
        }
        return text;
    }

    /** From 1 to the last; 0 with a fault if it is none of them. */
    int code(String text, String name, int last) {
        int code = CODE.matcher(text).matches() ? Integer.parseInt(text) : 0;
        if (!text.isEmpty() && (code < 1 || code > last)) {
            fault(name, "is not a code from 1 to " + last);
            return 0;
        }
        return code;
    }

    @Nullable
    Instant time(String name) {
        LocalDateTime local = local(name);
        return local == null ? null : instant(name, local);
    }

    /** Midnight stands for a day without an hour: the whole of it is in time. */
    @Nullable
    Due due(String name) {
        LocalDateTime local = local(name);
        if (local == null) {
            return null;
        }
        if (local.toLocalTime().equals(LocalTime.MIDNIGHT)) {
            return new Due.OnDay(local.toLocalDate());
        }
        Instant instant = instant(name, local);
        return instant == null ? null : new Due.At(instant);
    }

    private @Nullable LocalDateTime local(String name) {
        String text = texts.get(name);
        if (text == null) {
            return null;
        }
        if (!TIME.matcher(text).matches()) {
            fault(name, "is not a time such as 20210614081230");
            return null;
        }
        try {
            LocalDateTime local = LocalDateTime.parse(text, FORMAT);
            if (!local.isBefore(FIRST) && !local.isAfter(LAST)) {
                return local;
            }
            fault(name, "is outside the years 1900 to 2199");
        } catch (DateTimeException e) {
            fault(name, "is a date or hour that does not exist");
        }
        return null;
    }

    /** Of a time that a clock set back shows twice, the first. */
    private @Nullable Instant instant(String name, LocalDateTime local) {
        if (zone.getRules().getValidOffsets(local).isEmpty()) {
            fault(name, "never was: the clocks of " + zone + " were set forward over it");
            return null;
        }
        return local.atZone(zone).toInstant();
    }

    private void fault(String name, String message) {
        faults.add(new Fault(path + name, message));
    }
}
