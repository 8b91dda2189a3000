package org.dossierstats.ingest.simulation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.dossierstats.dossier.Amendment;
import org.dossierstats.dossier.Attributes;
import org.dossierstats.dossier.Change;
import org.dossierstats.dossier.Due;
import org.dossierstats.dossier.Event;
import org.dossierstats.dossier.EventId;
import org.jspecify.annotations.Nullable;

/** Writes down what happened to one dossier, in the order it happened. */
public final class Life {
    private static final int FORWARDED_PERCENT = 90;
    private static final int NEVER_COLLECTED_PERCENT = 3;

    private final Author author;
    private final String dossier;
    private final Random random;
    private final List<Happening> happenings = new ArrayList<>();
    private LocalDate day = LocalDate.MIN;
    private int second;

    /**
     * Who writes.
     *
     * @param source the system the events come from
     */
    public record Author(String source, Office office) {}

    private record Happening(Instant time, Change change) {}

    public Life(Author author, String dossier, Random random) {
        this.author = author;
        this.dossier = dossier;
        this.random = random;
    }

    public Life submitted(Instant time, Amendment filing) {
        write(time, new Change.Submitted(filing));
        return this;
    }

    /** Not taken in. */
    public Life refused(Instant time, Amendment filing) {
        write(time, new Change.Refused(filing));
        return this;
    }

    /** From the acceptance to the end. */
    public Life handled(Plan plan) {
        acceptance(plan.draft());
        forwarding(plan);
        detour(plan.draft().detour());
        if (plan.completed() != null) {
            ending(plan.completed());
        }
        return this;
    }

    /** What was written down. */
    public List<Event> events() {
        return IntStream.range(0, happenings.size()).mapToObj(this::event).toList();
    }

    private void acceptance(Draft draft) {
        day = draft.accepted();
        second = draft.second();
        write(
                office().instant(day, second),
                new Change.Accepted(draft.filing().of(Attributes.UNKNOWN), new Due.OnDay(draft.promised())));
    }

    /** To the specialised office the same day or the next, now and then a step further on. */
    private void forwarding(Plan plan) {
        if (random.nextInt(100) >= FORWARDED_PERCENT) {
            return;
        }
        LocalDate next = office().plus(plan.draft().accepted(), 1);
        boolean overnight = random.nextBoolean()
                && (plan.completed() == null || plan.completed().isAfter(next));
        on(overnight ? next : day, new Change.Forwarded(null));
        if (random.nextInt(5) == 0) {
            on(day, new Change.Forwarded(null));
        }
    }

    private void detour(@Nullable Detour detour) {
        if (detour == null) {
            return;
        }
        Due due = new Due.OnDay(detour.due());
        switch (detour.kind()) {
            case SUPPLEMENT -> {
                on(detour.from(), new Change.SupplementRequested());
                on(detour.until(), new Change.SupplementReceived(due));
            }
            case PAYMENT -> {
                on(detour.from(), new Change.PaymentRequested());
                on(detour.until(), new Change.PaymentReceived(due));
            }
            case EXTENSION -> on(detour.from(), new Change.Extended(due, "chờ kết quả xác minh"));
        }
    }

    /** Most results are collected within a week, some later, a few never. */
    private void ending(LocalDate completed) {
        on(completed, new Change.Completed());
        if (random.nextInt(100) >= NEVER_COLLECTED_PERCENT) {
            int workingDays = random.nextInt(6) == 0 ? random.nextInt(20) : random.nextInt(5);
            on(office().plus(completed, workingDays), new Change.Returned());
        }
    }

    /** At some time of that day while the office is open, and after what was written before. */
    private void on(LocalDate when, Change change) {
        int open = office().openSeconds(when);
        int from = when.equals(day) ? Math.min(second + 1, open) : 0;
        day = when;
        second = from + random.nextInt(open - from + 1);
        write(office().instant(day, second), change);
    }

    private Office office() {
        return author.office();
    }

    private void write(Instant time, Change change) {
        happenings.add(new Happening(time, change));
    }

    /** Its id says what happened, and the how many-eth time. */
    private Event event(int index) {
        Happening happening = happenings.get(index);
        long nth = happenings.subList(0, index + 1).stream()
                .filter(earlier -> earlier.change().type() == happening.change().type())
                .count();
        String id = dossier + "/" + happening.change().type().wireName() + (nth == 1 ? "" : "-" + nth);
        return new Event(new EventId(author.source(), id), dossier, happening.time(), happening.change());
    }
}
