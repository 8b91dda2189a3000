package org.dossierstats.dossier;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The rules that decide facts: figures counted under different rules must not be mixed.
 *
 * @param zone where the office's day begins and ends
 */
public record Rules(ZoneId zone) {
    /** For Vietnam. */
    public static final Rules DEFAULT = new Rules(ZoneId.of("Asia/Ho_Chi_Minh"));

    /** The day of an instant, in days since 1970-01-01. */
    public int day(Instant instant) {
        return Math.toIntExact(LocalDate.ofInstant(instant, zone).toEpochDay());
    }

    /** The day something is due, in days since 1970-01-01. */
    public int day(Due due) {
        return Math.toIntExact(due.day(zone).toEpochDay());
    }

    /** Whether the clock rests in this status. */
    public boolean pauses(Status status) {
        return switch (status) {
            case SUPPLEMENT_REQUESTED, PAYMENT_REQUESTED, SUSPENDED -> true;
            case UNKNOWN,
                    SUBMITTED,
                    REFUSED,
                    CANCELLED,
                    ACCEPTED,
                    IN_PROCESS,
                    WITHDRAWN,
                    STOPPED,
                    COMPLETED,
                    RETURNED -> false;
        };
    }

    /** By date: resolved before the due day early, on it on time, after it late. */
    public Timeliness judge(Instant closed, @Nullable Due due) {
        if (due == null) {
            return Timeliness.NO_DUE_DATE;
        }
        int difference = Integer.compare(day(closed), day(due));
        return difference < 0 ? Timeliness.EARLY : difference == 0 ? Timeliness.ON_TIME : Timeliness.LATE;
    }

    /** Every rule by name, one a line, in a fixed order: what {@link #id} hashes. */
    public String canonical() {
        return "zone=" + zone.getId()
                + "\ngranularity=DATE\nbasis=CURRENT\npauses=SUPPLEMENT_REQUESTED,PAYMENT_REQUESTED,SUSPENDED\n";
    }

    /** {@code sha256:} and the hash of {@link #canonical} in hexadecimal. Equal ids, equal rules. */
    public String id() {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(canonical().getBytes(StandardCharsets.UTF_8));
            return "sha256:" + HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
