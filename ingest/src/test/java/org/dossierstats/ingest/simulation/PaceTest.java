package org.dossierstats.ingest.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaceTest {
    private static final long SECOND = 1_000_000_000L;

    private final FakeTime time = new FakeTime();

    @Test
    void it_holds_the_rate_over_minutes_to_the_event() throws InterruptedException {
        Pace pace = new Pace(700, time);

        steps(pace, 700 * 600 + 1);

        assertThat(time.now).isBetween(600 * SECOND, 600 * SECOND + 1_000_000);
    }

    @Test
    void what_is_slow_in_between_is_made_good() throws InterruptedException {
        Pace pace = new Pace(10, time);
        steps(pace, 11);

        time.now += 2 * SECOND;
        steps(pace, 20);

        assertThat(time.now).isEqualTo(3 * SECOND);
    }

    @Test
    void a_sleep_that_lasts_too_long_makes_no_drift() throws InterruptedException {
        time.oversleeps = 500_000;
        Pace pace = new Pace(100, time);

        steps(pace, 100 * 60 + 1);

        assertThat(time.now).isBetween(60 * SECOND, 60 * SECOND + time.oversleeps);
    }

    @Test
    void at_no_event_is_it_ahead_by_more_than_a_millisecond() throws InterruptedException {
        Pace pace = new Pace(30_000, time);

        for (long i = 0; i < 60_000; i++) {
            pace.await();

            assertThat(time.now).isGreaterThanOrEqualTo(i * SECOND / 30_000 - 1_000_000);
        }
    }

    @Test
    void as_fast_as_it_goes_never_sleeps() throws InterruptedException {
        steps(new Pace(0, time), 1_000);

        assertThat(time.now).isZero();
    }

    private static void steps(Pace pace, int count) throws InterruptedException {
        for (int i = 0; i < count; i++) {
            pace.await();
        }
    }

    private static final class FakeTime implements Pace.Stopwatch {
        private long now;
        private long oversleeps;

        @Override
        public long nanos() {
            return now;
        }

        @Override
        public void sleep(long nanos) {
            now += nanos + oversleeps;
        }
    }
}
