package org.dossierstats.reporter.close;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import org.dossierstats.period.LastPeriod;
import org.dossierstats.reporter.ReporterException;
import org.junit.jupiter.api.Test;

/** When the thread looks that closes what is due, and how it ends. */
class AutomaticCloseThreadTest extends ClosingServer {
    private static final int SECONDS = 30;

    @Test
    void it_looks_again_after_each_pause_until_it_is_closed() throws Exception {
        SynchronousQueue<Duration> pauses = new SynchronousQueue<>();
        answer = closing -> new Outcome.Unchanged(desk.sealed());
        AutomaticClose automatic = closing(pauses::put, 3, LastPeriod.MONTH);
        automatic.begin();

        assertThat(pauses.poll(SECONDS, TimeUnit.SECONDS)).isEqualTo(Duration.ofMinutes(1));
        clock.now = Instant.parse("2021-08-04T00:00:00Z");
        pauses.poll(SECONDS, TimeUnit.SECONDS);
        pauses.poll(SECONDS, TimeUnit.SECONDS);
        automatic.close();
        automatic.close();

        assertThat(asked).containsExactly("2021-06", "2021-07");
        assertThat(pauses.poll()).as("nobody waits any more").isNull();
        assertThat(told()).isEmpty();
    }

    @Test
    void closed_amid_a_close_it_ends_at_once_and_looks_no_more() throws Exception {
        CountDownLatch counting = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        answer = closing -> {
            counting.countDown();
            try {
                new CountDownLatch(1).await();
                throw new AssertionError("nobody counts down");
            } catch (InterruptedException e) {
                interrupted.countDown();
                Thread.currentThread().interrupt();
                throw new ReporterException("interrupted", e);
            }
        };
        AutomaticClose automatic = closing(time -> {}, 3, LastPeriod.MONTH, LastPeriod.QUARTER);
        automatic.begin();
        assertThat(counting.await(SECONDS, TimeUnit.SECONDS)).isTrue();

        automatic.close();

        assertThat(interrupted.getCount()).isZero();
        assertThat(automatic.hasEnded()).isTrue();
        assertThat(asked).containsExactly("2021-06");
        assertThat(told()).isEmpty();
    }

    @Test
    void a_bug_ends_it_with_an_error() throws Exception {
        CountDownLatch pauses = new CountDownLatch(1);
        answer = closing -> {
            throw new IllegalStateException("a bug");
        };
        AutomaticClose automatic = closing(time -> pauses.countDown(), 3, LastPeriod.MONTH);

        automatic.begin();

        assertThat(automatic.hasEnded()).isTrue();
        assertThat(pauses.getCount()).as("it does not go on").isEqualTo(1);
        assertThat(told())
                .containsExactly(
                        "ERROR this server closes no more periods until it is started again, because of a bug");
        automatic.close();
    }
}
