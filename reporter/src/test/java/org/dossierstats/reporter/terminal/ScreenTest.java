package org.dossierstats.reporter.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.dossierstats.reporter.form.Language;
import org.dossierstats.reporter.live.Feed;
import org.junit.jupiter.api.Test;

/** The board is drawn in one write, and only if there is anything new in it. */
class ScreenTest {
    private final List<String> writes = new ArrayList<>();
    private final AtomicReference<Size> size = new AtomicReference<>(Size.USUAL);
    private final Screen screen = new Screen(
            new PrintStream(new Writes(), false, StandardCharsets.UTF_8), new BoardText(Language.EN, null), size::get);

    @Test
    void the_first_drawing_moves_up_what_was_there_and_hides_the_cursor() {
        screen.show(Glances.live());

        assertThat(writes)
                .singleElement()
                .asString()
                .startsWith("\u001b[?25l" + "\n".repeat(23)
                        + "\u001b[Hlive · 2021-06-14 Asia/Ho_Chi_Minh\u001b[K\r\nNewest ")
                .endsWith("3,575\u001b[K\u001b[J");
    }

    @Test
    void what_is_the_same_is_not_drawn_again() {
        screen.show(Glances.live());
        screen.show(Glances.live());
        assertThat(writes).hasSize(1);

        screen.show(Glances.of(Glances.counts(513), Feed.State.LIVE, 0));
        assertThat(writes)
                .hasSize(2)
                .last()
                .asString()
                .startsWith("\u001b[Hlive")
                .contains("Pending        513");

        size.set(new Size(60, 10));
        screen.show(Glances.of(Glances.counts(513), Feed.State.LIVE, 0));
        assertThat(writes).hasSize(3);
        assertThat(writes.get(2).lines()).hasSizeLessThanOrEqualTo(10);
    }

    @Test
    void a_mark_that_numbers_may_be_old_stands_out() {
        screen.show(Glances.of(Glances.counts(512), Feed.State.DOWN, 0));

        assertThat(writes.get(0))
                .contains("\u001b[H\u001b[7mKafka does not answer")
                .contains("\u001b[0m\u001b[K");
    }

    @Test
    void closing_it_shows_the_cursor_below_and_nothing_is_drawn_after_that() {
        screen.show(Glances.live());
        screen.close();
        screen.close();

        assertThat(screen.show(Glances.of(Glances.counts(1), Feed.State.LIVE, 0)))
                .isFalse();
        assertThat(writes).hasSize(2).last().isEqualTo("\u001b[0m\u001b[?25h\r\n");
    }

    @Test
    void if_nothing_was_drawn_nothing_is_given_back() {
        screen.close();

        assertThat(writes).isEmpty();
    }

    /** Each write by itself, as the terminal gets it. */
    private final class Writes extends OutputStream {
        @Override
        public void write(int one) {
            throw new AssertionError("written byte by byte");
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            writes.add(new String(bytes, from, length, StandardCharsets.UTF_8));
        }
    }
}
