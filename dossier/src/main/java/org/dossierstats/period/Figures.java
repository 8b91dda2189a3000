package org.dossierstats.period;

import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.dossierstats.counts.Cell;
import org.dossierstats.counts.Counts;
import org.dossierstats.counts.HandlingByAge;
import org.dossierstats.counts.HandlingTime;
import org.dossierstats.counts.Measure;
import org.dossierstats.dossier.Anomaly;
import org.dossierstats.dossier.Channel;
import org.dossierstats.dossier.Outcome;
import org.dossierstats.dossier.Status;
import org.dossierstats.dossier.Timeliness;
import org.dossierstats.rollup.RowDays;
import org.dossierstats.rollup.RowTotals;
import org.jspecify.annotations.Nullable;

/**
 * The figures of one row of a summary: what stood before the period, what happened in it, what stands at its end. All are sums over
 * days. Flows and stocks are counted apart from each other, so {@link #imbalance} is a real check.
 */
public final class Figures {
    /** Of where dossiers stand by status only the waiting ones are reported. */
    private static final Set<Measure> STOCKS = EnumSet.range(Measure.OPEN, Measure.IN_SUBMITTED);

    /** Each {@code values()} is a new array, and there were thousands to a summary. */
    private static final Timeliness[] TIMELINESS = Timeliness.values();

    private static final Outcome[] OUTCOMES = Outcome.values();
    private static final Channel[] CHANNELS = Channel.values();

    private final Counts opening = new Counts();

    /** Handlings of what was accepted in the period too stand under age 0, whatever their age. */
    private final Counts within;

    private final Map<Channel, Long> received = new EnumMap<>(Channel.class);

    /** For whoever asks, and in no report. */
    private final Standing standing;

    Figures() {
        this(new Counts(), new Standing());
    }

    private Figures(Counts within, Standing standing) {
        this.within = within;
        this.standing = standing;
    }

    /**
     * Of a row that is summed up by days.
     *
     * @param before to add up in, used again from row to row
     * @param within the same
     */
    static Figures of(RowDays row, Period period, RowTotals before, RowTotals within) {
        int from = (int) period.from().toEpochDay();
        int to = (int) period.to().toEpochDay();
        row.until(from - 1, before);
        row.until(to, within);
        Standing standing = new Standing();
        standing.add(within);
        within.subtract(before);
        row.takeEarlierOut(within, from, to);
        Figures figures = new Figures(within.reported(), standing);
        STOCKS.forEach(stock -> figures.opening.add(stock, before.of(stock)));
        for (Channel channel : CHANNELS) {
            if (within.accepted(channel) != 0) {
                figures.received.put(channel, within.accepted(channel));
            }
        }
        return figures;
    }

    /** Statuses are not reported. */
    private void flowOrStock(int code, long amount) {
        if (code <= Measure.IN_SUBMITTED.code() || code > Measure.IN_RETURNED.code()) {
            within.add(code, amount);
        }
    }

    /** Of no dossiers: all zero. */
    public static Figures none() {
        return new Figures();
    }

    /** Rows together; hundreds of codes of hundreds of rows with every summary, so each code has a place of its own meanwhile. */
    static Figures sum(Collection<Figures> rows) {
        Figures sum = new Figures();
        long[] within = new long[HandlingByAge.seconds(0) + 1];
        for (Figures row : rows) {
            row.within.addTo(within);
            sum.opening.add(row.opening);
            sum.standing.add(row.standing);
            row.received.forEach((channel, count) -> sum.received.merge(channel, count, Long::sum));
        }
        sum.within.add(Counts.dense(within));
        return sum;
    }

    void add(Cell cell, Counts counts, Period period) {
        if (cell.day() <= period.to().toEpochDay()) {
            counts.forEach(standing::add);
        }
        if (cell.day() < period.from().toEpochDay()) {
            STOCKS.forEach(stock -> opening.add(stock, counts.of(stock)));
        } else if (cell.day() <= period.to().toEpochDay()) {
            int age = cell.day() - (int) period.from().toEpochDay();
            counts.forEach((code, amount) -> addWithin(code, amount, age));
            long accepted = counts.of(Measure.ACCEPTED);
            if (accepted != 0) {
                received.merge(cell.channel(), accepted, Long::sum);
            }
        }
    }

    /** @param oldest the age in days, on this day, of what was accepted on the first day of the period */
    private void addWithin(int code, long amount, int oldest) {
        if (HandlingByAge.isOne(code)) {
            if (HandlingByAge.days(code) <= oldest) {
                within.add(HandlingByAge.at(0, code), amount);
            }
        } else {
            flowOrStock(code, amount);
        }
    }

    /** One dossier stood there when the period began. */
    void stoodBefore(Measure stock) {
        opening.add(stock, 1);
        within.add(stock, -1);
    }

    /** One dossier stands there when the period ends. */
    void standsAfter(Measure stock) {
        within.add(stock, 1);
    }

    /** One dossier stands in this status when the period ends. */
    void standsIn(Status status) {
        standing.add(Measure.in(status).code(), 1);
    }

    /** This happened in the period. */
    void flow(int code, long amount) {
        within.add(code, amount);
    }

    /** One dossier was accepted in the period. */
    void accepted(Channel channel) {
        within.add(Measure.ACCEPTED, 1);
        received.merge(channel, 1L, Long::sum);
    }

