package org.dossierstats.counts;

import java.util.ArrayList;
import java.util.List;
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
 * What a dossier adds to the counts: a pure function of the dossier and the rules. When an event arrives, the counts change by the
 * facts after it less the facts before it.
 */
public final class Facts {
    /** Grows whenever some dossier comes to other facts than before: who finds counts of another edition counts anew. */
    public static final int EDITION = 1;

    private final Rules rules;
    private final Visitor visitor;
    private Timeliness closing = Timeliness.NO_DUE_DATE;
    private long handledSeconds;
    private int acceptedDay;

    /** Not to be told. */
    private boolean known;

    private Facts(Rules rules, Visitor visitor) {
        this.rules = rules;
        this.visitor = visitor;
    }

    /** Is told fact after fact. */
    @FunctionalInterface
    public interface Visitor {
        /**
         * Of this there are so many more.
         *
         * @param day days since 1970-01-01, in the zone of the rules
         * @param code as in {@link Fact}
         */
        void fact(Attributes attributes, int day, int code, long amount);
    }

    /** The facts of a dossier. */
    public static List<Fact> of(Dossier dossier, Rules rules) {
        List<Fact> facts = new ArrayList<>();
        tell(
                dossier,
                rules,
                (attributes, day, code, amount) -> facts.add(new Fact(new Cell(attributes, day), code, amount)));
        return facts;
    }

    /** Tells the facts of a dossier, always in the same order: those of a life that goes on begin as they did before, as far as it did. */
    public static void tell(Dossier dossier, Rules rules, Visitor visitor) {
        new Facts(rules, visitor).over(dossier.life(rules), 0, 0);
    }

    /** Tells by which facts a dossier has more than before; where it has fewer, the amount is turned round. */
    static void tell(Life.Growth growth, Rules rules, Visitor visitor) {
        new Facts(rules, visitor).over(growth.life(), growth.steps(), growth.anomalies());
    }

