package org.dossierstats.reporter.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.dossierstats.reporter.live.Feed;
import org.junit.jupiter.api.Test;

/** A line for each change, but not more than one a second. */
class PlainLinesTest {
    private final AtomicLong nanos = new AtomicLong();
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final PlainLines lines =
            new PlainLines(new PrintStream(written, false, StandardCharsets.UTF_8), nanos::get);

    @Test
    void a_line_has_the_time_and_every_counter() {
        lines.show(Glances.live());

        assertThat(lines())
                .containsExactly(
                        "2021-06-14T09:00:05+07:00 open=512 inTime=478"
                                + " dueToday=12 overdue=32 paused=10 noDueDate=2 waiting=15 receivedToday=31 resolvedToday=22"
                                + " lateToday=1 lag=0 feed=live today=2021-06-14 newest=2021-06-14T09:00:00+07:00 cut=0:2519,1:2644");
    }

    @Test
    void what_is_not_known_is_no_number() {
        lines.show(Glances.of(null, Feed.State.REBUILDING, 17));
        after(Duration.ofSeconds(1));
        lines.show(Glances.of(Glances.counts(512), Feed.State.DOWN, 17));

        assertThat(lines())
                .containsExactly(
                        "2021-06-14T09:00:05+07:00 open=– inTime=– dueToday=– overdue=–"
                                + " paused=– noDueDate=– waiting=– receivedToday=– resolvedToday=– lateToday=– lag=–"
                                + " feed=rebuilding today=– newest=– cut=–",
                        lines().get(1))
                .last()
                .asString()
                .contains(" lag=– feed=down ", " open=512 ");
    }

    @Test
    void changes_within_a_second_are_one_line_with_the_last_of_them() {
        for (int open = 1; open <= 3; open++) {
            lines.show(Glances.of(Glances.counts(open), Feed.State.LIVE, 0));
        }
        assertThat(lines()).singleElement().asString().contains(" open=1 ");

        after(Duration.ofSeconds(1));
        lines.show(Glances.of(Glances.counts(3), Feed.State.LIVE, 0));
        after(Duration.ofHours(1));
        lines.show(Glances.of(Glances.counts(3), Feed.State.LIVE, 0));

        assertThat(lines()).hasSize(2).last().asString().contains(" open=3 ");
    }

    @Test
    void it_ends_when_nobody_reads_any_more() {
        PlainLines broken = new PlainLines(
                new PrintStream(
                        new OutputStream() {
                            @Override
                            public void write(int written) throws IOException {
                                throw new IOException("Broken pipe");
                            }
                        },
                        false,
                        StandardCharsets.UTF_8),
                nanos::get);

        assertThat(broken.show(Glances.live())).isFalse();
    }

    private void after(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private List<String> lines() {
        return written.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