    void add(Figures other) {
        opening.add(other.opening);
        within.add(other.within);
        standing.add(other.standing);
        other.received.forEach((channel, count) -> received.merge(channel, count, Long::sum));
    }

    /** Open when the period began. */
    public long carriedIn() {
        return opening.of(Measure.OPEN);
    }

    /** Accepted in the period. */
    public long receivedInPeriod() {
        return within.of(Measure.ACCEPTED);
    }

    /** All that was to be handled: carried in and received. */
    public long received() {
        return carriedIn() + receivedInPeriod();
    }

    /** Accepted in the period through this channel. */
    public long received(Channel channel) {
        return Objects.requireNonNullElse(received.get(channel), 0L);
    }

    /** Handed over from another agency while open. */
    public long transferredIn() {
        return within.of(Measure.TRANSFERRED_IN);
    }

    public long transferredOut() {
        return within.of(Measure.TRANSFERRED_OUT);
    }

    /** All closings of the period, less those taken back by a re-opening. */
    public long resolved() {
        long sum = 0;
        for (Outcome outcome : OUTCOMES) {
            sum += resolved(outcome);
        }
        return sum;
    }

    public long resolved(Outcome outcome) {
        long sum = 0;
        for (Timeliness timeliness : TIMELINESS) {
            sum += resolved(outcome, timeliness);
        }
        return sum;
    }

    public long resolved(Outcome outcome, Timeliness timeliness) {
        return within.of(Measure.resolved(outcome, timeliness));
    }

    public long resolved(Timeliness timeliness) {
        long sum = 0;
        for (Outcome outcome : OUTCOMES) {
            sum += resolved(outcome, timeliness);
        }
        return sum;
    }

    /** Closings taken back in the period; already subtracted from {@link #resolved()}. */
    public long reopened() {
        return within.of(Measure.REOPENED);
    }

    /** Open at the end of the period. */
    public long pending() {
        return closing(Measure.OPEN);
    }

    /** Open at the end of the period, the clock running, the due date past. */
    public long overdue() {
        return closing(Measure.OVERDUE);
    }

    public long pendingNoDueDate() {
        return closing(Measure.OPEN_NO_DUE_DATE);
    }

    /** Open and neither overdue nor without a due date; those whose clock rests among them. */
    public long pendingInTime() {
        return pending() - overdue() - pendingNoDueDate();
    }

    /** Open at the end of the period with the clock at rest. */
    public long paused() {
        return closing(Measure.PAUSED);
    }

    /** Refused at intake in the period; outside the balance. */
    public long refused() {
        return within.of(Measure.REFUSED);
    }

    /** Submitted and neither accepted nor refused at the end of the period; outside the balance. */
    public long waiting() {
        return closing(Measure.IN_SUBMITTED);
    }

    /**
     * Standing in this status at the end of the period, whenever they came into it.
     *
     * @param status one that is counted: not {@link Status#UNKNOWN}
     */
    public long standing(Status status) {
        return standing.in(status);
    }

    /** Events that break sense, of this kind, that took effect in the period. */
    public long anomalies(Anomaly.Kind kind) {
        return within.of(Measure.of(kind));
    }

    /** How many handlings the handling times are of: completed in the period, less what was taken back. */
    public long handled() {
        return HandlingTime.count(within);
    }

    /** How many of {@link #handled} were accepted in the period too. */
    public long handledOfReceived() {
        return within.of(HandlingByAge.completed(0));
    }

    /** The working time from acceptance to completion of {@link #handledOfReceived} together, in seconds. */
    public long handlingSecondsOfReceived() {
        return within.of(HandlingByAge.seconds(0));
    }

    /** Mean working time from acceptance to completion, in seconds, exact; null if nothing was completed. */
    public @Nullable Double meanHandlingSeconds() {
        long handled = handled();
        return handled <= 0 ? null : (double) within.of(Measure.HANDLING_SECONDS) / handled;
    }

    /**
     * The working time within which this share was completed, in seconds, to {@link HandlingTime#RELATIVE_ERROR}.
     *
     * @param share of 1, such as 0.5 for the median
     * @return null if nothing was completed, or if more was taken back in some bucket than completed in it
     */
    public @Nullable Double handlingSeconds(double share) {
        return HandlingTime.quantile(within, share);
    }

    private long closing(Measure stock) {
        return opening.of(stock) + within.of(stock);
    }

    /** Of what is reported nothing stood before, happened in or stands after the period. */
    boolean isZero() {
        return within.isEmpty() && opening.isEmpty();
    }

    /** The same, and no dossier stands in any status. */
    boolean isNothing() {
        return isZero() && standing.isEmpty();
    }

    /** The same in all that is reported. */
    boolean reportsAs(Figures other) {
        return opening.equals(other.opening) && within.equals(other.within) && received.equals(other.received);
    }

    /** What stands against {@code carried in + received + transferred in = resolved + pending + transferred out}, if anything. */
    Optional<String> imbalance() {
        return Balance.imbalance(this);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Figures figures && reportsAs(figures) && standing.equals(figures.standing);
    }

    @Override
    public int hashCode() {
        return Objects.hash(opening, within, received, standing);
    }
}
