package org.dossierstats.ingest.simulation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.dossierstats.dossier.Amendment;
import org.dossierstats.dossier.Change;
import org.dossierstats.dossier.Due;
import org.dossierstats.dossier.Event;
import org.dossierstats.dossier.EventType;
import org.jspecify.annotations.Nullable;

/**
 * What is still to happen to a dossier, packed. Where ten million are filed in half a year, 900,000 are underway at a time: as objects
 * they took 900 MB, packed they take 250 MB. In a step are the second it happens, its type, and the due day it carries.
 */
final class Course {
    static final Comparator<Course> ORDER =
            Comparator.comparingLong(Course::second).thenComparingLong(course -> course.number);

    private static final EventType[] TYPES = EventType.values();
    private static final int SECOND_SHIFT = 24;
    private static final int TYPE_SHIFT = 19;
    private static final int TYPE_MASK = 31;
    private static final int DUE_MASK = (1 << TYPE_SHIFT) - 1;

    /** Added to days since 1970, so that all are above 0, which stands for no due date. */
    private static final int DUE_OFFSET = 200_000;

    private final String source;
    private final String dossier;
    private final long number;
    private final Amendment filing;
    private final Amendment correction;
    private final long[] steps;
    private int next;

    /** @param number decides between those of the same second */
    Course(Life life, long number) {
        List<Life.Happening> happenings = life.happenings();
        this.source = life.source();
        this.dossier = life.dossier();
        this.number = number;
        this.filing = happenings.get(0).change().given();
        this.correction = happenings.stream()
                .filter(happening -> happening.change().type() == EventType.CORRECTED)
                .map(happening -> happening.change().given())
                .findFirst()
                .orElse(Amendment.NONE);
        this.steps = happenings.stream().mapToLong(Course::pack).toArray();
    }

    private static long pack(Life.Happening happening) {
        Due due = happening.change().due();
        long day = due instanceof Due.OnDay on ? on.date().toEpochDay() + DUE_OFFSET : 0;
        return happening.time().getEpochSecond() << SECOND_SHIFT
                | (long) happening.change().type().ordinal() << TYPE_SHIFT
                | day;
    }

    boolean isOver() {
        return next == steps.length;
    }

    /** When the next thing happens. */
    Instant time() {
        return Instant.ofEpochSecond(second());
    }

    private long second() {
        return steps[next] >> SECOND_SHIFT;
    }

    private static EventType type(long step) {
        return TYPES[(int) (step >> TYPE_SHIFT) & TYPE_MASK];
    }

    private static @Nullable Due due(long step) {
        int day = (int) step & DUE_MASK;
        return day == 0 ? null : new Due.OnDay(LocalDate.ofEpochDay(day - DUE_OFFSET));
    }

    /** The next thing that happens. */
    Event advance() {
        long step = steps[next];
        EventType type = type(step);
        int nth = 1;
        for (int i = 0; i < next; i++) {
            nth += type(steps[i]) == type ? 1 : 0;
        }
        Event event = new Event(Life.id(source, dossier, type, nth), dossier, time(), change(type, due(step)));
        next++;
        return event;
    }

    private Change change(EventType type, @Nullable Due due) {
        Amendment given = switch (type) {
            case SUBMITTED, ACCEPTED, REFUSED -> filing;
            case CORRECTED -> correction;
            default -> Amendment.NONE;
        };
        return Change.of(type, given, due, type == EventType.EXTENDED ? Life.EXTENSION_REASON : null);
    }
}
