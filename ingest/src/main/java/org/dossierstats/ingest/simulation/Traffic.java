package org.dossierstats.ingest.simulation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.Consumer;
import org.dossierstats.dossier.Event;
import org.dossierstats.dossier.Rules;
import org.jspecify.annotations.Nullable;

/**
 * The events of a scenario, in the order they happen, until the end of its last day. Dossiers are made up a day at a time and forgotten
 * with their last event: only those underway take memory.
 */
public final class Traffic implements Iterator<Event> {
    private static final long CORRECTIONS_SEED = 0x5DEE_CE66L;

    private final Dossiers dossiers;
    private final Influx online;
    private final Influx desk;
    private final Office office;
    private final Instant end;
    private final double corrections;
    private final Random corrected;
    private final Consumer<Life> watcher;
    private final PriorityQueue<Course> underway = new PriorityQueue<>(Course.ORDER);
    private LocalDate day;
    private Instant dayEnds;
    private long made;

    /**
     * The events of this scenario.
     *
     * @param rules whose zone and working calendar hold
     * @param corrections share of the accepted dossiers that are corrected later; all other events are the same whatever it is
     * @param watcher is told of every dossier, before its first event
     * @throws IllegalArgumentException if nobody works in the days of the scenario
     */
    public Traffic(Scenario scenario, Rules rules, double corrections, Consumer<Life> watcher) {
        Random random = new Random(scenario.seed());
        Scenario.Size size = scenario.size();
        this.dossiers = new Dossiers(scenario, rules, random);
        this.office = new Office(rules.calendar(), rules.zone());
        this.corrections = corrections;
        this.corrected = new Random(scenario.seed() ^ CORRECTIONS_SEED);
        this.watcher = watcher;
        Hours hours = dossiers.hours();
        long filedOnline = Math.round(size.dossiers() * scenario.shares().online());
        this.online = new Influx(size, filedOnline, each -> hours.busyOnline(each, random));
        this.desk = new Influx(size, size.dossiers() - filedOnline, each -> hours.busyDesk(each, random));
        this.day = size.from();
        this.dayEnds = startOf(day);
        this.end = startOf(size.to().plusDays(1));
    }

    /** What happens to a dossier before the end. */
    public List<Event> events(Life life) {
        return life.events().stream()
                .filter(event -> event.time().isBefore(end))
                .toList();
    }

    /** When it ends. */
    public Instant end() {
        return end;
    }

    @Override
    public boolean hasNext() {
        while (dayEnds.isBefore(end) && !isBefore(underway.peek(), dayEnds)) {
            begin();
        }
        return isBefore(underway.peek(), end);
    }

    @Override
    public Event next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the simulated days are over");
        }
        Course course = underway.remove();
        Event event = course.advance();
        if (!course.isOver() && course.time().isBefore(end)) {
            underway.add(course);
        }
        return event;
    }

    private static boolean isBefore(@Nullable Course course, Instant limit) {
        return course != null && course.time().isBefore(limit);
    }

    /** The next day: whatever is filed on it. */
    private void begin() {
        for (long left = online.on(day); left > 0; left--) {
            enter(dossiers.online(day));
        }
        for (long left = desk.on(day); left > 0; left--) {
            enter(dossiers.atTheDesk(day));
        }
        day = day.plusDays(1);
        dayEnds = startOf(day);
    }

    private void enter(Life life) {
        if (corrections > 0 && corrected.nextDouble() < corrections) {
            dossiers.correct(life, corrected);
        }
        watcher.accept(life);
        underway.add(new Course(life, made++));
    }

    private Instant startOf(LocalDate day) {
        return day.atStartOfDay(office.zone()).toInstant();
    }
}
