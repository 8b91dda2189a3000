package org.dossierstats.reporter.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.apache.kafka.common.errors.TimeoutException;
import org.dossierstats.access.Agencies;
import org.dossierstats.catalogue.Catalogue;
import org.dossierstats.reporter.LiveCounts;
import org.dossierstats.reporter.ReporterException;
import org.dossierstats.reporter.access.Visible;
import org.dossierstats.reporter.live.LiveHub.Following;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A board whose numbers may be old says so. */
class LiveHubTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    private final AtomicLong nanos = new AtomicLong();

    @Test
    void a_lag_is_usual_for_some_seconds_and_then_the_board_is_behind() {
        AtomicLong lag = new AtomicLong(7);
        Feed feed = feed(lag::get);

        feed.look();
        assertThat(status(feed, true)).isEqualTo("live");
        nanos.addAndGet(Duration.ofSeconds(4).toNanos());
        feed.look();
        assertThat(status(feed, true)).isEqualTo("behind");
        lag.set(0);
        feed.look();
        assertThat(status(feed, true)).isEqualTo("live");
        assertThat(status(feed, false)).isEqualTo("rebuilding");
    }

    @Test
    void while_kafka_gives_no_answer_or_an_error_the_board_says_so() {
        Feed waiting = feed(() -> 0);
        waiting.look();
        nanos.addAndGet(Duration.ofSeconds(6).toNanos());
        Feed failing = feed(() -> {
            throw new TimeoutException("no answer");
        });
        failing.look();

        assertThat(status(waiting, true)).as("no look has ended for 6 s").isEqualTo("down");
        assertThat(status(failing, true)).isEqualTo("down");
    }

    @Test
    void a_board_that_is_followed_is_not_forgotten_however_long_nothing_changes() throws Exception {
        LiveHub hub = new LiveHub(source(() -> 0), new Names(Catalogue.EMPTY));
        try (Following following = hub.follow(Visible.ALL)) {
            for (int i = 0; i < 1000; i++) {
                hub.look();
            }
            try (Following another = hub.follow(Visible.ALL)) {
                assertThat(another.scope()).isSameAs(following.scope());
            }
        }
        try (Following soon = hub.follow(Visible.ALL)) {
            LiveScope scope = soon.scope();
            soon.close();
            for (int i = 0; i < 1000; i++) {
                hub.look();
            }
            assertThat(hub.follow(Visible.ALL).scope())
                    .as("nobody followed for a minute")
                    .isNotSameAs(scope);
        }
    }

    @Test
    void who_comes_from_the_board_of_others_gets_the_whole_state() throws Exception {
        LiveHub hub = new LiveHub(source(() -> 0), new Names(Catalogue.EMPTY));
        Visible some = new Visible(new Agencies(List.of("H32.19")));
        try (Following all = hub.follow(Visible.ALL);
                Following own = hub.follow(some)) {
            hub.look();
            LiveScope.Message seen = all.scope().after(0, SOON).get(0);

            long number = own.scope().seen(seen.id());

            assertThat(own.scope().after(number, SOON))
                    .extracting(LiveScope.Message::event)
                    .containsExactly("state");
            assertThat(all.scope().seen(seen.id())).isEqualTo(seen.number());
        }
    }

    @Test
    void a_board_that_failed_lets_its_followers_go_and_takes_no_more() throws Exception {
        LiveSource broken = new LiveSource() {
            @Override
            public @Nullable LiveCounts live(Predicate<String> visible) {
                throw new IllegalStateException("a bug");
            }

            @Override
            public long lag() {
                return 0;
            }
        };
        try (LiveHub hub = LiveHub.start(broken, new Names(Catalogue.EMPTY));
                Following following = hub.follow(Visible.ALL)) {
            assertThat(following.scope().after(0, SOON)).isEmpty();

            assertThat(following.scope().hasEnded()).isTrue();
            assertThat(hub.hasFailed()).isTrue();
            assertThatThrownBy(() -> hub.follow(Visible.ALL)).isInstanceOf(ReporterException.class);
        }
    }

    private Feed feed(LongSupplier lag) {
        return new Feed(source(lag), nanos::get);
    }

    private static LiveSource source(LongSupplier lag) {
        return new LiveSource() {
            @Override
            public @Nullable LiveCounts live(Predicate<String> visible) {
                return null;
            }

            @Override
            public long lag() {
                return lag.getAsLong();
            }
        };
    }

    private static String status(Feed feed, boolean isWhole) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        feed.into(json, isWhole);
        JsonNode status = json.at("/feed/status");
        return status.asText();
    }
}
