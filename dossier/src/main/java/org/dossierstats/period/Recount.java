package org.dossierstats.period;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import org.dossierstats.counts.HandlingByAge;
import org.dossierstats.counts.HandlingTime;
import org.dossierstats.counts.Measure;
import org.dossierstats.counts.Sent;
import org.dossierstats.dossier.Anomaly;
import org.dossierstats.dossier.Attributes;
import org.dossierstats.dossier.Dossier;
import org.dossierstats.dossier.Due;
import org.dossierstats.dossier.Life;
import org.dossierstats.dossier.Life.Step;
import org.dossierstats.dossier.Outcome;
import org.dossierstats.dossier.Rules;
import org.dossierstats.dossier.State;
import org.dossierstats.dossier.Status;
import org.dossierstats.dossier.Timeliness;

/**
 * The figures of a period straight from the dossiers, without facts, cells and sums of days: what stood when it began and ended is looked
 * up in each life, what happened in it is counted there. A second way to the same figures, to check the first by.
 */
public final class Recount {
    private final Period period;
    private final Rules rules;
    private final Map<Attributes, Figures> groups = new HashMap<>();
    private final Sending sending;

    public Recount(Period period, Rules rules) {
        this.period = period;
        this.rules = rules;
        this.sending = new Sending(period);
    }

    /** Counts one more dossier, with all its events up to the cut. */
    public void add(Dossier dossier) {
        Sent.of(dossier, rules).forEach(sent -> sending.add(sent, 1));
        Life life = dossier.life(rules);
        int dayBefore = (int) period.from().toEpochDay() - 1;
        int lastDay = (int) period.to().toEpochDay();
        State opening = stateAtEndOf(dayBefore, life.steps());
        State closing = stateAtEndOf(lastDay, life.steps());
        for (Measure stock : List.of(
                Measure.OPEN, Measure.OVERDUE, Measure.PAUSED, Measure.OPEN_NO_DUE_DATE, Measure.IN_SUBMITTED)) {
            if (holds(stock, opening, dayBefore)) {
                of(opening.attributes()).stoodBefore(stock);
            }
            if (holds(stock, closing, lastDay)) {
                of(closing.attributes()).standsAfter(stock);
            }
        }
        if (closing.status() != Status.UNKNOWN) {
            of(closing.attributes()).standsIn(closing.status());
        }
        flows(life.steps());
        for (Anomaly anomaly : life.anomalies()) {
            if (isWithin(rules.day(anomaly.time()))) {
                of(anomaly.attributes()).flow(Measure.of(anomaly.kind()).code(), 1);
            }
        }
    }

    private State stateAtEndOf(int day, List<Step> steps) {
        State state = State.UNKNOWN;
        for (Step step : steps) {
            if (rules.day(step.time()) <= day) {
                state = step.after();
            }
        }
        return state;
    }

    private boolean holds(Measure stock, State state, int day) {
        Due due = rules.deciding(state);
        boolean open = state.status().isOpen();
        return switch (stock) {
            case OPEN -> open;
            case OVERDUE -> open && !rules.pauses(state.status()) && due != null && rules.overdueFrom(due) <= day;
            case PAUSED -> rules.pauses(state.status());
            case OPEN_NO_DUE_DATE -> open && due == null;
            case IN_SUBMITTED -> state.status() == Status.SUBMITTED;
            default -> throw new IllegalArgumentException("no stock of a summary: " + stock);
        };
    }

    private void flows(List<Step> steps) {
        long handledSeconds = 0;
        boolean acceptedWithin = false;
        Timeliness lastClosing = Timeliness.NO_DUE_DATE;
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            State before = step.before();
            State after = step.after();
            if (i > 0 && before.status().isOpen() && !rules.pauses(before.status())) {
                handledSeconds +=
                        rules.calendar().secondsBetween(steps.get(i - 1).time(), step.time(), rules.zone());
            }
            if (before.status().isOpen() && after.status().isClosed()) {
                lastClosing = rules.judge(step.time(), rules.deciding(after));
            }
            if (!before.status().isAccepted() && after.status().isAccepted()) {
                acceptedWithin = isWithin(rules.day(step.time()));
            }
            if (isWithin(rules.day(step.time()))) {
                flow(before, after, lastClosing, new Handling(handledSeconds, acceptedWithin));
            }
        }
    }

    /** @param ofReceived whether the dossier was accepted in the period */
    private record Handling(long seconds, boolean ofReceived) {}

    private void flow(State before, State after, Timeliness timeliness, Handling handling) {
        boolean wasOpen = before.status().isOpen();
        boolean isOpen = after.status().isOpen();
        if (!before.status().isAccepted() && after.status().isAccepted()) {
            of(after.attributes()).accepted(after.attributes().channel());
        } else if (after.status() == Status.REFUSED && before.status() != Status.REFUSED) {
            of(after.attributes()).flow(Measure.REFUSED.code(), 1);
        } else if (wasOpen && after.status().isClosed()) {
            closed(after.attributes(), Objects.requireNonNull(after.outcome()), timeliness, handling, 1);
        } else if (before.status().isClosed() && isOpen) {
            closed(after.attributes(), Objects.requireNonNull(before.outcome()), timeliness, handling, -1);
            of(after.attributes()).flow(Measure.REOPENED.code(), 1);
        } else if (wasOpen && isOpen && !before.attributes().equals(after.attributes())) {
            of(before.attributes()).flow(Measure.TRANSFERRED_OUT.code(), 1);
            of(after.attributes()).flow(Measure.TRANSFERRED_IN.code(), 1);
        }
    }

    private void closed(Attributes attributes, Outcome outcome, Timeliness timeliness, Handling handling, int amount) {
        Figures figures = of(attributes);
        figures.flow(Measure.resolved(outcome, timeliness).code(), amount);
        if (outcome == Outcome.COMPLETED) {
            figures.flow(HandlingTime.code(handling.seconds()), amount);
            figures.flow(Measure.HANDLING_SECONDS.code(), amount * handling.seconds());
            if (handling.ofReceived()) {
                figures.flow(HandlingByAge.completed(0), amount);
                figures.flow(HandlingByAge.seconds(0), amount * handling.seconds());
            }
        }
    }

    private boolean isWithin(int day) {
        return day >= period.from().toEpochDay() && day <= period.to().toEpochDay();
    }

    private Figures of(Attributes attributes) {
        return groups.computeIfAbsent(attributes, absent -> new Figures());
    }

    /** The summary of the dossiers counted. */
    public PeriodSummary summary(SortedMap<Integer, Long> cut) {
        return PeriodSummary.of(period, rules.label(), cut, groups, sending);
    }
}
