package org.dossierstats.ingest.simulation;

import java.time.LocalDate;
import java.util.Locale;
import org.dossierstats.dossier.Rules;

/**
 * What is to be simulated, all but how the events are delivered. The same scenario, the same events.
 *
 * @param source the system the events come from
 */
public record Scenario(long seed, String source, Size size, Shares shares) {
    /** Most dossiers of a scenario. */
    public static final long MOST_DOSSIERS = 100_000_000;

    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2200;
    private static final int MOST_DAYS = 3_660;
    private static final int MOST_AGENCIES = 1_000;
    private static final int MOST_PROCEDURES = 5_000;

    /**
     * How much there is.
     *
     * @param from the first day
     * @param to the last day: nothing is told of what happens after it
     * @param dossiers filed in these days
     */
    public record Size(LocalDate from, LocalDate to, long dossiers, int agencies, int fields, int procedures) {
        public Size {
            require(!to.isBefore(from), "the last day, " + to + ", is before the first, " + from);
            within("year", from.getYear(), FIRST_YEAR, LAST_YEAR);
            within("days from the first to the last", to.toEpochDay() - from.toEpochDay() + 1, 1, MOST_DAYS);
            within("dossiers", dossiers, 1, MOST_DOSSIERS);
            within("agencies", agencies, 1, MOST_AGENCIES);
            within("fields", fields, 1, Offer.FIELDS.size());
            within("procedures", procedures, fields, MOST_PROCEDURES);
        }
    }

    /**
     * How the dossiers are, each 0 to 1.
     *
     * @param online of all, filed online
     * @param late of the completed ones, late
     * @param pause of the accepted ones, for which the clock stops: three out of four times for papers, else for a payment
     */
    public record Shares(double online, double late, double pause) {
        public Shares {
            share("online share", online);
            share("late share", late);
            share("pause share", pause);
        }
    }

    static void share(String name, double share) {
        require(share >= 0 && share <= 1, name + " must be 0 to 1, not " + share);
    }

    static void within(String name, long value, long least, long most) {
        require(value >= least && value <= most, name + " must be " + least + " to " + most + ", not " + value);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /** Goes into the codes of the dossiers, so that those of two scenarios do not get mixed up in one Kafka. */
    String mark(Rules rules) {
        return String.format(Locale.ROOT, "%08X", (this + rules.id()).hashCode());
    }
}
