package org.dossierstats.ingest.simulation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.dossierstats.dossier.Amendment;
import org.dossierstats.dossier.Attributes;
import org.dossierstats.dossier.Change;
import org.dossierstats.dossier.Due;
import org.dossierstats.dossier.Event;
import org.dossierstats.dossier.EventId;
import org.dossierstats.dossier.EventType;
import org.dossierstats.dossier.Outcome;
import org.jspecify.annotations.Nullable;

/** Writes down what happened to one dossier, in the order it happened. */
public final class Life {
    static final String EXTENSION_REASON = "chờ kết quả xác minh";

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

    /** What was written down, and when it happened. */
    record Happening(Instant time, Change change) {}

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
        if (plan.closed() != null) {
            ending(plan.closed(), plan.outcome());
        }
        return this;
    }

    /** What was recorded wrongly is put right at that time, which may be before what is written down already. */
    Life corrected(Instant time, Amendment right) {
        write(time, new Change.Corrected(right, null));
        happenings.sort(Comparator.comparing(Happening::time));
        return this;
    }

    /** The day of the acceptance; null if there was none. */
    @Nullable
    LocalDate accepted() {
        return happenings.stream()
                .filter(happening -> happening.change() instanceof Change.Accepted)
                .map(happening -> office().dayOf(happening.time()))
                .findFirst()
                .orElse(null);
    }

    String source() {
        return author.source();
    }

    String dossier() {
        return dossier;
    }

    List<Happening> happenings() {
        return happenings;
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
        boolean overnight =
                random.nextBoolean() && (plan.closed() == null || plan.closed().isAfter(next));
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
            case EXTENSION -> on(detour.from(), new Change.Extended(due, EXTENSION_REASON));
        }
    }

    private void ending(LocalDate closed, Outcome outcome) {
        switch (outcome) {
            case COMPLETED -> completion(closed);
            case WITHDRAWN -> on(closed, new Change.Withdrawn());
            case STOPPED -> on(closed, new Change.Stopped());
        }
    }

    /** Most results are collected within a week, some later, a few never. */
    private void completion(LocalDate completed) {
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

    private Event event(int index) {
        Happening happening = happenings.get(index);
        EventType type = happening.change().type();
        long nth = happenings.subList(0, index + 1).stream()
                .filter(earlier -> earlier.change().type() == type)
                .count();
        return new Event(id(author.source(), dossier, type, nth), dossier, happening.time(), happening.change());
    }

    /** Says what happened, and the how many-eth time. */
    static EventId id(String source, String dossier, EventType type, long nth) {
        return new EventId(source, dossier + "/" + type.wireName() + (nth == 1 ? "" : "-" + nth));
    }
}
