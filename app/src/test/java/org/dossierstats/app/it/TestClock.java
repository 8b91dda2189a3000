package org.dossierstats.app.it;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;

/** Stands still until it is set, in the zone of {@link Closed#RULES}. */
final class TestClock extends Clock {
    private static final LocalTime MORNING = LocalTime.of(9, 0);

    private final AtomicReference<Instant> now;

    private TestClock(Instant now) {
        this.now = new AtomicReference<>(now);
    }

    /** Nine o'clock of this day. */
    static TestClock morning(LocalDate day) {
        return new TestClock(instant(day));
    }

    private static Instant instant(LocalDate day) {
        return day.atTime(MORNING).atZone(Closed.RULES.zone()).toInstant();
    }

    void turnTo(LocalDate day) {
        now.set(instant(day));
    }

    @Override
    public ZoneId getZone() {
        return Closed.RULES.zone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("it has the zone of the rules");
    }

    @Override
    public Instant instant() {
        return now.get();
    }
}
