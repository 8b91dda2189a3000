package org.dossierstats.reporter;

import java.util.List;
import java.util.function.Predicate;
import org.dossierstats.counts.Cell;
import org.dossierstats.counts.Sent;
import org.dossierstats.period.Period;
import org.dossierstats.wire.CountsFormat.CountsRecord;
import org.dossierstats.wire.CountsFormat.CountsRecord.CellRecord;
import org.dossierstats.wire.CountsFormat.CountsRecord.SentRecord;
import org.dossierstats.wire.CountsInForce;

/**
 * Which counts a reporter keeps in memory: all of them, those of some agencies, or those that are rolled up into few cells.
 *
 * @param rolledUp whether it reads what is rolled up, in which there are half-months only
 * @param agencies those whose counts it keeps; of what is rolled up, as their codes stand there
 */
public record Kept(boolean rolledUp, Predicate<String> agencies) {
    /** Everything. */
    public static final Kept ALL = new Kept(false, agency -> true);

    String topic(CountsInForce counts) {
        return rolledUp ? counts.rolledUpTopic() : counts.topic();
    }

    /** What is of no agency that is kept is forgotten as it is read. */
    boolean holds(CountsRecord counted) {
        if (counted instanceof CellRecord record) {
            Cell cell = record.cell();
            return agencies.test(cell.agency());
        }
        if (counted instanceof SentRecord record) {
            Sent sent = record.sent();
            return agencies.test(sent.agency());
        }
        return true;
    }

    /**
     * Checks that all these can be summed up.
     *
     * @throws IllegalArgumentException if one cannot; the message says why
     */
    public void require(List<Period> periods) {
        for (Period period : periods) {
            if (rolledUp && !period.isOfHalfMonths()) {
                throw new IllegalArgumentException(
                        "period '" + period.name() + "' is not made of half-months (1st to"
                                + " 14th, 15th to last day), and what is rolled up knows no days; ask a reporter of all counts");
            }
        }
    }
}
