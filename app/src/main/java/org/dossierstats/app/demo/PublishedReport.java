package org.dossierstats.app.demo;

import java.time.LocalDate;

/**
 * The figures of a half-year report as they were published, which do not add up.
 *
 * @param received to be handled, carried over included
 * @param receivedIncrease by how many that is more than in the same period a year before
 * @param online filed online
 */
public record PublishedReport(
        LocalDate from,
        LocalDate to,
        int received,
        int receivedIncrease,
        int early,
        int onTime,
        int pending,
        int online,
        int onlineIncrease) {
    /** Of a provincial labour department: the report that prompted this project. */
    public static final PublishedReport LABOUR_DEPARTMENT_2021 = new PublishedReport(
            LocalDate.of(2021, 1, 1), LocalDate.of(2021, 6, 14), 3900, 1502, 2937, 638, 328, 506, 428);

    /** Resolved early, on time and pending: what the received ones should come to. */
    public int accountedFor() {
        return early + onTime + pending;
    }

    /** Dossiers accounted for but not received: 0 in a report that adds up. */
    public int difference() {
        return accountedFor() - received;
    }

    /** Received in the same period a year before, as far as the report lets one tell. */
    public int receivedYearBefore() {
        return received - receivedIncrease;
    }

    /** Filed online in the same period a year before. */
    public int onlineYearBefore() {
        return online - onlineIncrease;
    }
}
