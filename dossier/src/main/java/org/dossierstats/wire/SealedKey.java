package org.dossierstats.wire;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dossierstats.period.PeriodSummary;
import org.jspecify.annotations.Nullable;

/**
 * The key of a record of dossier-summaries. A period is its days: the same name under two calendars is two periods, and
 * the same days under two names are one.
 */
public record SealedKey(LocalDate from, LocalDate to, int revision, Scope scope) {
    private static final Pattern TEXT = Pattern.compile(
            "(?<from>\\d{4}-\\d{2}-\\d{2})/(?<to>\\d{4}-\\d{2}-\\d{2})/(?<revision>[1-9]\\d{0,8})/(?<scope>office|agency/(?<agency>.*))",
            Pattern.DOTALL);

    /**
     * Reads the key of a record.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static SealedKey read(byte[] key) {
        String text = new String(key, StandardCharsets.UTF_8);
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("the key '" + Text.shortened(text) + "' is not that of a revision");
        }
        try {
            return new SealedKey(
                    LocalDate.parse(parts.group("from")),
                    LocalDate.parse(parts.group("to")),
                    Integer.parseInt(parts.group("revision")),
                    new Scope(parts.group("agency")));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("the key '" + Text.shortened(text) + "' has no two days", e);
        }
    }

    /** Such as {@code 2021-06-01/2021-06-30/1/office} and {@code 2021-06-01/2021-06-30/1/agency/H32.19}. */
    @Override
    public String toString() {
        return from + "/" + to + "/" + revision + "/" + scope;
    }

    public byte[] bytes() {
        return toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * What is sealed: the whole office, or one agency.
     *
     * @param agency null for the whole office; blank for the dossiers whose agency is not known
     */
    public record Scope(@Nullable String agency) implements Comparable<Scope> {
        /** The whole office. */
        public static final Scope OFFICE = new Scope(null);

        private static final Comparator<Scope> ORDER =
                Comparator.comparing(Scope::agency, Comparator.nullsFirst(Comparator.naturalOrder()));

        /** What the period adds up to in this scope alone. */
        public PeriodSummary of(PeriodSummary office) {
            return agency == null ? office : office.ofAgency(agency);
        }

        @Override
        public int compareTo(Scope other) {
            return ORDER.compare(this, other);
        }

        @Override
        public String toString() {
            return agency == null ? "office" : "agency/" + agency;
        }
    }
}
