package org.dossierstats.app.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.dossierstats.ingest.simulation.Draft;
import org.dossierstats.ingest.simulation.Draw;
import org.dossierstats.ingest.simulation.Office;
import org.dossierstats.ingest.simulation.Plan;

/** Decides when the dossiers accepted in a span are completed, so that exactly its figures come out. */
final class Fates {
    private static final int LATEST_DAYS = 6;
    private static final Office OFFICE = LabourOffice.OFFICE;

    private final Span span;
    private final Random random;
    private final List<Draft> undecided;
    private final List<Plan> plans = new ArrayList<>();

    private Fates(Span span, List<Draft> drafts, Random random) {
        this.span = span;
        this.random = random;
        this.undecided = Draw.shuffled(drafts, random);
    }

    /** In the order of acceptance. */
    static List<Plan> of(Span span, List<Draft> drafts, Random random) {
        Fates fates = new Fates(span, drafts, random);
        List<Draft> pending = fates.pending();
        fates.resolveInSpan();
        fates.resolveLater(pending);
        fates.plans.sort(Comparator.comparing(Plan::draft, Draft.BY_ACCEPTANCE));
        return fates.plans;
    }

    /** First those which cannot be done before the span ends, then those with the most time left. */
    private List<Draft> pending() {
        LocalDate end = span.to();
        List<Draft> pending = takeAll(draft -> draft.ready().isAfter(end));
        pending.addAll(take(span.pending().dueOnLastDay(), draft -> draft.due().equals(end)));
        List<Draft> open = takeAll(draft -> draft.due().isAfter(end));
        open.sort(Comparator.comparing(draft -> quarters(draft, end)));
        undecided.addAll(0, open);
        pending.addAll(take(
                span.pending().dossiers() - pending.size(), draft -> draft.due().isAfter(end)));
        return pending;
    }

    private void resolveInSpan() {
        LocalDate end = span.to();
        undecided.addAll(Draw.shuffled(takeAll(draft -> true), random));
        take(span.onTime(), draft -> !draft.due().isAfter(end)).forEach(this::onTime);
        take(span.late(), draft -> !OFFICE.plus(draft.due(), LATEST_DAYS).isAfter(end))
                .forEach(draft -> complete(draft, OFFICE.plus(draft.due(), 1 + random.nextInt(LATEST_DAYS))));
        takeAll(draft -> true).forEach(draft -> early(draft, draft.accepted(), end));
    }

    private void resolveLater(List<Draft> pending) {
        if (span.to().equals(OFFICE.dayOf(DemoHistory.UNTIL))) {
            pending.forEach(draft -> plans.add(Plan.completed(draft, null)));
            return;
        }
        LocalDate next = OFFICE.plus(span.to(), 1);
        undecided.addAll(Draw.shuffled(pending, random));
        List<Draft> onTime = takeAll(draft -> draft.due().equals(next));
        onTime.addAll(take(span.pending().onTime() - onTime.size(), draft -> true));
        onTime.forEach(this::onTime);
        takeAll(draft -> true).forEach(draft -> early(draft, next, draft.due()));
    }

    private void onTime(Draft draft) {
        complete(draft, draft.due());
    }

    /** On a day in the window before the due date, seldom in the first two fifths of the limit. */
    private void early(Draft draft, LocalDate from, LocalDate to) {
        LocalDate last = earlier(to, OFFICE.plus(draft.due(), -1));
        LocalDate first = later(from, draft.ready());
        LocalDate usual = OFFICE.plus(draft.accepted(), draft.procedure().limitDays() * 2 / 5);
        LocalDate begin = random.nextInt(10) == 0 ? first : later(first, earlier(usual, last));
        complete(draft, new Draw<>(OFFICE.days(begin, last), OFFICE::openSeconds).next(random));
    }

    /** How much of its time is used up on that day, in quarters. */
    private static int quarters(Draft draft, LocalDate day) {
        int elapsed = OFFICE.count(draft.accepted(), day) - 1;
        return 4 * elapsed / (OFFICE.count(draft.accepted(), draft.due()) - 1);
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    private void complete(Draft draft, LocalDate day) {
        plans.add(Plan.completed(draft, day));
    }

    private List<Draft> takeAll(Predicate<Draft> fits) {
        List<Draft> taken = new ArrayList<>(undecided.stream().filter(fits).toList());
        undecided.removeIf(fits);
        return taken;
    }

    private List<Draft> take(int count, Predicate<Draft> fits) {
        List<Draft> taken = new ArrayList<>();
        for (Iterator<Draft> left = undecided.iterator(); taken.size() < count && left.hasNext(); ) {
            Draft draft = left.next();
            if (fits.test(draft)) {
                taken.add(draft);
                left.remove();
            }
        }
        if (taken.size() != count) {
            throw new IllegalStateException("span to " + span.to() + " has " + taken.size() + " dossiers for " + count);
        }
        return taken;
    }
}
