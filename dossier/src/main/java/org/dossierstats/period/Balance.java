package org.dossierstats.period;

import java.util.Optional;
import org.dossierstats.dossier.Channel;

/** The check of a row: flows and stocks are counted apart from each other, so that they agree proves something. */
final class Balance {
    private static final Channel[] CHANNELS = Channel.values();

    private Balance() {}

    /** What stands against {@code carried in + received + transferred in = resolved + pending + transferred out}, if anything. */
    static Optional<String> imbalance(Figures row) {
        long in = row.received() + row.transferredIn();
        long out = row.resolved() + row.pending() + row.transferredOut();
        if (in != out) {
            return Optional.of("carried in " + row.carriedIn() + " + received " + row.receivedInPeriod()
                    + " + transferred in " + row.transferredIn() + " is not resolved " + row.resolved() + " + pending "
                    + row.pending() + " + transferred out " + row.transferredOut());
        }
        long channels = 0;
        for (Channel channel : CHANNELS) {
            channels += row.received(channel);
        }
        if (channels != row.receivedInPeriod()) {
            return Optional.of(
                    "the channels add up to " + channels + ", not to the received " + row.receivedInPeriod());
        }
        if (row.carriedIn() < 0 || row.overdue() < 0 || row.pendingNoDueDate() < 0 || row.pendingInTime() < 0) {
            return Optional.of("a stock is below zero: carried in " + row.carriedIn() + ", pending " + row.pending()
                    + " of which overdue " + row.overdue() + ", without due date " + row.pendingNoDueDate());
        }
        return Optional.empty();
    }
}
