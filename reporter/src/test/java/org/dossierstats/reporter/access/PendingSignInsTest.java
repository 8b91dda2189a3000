package org.dossierstats.reporter.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.dossierstats.access.Attempt;
import org.dossierstats.reporter.access.PendingSignIns.Pending;
import org.junit.jupiter.api.Test;

/** Sign-ins that the issuer has not answered yet. */
class PendingSignInsTest {
    private final AtomicLong now = new AtomicLong(-5);
    private final PendingSignIns pending = new PendingSignIns(now::get);

    @Test
    void the_answer_to_it_ends_it_and_comes_once() {
        Pending one = pending();
        String browser = pending.begin(one);

        assertThat(pending.end(browser, one.attempt().state())).isSameAs(one);
        assertThat(pending.end(browser, one.attempt().state())).isNull();
    }

    @Test
    void an_answer_to_another_is_of_no_use_and_does_not_end_it() {
        Pending one = pending();
        Pending other = pending();
        String browser = pending.begin(one);
        String otherBrowser = pending.begin(other);

        assertThat(pending.end(browser, other.attempt().state())).isNull();
        assertThat(pending.end(browser, null)).isNull();
        assertThat(pending.end(browser, "")).isNull();
        assertThat(pending.end(null, one.attempt().state())).isNull();
        assertThat(pending.end("guess", one.attempt().state())).isNull();
        assertThat(pending.end(otherBrowser, other.attempt().state())).isSameAs(other);
        assertThat(pending.end(browser, one.attempt().state())).isSameAs(one);
    }

    @Test
    void it_is_waited_for_ten_minutes() {
        Pending punctual = pending();
        Pending late = pending();
        String first = pending.begin(punctual);
        String second = pending.begin(late);

        now.addAndGet(Duration.ofMinutes(10).toNanos());
        assertThat(pending.end(first, punctual.attempt().state())).isSameAs(punctual);
        now.incrementAndGet();
        assertThat(pending.end(second, late.attempt().state())).isNull();
    }

    @Test
    void there_are_so_many_at_a_time_and_the_oldest_makes_way() {
        Pending oldest = pending();
        Pending next = pending();
        String first = pending.begin(oldest);
        String second = pending.begin(next);
        Pending many = pending();
        for (int i = 1; i < Tickets.MOST; i++) {
            pending.begin(many);
        }

        assertThat(pending.end(first, oldest.attempt().state())).isNull();
        assertThat(pending.end(second, next.attempt().state())).isSameAs(next);
    }

    private static Pending pending() {
        return new Pending(new Attempt(URI.create("https://board.example.org/sign-in/callback")), "/periods");
    }
}
