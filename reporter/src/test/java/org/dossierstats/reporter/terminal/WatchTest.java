package org.dossierstats.reporter.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.TimeoutException;
import org.dossierstats.reporter.LiveCounts;
import org.dossierstats.reporter.ReporterException;
import org.dossierstats.reporter.live.Feed;
import org.dossierstats.reporter.live.LiveSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is looked at is shown, and what cannot be looked at is told. */
class WatchTest {
    private static final Clock CLOCK = Clock.fixed(Glances.NOW.toInstant(), Glances.NOW.getZone());

    private final AtomicInteger looks = new AtomicInteger();
    private final List<Glance> shown = new ArrayList<>();

    @Test
    void it_shows_what_stands_until_nobody_looks() throws Exception {
        watch(() -> Glances.counts(looks.incrementAndGet()), 0).run(until(3));

        assertThat(shown).hasSize(3).allSatisfy(glance -> {
            assertThat(glance.feed().state()).isEqualTo(Feed.State.LIVE);
            assertThat(glance.lag()).isZero();
        });
        assertThat(shown.get(2)).isNotEqualTo(shown.get(1));
    }

    @Test
    void what_cannot_be_read_at_the_start_is_an_error_and_later_a_mark() throws Exception {
        assertThatThrownBy(() -> watch(WatchTest::failed, 0).run(until(1))).hasMessage("other rules");

        watch(() -> looks.incrementAndGet() == 1 ? Glances.counts(1) : failed(), 0)
                .run(until(1));

        Glance glance = shown.get(0);
        assertThat(glance.live()).isNull();
        assertThat(glance.trouble()).isEqualTo("other rules");
        assertThat(glance.feed().state()).isEqualTo(Feed.State.REBUILDING);
    }

    @Test
    void if_kafka_does_not_answer_it_says_so_and_goes_on_with_what_it_has() throws Exception {
        watch(() -> Glances.counts(512), -1).run(until(2));

        assertThat(shown).hasSize(2).allSatisfy(glance -> {
            assertThat(glance.feed().state()).isEqualTo(Feed.State.DOWN);
            assertThat(glance.live()).isNotNull();
            assertThat(glance.lag()).isNull();
        });
    }

    @Test
    void nothing_is_shown_before_the_counts_are_read_unless_that_takes_long() throws Exception {
        watch(() -> looks.incrementAndGet() < 4 ? null : Glances.counts(512), 0).run(until(1));

        assertThat(shown.get(0).live()).isNotNull();
    }

    /** By where counts stand that are not whole, next to nothing would have been counted. */
    @Test
    void the_lag_of_counts_that_were_not_whole_is_never_shown() throws Exception {
        AtomicBoolean whole = new AtomicBoolean();
        LiveSource source = new LiveSource() {
            @Override
            public @Nullable LiveCounts live(Predicate<String> visible) {
                int look = looks.incrementAndGet();
                whole.set(look < 5 || look > 9);
                return whole.get() ? Glances.counts(512) : null;
            }

            @Override
            public long lag() {
                return whole.get() ? 0 : 30_000;
            }
        };
        new Watch(source, attributes -> true, CLOCK).run(until(20));

        assertThat(shown)
                .noneMatch(glance -> Objects.equals(glance.lag(), 30_000L))
                .anyMatch(glance -> glance.live() == null)
                .last()
                .extracting(Glance::lag)
                .isEqualTo(0L);
    }

    @Test
    void once_waits_until_the_counts_are_whole_and_says_what_is_behind() throws Exception {
        Glance glance = watch(() -> looks.incrementAndGet() < 3 ? null : Glances.counts(512), 40)
                .once(Duration.ofSeconds(30));

        assertThat(glance.live()).isNotNull();
        assertThat(glance.feed()).isEqualTo(new Feed.Shown(Feed.State.BEHIND, 40));
        assertThatThrownBy(() -> watch(() -> null, 0).once(Duration.ofMillis(1)))
                .isInstanceOf(ReporterException.class)
                .hasMessageContaining("the counts are not whole yet");
        assertThatThrownBy(() -> watch(() -> Glances.counts(1), -1).once(Duration.ofSeconds(1)))
                .isInstanceOf(TimeoutException.class);
    }

    /** @param lag less than 0 if Kafka does not answer */
    private static Watch watch(Supplier<@Nullable LiveCounts> counts, long lag) {
        LiveSource source = new LiveSource() {
            @Override
            public @Nullable LiveCounts live(Predicate<String> visible) {
                assertThat(visible.test("H32.19")).isTrue();
                return counts.get();
            }

            @Override
            public long lag() {
                if (lag < 0) {
                    throw new TimeoutException("no answer");
                }
                return lag;
            }
        };
        return new Watch(source, "H32.19"::equals, CLOCK);
    }

    private static LiveCounts failed() {
        throw new ReporterException("other rules");
    }

    private Display until(int glances) {
        return glance -> {
            shown.add(glance);
            return shown.size() < glances;
        };
    }
}