    /** The first of the steps and of the anomalies are known. */
    private void over(Life life, int knownSteps, int knownAnomalies) {
        List<Step> steps = life.steps();
        int next = steps.isEmpty() ? Integer.MAX_VALUE : rules.day(steps.get(0).time());
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            int day = next;
            next = i + 1 < steps.size() ? rules.day(steps.get(i + 1).time()) : Integer.MAX_VALUE;
            known = i < knownSteps;
            if (i > 0) {
                handled(steps.get(i - 1), step);
            }
            flows(step, day);
            if (!known) {
                stocks(step, day);
                overdue(step.after(), day, next);
            } else if (i + 1 == knownSteps) {
                overdueNoMore(step.after(), day, next);
            }
        }
        known = false;
        List<Anomaly> anomalies = life.anomalies();
        for (Anomaly anomaly : anomalies.subList(knownAnomalies, anomalies.size())) {
            add(anomaly.attributes(), rules.day(anomaly.time()), Measure.of(anomaly.kind()), 1);
        }
    }

    /** Working time between two steps, if the clock ran. */
    private void handled(Step from, Step until) {
        Status status = from.after().status();
        if (status.isOpen() && !rules.pauses(status)) {
            handledSeconds += rules.calendar().secondsBetween(from.time(), until.time(), rules.zone());
        }
    }

    private void flows(Step step, int day) {
        State before = step.before();
        State after = step.after();
        if (!before.status().isAccepted()) {
            if (after.status().isAccepted()) {
                acceptedDay = day;
                add(after.attributes(), day, Measure.ACCEPTED, 1);
            } else if (after.status() == Status.REFUSED && before.status() != Status.REFUSED) {
                add(after.attributes(), day, Measure.REFUSED, 1);
            }
        } else if (before.status().isOpen() && after.outcome() != null) {
            closing = rules.judge(step.time(), rules.deciding(after));
            closed(after.attributes(), day, after.outcome(), 1);
        } else if (after.status().isOpen() && before.outcome() != null) {
            // The closing is taken back on the day of the re-opening: the day it was counted on keeps its figures.
            closed(after.attributes(), day, before.outcome(), -1);
            add(after.attributes(), day, Measure.REOPENED, 1);
        } else if (before.status().isOpen() && !before.attributes().equals(after.attributes())) {
            add(before.attributes(), day, Measure.TRANSFERRED_OUT, 1);
            add(after.attributes(), day, Measure.TRANSFERRED_IN, 1);
        }
    }

    private void closed(Attributes attributes, int day, Outcome outcome, int amount) {
        add(attributes, day, Measure.resolved(outcome, closing), amount);
        if (outcome == Outcome.COMPLETED) {
            add(attributes, day, HandlingTime.code(handledSeconds), amount);
            add(attributes, day, HandlingByAge.completed(day - acceptedDay), amount);
            if (handledSeconds != 0) {
                add(attributes, day, Measure.HANDLING_SECONDS, amount * handledSeconds);
                add(attributes, day, HandlingByAge.seconds(day - acceptedDay), amount * handledSeconds);
            }
        }
    }

    private void stocks(Step step, int day) {
        boolean moved = !step.before().attributes().equals(step.after().attributes());
        for (Stock stock : Stock.values()) {
            boolean before = stock.holds(step.before(), rules);
            boolean after = stock.holds(step.after(), rules);
            if (before && (moved || !after)) {
                add(step.before().attributes(), day, stock.measure, -1);
            }
            if (after && (moved || !before)) {
                add(step.after().attributes(), day, stock.measure, 1);
            }
        }
        Status before = step.before().status();
        Status after = step.after().status();
        if (moved || before != after) {
            in(before, step.before().attributes(), day, -1);
            in(after, step.after().attributes(), day, 1);
        }
    }

    /** Overdue from the day the due date is past at the end of, for as long as this state lasts. */
    private void overdue(State state, int from, int until) {
        int first = overdueFrom(state, from);
        if (first < until) {
            add(state.attributes(), first, Measure.OVERDUE, 1);
            if (until != Integer.MAX_VALUE) {
                add(state.attributes(), until, Measure.OVERDUE, -1);
            }
        }
    }

    /** The state, known as the last, ends on that day: what was told of it holds only so long. */
    private void overdueNoMore(State state, int from, int until) {
        int first = overdueFrom(state, from);
        if (until != Integer.MAX_VALUE && first != Integer.MAX_VALUE) {
            known = false;
            add(state.attributes(), Math.max(first, until), Measure.OVERDUE, -1);
        }
    }

    /** The first day at whose end what stays in this state is overdue; the last of all days if never. */
    private int overdueFrom(State state, int from) {
        Due due = rules.deciding(state);
        return !state.status().isOpen() || rules.pauses(state.status()) || due == null
                ? Integer.MAX_VALUE
                : Math.max(from, rules.overdueFrom(due));
    }

    private void in(Status status, Attributes attributes, int day, int amount) {
        if (status != Status.UNKNOWN) {
            add(attributes, day, Measure.in(status), amount);
        }
    }

    private void add(Attributes attributes, int day, Measure measure, long amount) {
        add(attributes, day, measure.code(), amount);
    }

    private void add(Attributes attributes, int day, int code, long amount) {
        if (!known) {
            visitor.fact(attributes, day, code, amount);
        }
    }

    /** Stocks that follow from the state alone. */
    private enum Stock {
        OPEN(Measure.OPEN) {
            @Override
            boolean holds(State state, Rules rules) {
                return state.status().isOpen();
            }
        },
        PAUSED(Measure.PAUSED) {
            @Override
            boolean holds(State state, Rules rules) {
                return rules.pauses(state.status());
            }
        },
        NO_DUE_DATE(Measure.OPEN_NO_DUE_DATE) {
            @Override
            boolean holds(State state, Rules rules) {
                return state.status().isOpen() && rules.deciding(state) == null;
            }
        };

        final Measure measure;

        Stock(Measure measure) {
            this.measure = measure;
        }

        abstract boolean holds(State state, Rules rules);
    }
}
