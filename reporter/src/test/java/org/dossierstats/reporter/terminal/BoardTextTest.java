package org.dossierstats.reporter.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeMap;
import org.dossierstats.live.Standing;
import org.dossierstats.reporter.LiveCounts;
import org.dossierstats.reporter.form.Language;
import org.dossierstats.reporter.live.Feed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The board as text fits whatever terminal there is, and shows no number that is not known. What is written is left in target/. */
class BoardTextTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/terminal");
    private static final Path WRITTEN = Path.of("target/golden/terminal");

    private final BoardText english = new BoardText(Language.EN, null);

    @ParameterizedTest
    @CsvSource({"EN, 100, 40", "EN, 80, 24", "EN, 60, 20", "EN, 40, 12", "VI, 110, 40", "VI, 80, 24"})
    void it_is_as_it_always_was(Language language, int columns, int rows) throws IOException {
        List<String> lines = new BoardText(language, null).lines(Glances.live(), new Size(columns, rows));

        assertGolden(language.tag() + "-" + columns + "x" + rows + ".txt", lines);
    }

    @Test
    void no_line_is_as_wide_as_the_terminal_and_the_mark_is_first_whatever_the_size() {
        for (int columns = 1; columns < 130; columns += 3) {
            for (int rows = 1; rows < 50; rows += 4) {
                List<String> lines = english.lines(Glances.live(), new Size(columns, rows));

                assertThat(lines).as("%d x %d", columns, rows).hasSizeBetween(1, rows);
                assertThat(Page.widest(lines))
                        .as("%d x %d", columns, rows)
                        .isLessThanOrEqualTo(Math.max(1, columns - 1));
                assertThat(lines.get(0))
                        .startsWith(columns < 6 ? "live".substring(0, Math.max(0, columns - 2)) : "live");
            }
        }
    }

    @Test
    void a_number_that_does_not_fit_is_not_cut_off_without_a_sign() {
        assertThat(english.lines(Glances.live(), new Size(18, 12))).contains("Pending        5…");
        assertThat(english.lines(Glances.live(), new Size(19, 12))).contains("Pending        512");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "LIVE | 7 | live · 2021-06-14",
                "BEHIND | 1234 | behind by 1,234 · 2021-06-14",
                "DOWN | 1234 | Kafka does not answer: what is shown may be old · 2021-06-14"
            })
    void it_says_how_old_its_numbers_may_be(Feed.State state, long lag, String head) {
        List<String> lines = english.lines(Glances.of(Glances.counts(512), state, lag), Size.USUAL);

        assertThat(lines.get(0)).startsWith(head);
    }

    @ParameterizedTest
    @ValueSource(strings = {"REBUILDING", "DOWN"})
    void while_the_counts_are_not_whole_there_is_no_number(Feed.State state) {
        List<String> lines = english.lines(Glances.of(null, state, 1234), new Size(100, 40));

        assertThat(String.join("\n", lines)).doesNotContainPattern("\\d").contains("Pending     –", "Overdue        –");
        assertThat(lines.get(1)).isEqualTo("The counts are not whole: there is no number to show.");
    }

    @Test
    void why_the_counts_cannot_be_read_is_told() {
        Glance glance = new Glance(
                null,
                new Feed.Shown(Feed.State.REBUILDING, 0),
                "partition 0 was counted\nunder other rules",
                Glances.NOW);

        assertThat(english.lines(glance, Size.USUAL)).contains("partition 0 was counted under other rules");
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, ', 0 s ago'",
        "PT119S, ', 119 s ago'",
        "PT2M, ', 2 min ago'",
        "PT2H, ', 2 h ago'",
        "PT1200H, ', 50 days ago'",
        "PT-3S, ''"
    })
    void the_age_of_the_newest_event_is_told_unless_it_is_dated_ahead(Duration age, String told) {
        LiveCounts counts = Glances.counts(512);
        LiveCounts aged = new LiveCounts(
                counts.board(),
                counts.rules(),
                counts.cut(),
                Glances.NOW.minus(age).toInstant());

        String line =
                english.lines(Glances.of(aged, Feed.State.LIVE, 0), Size.USUAL).get(1);

        assertThat(line).matches("Newest event \\S+ \\d\\d:\\d\\d:\\d\\d" + told + " · counted to 0:2519 1:2644");
    }

    @Test
    void the_counts_of_one_agency_say_so_and_its_fields() {
        Standing standing = new Standing(412, 14, 9, 10, 2, 15, 30, 20, 1);
        LiveCounts one = Glances.counts(412, new TreeMap<>(Map.of("H32.19", standing)));

        List<String> lines =
                new BoardText(Language.EN, "H32.19").lines(Glances.of(one, Feed.State.LIVE, 0), new Size(90, 40));

        assertThat(lines.get(0)).endsWith(" · H32.19");
        assertThat(lines).anyMatch(line -> line.startsWith("Field ")).anyMatch(line -> line.startsWith("Lao động "));
    }

    @Test
    void nothing_that_comes_from_events_is_obeyed_by_the_terminal() {
        Standing standing = new Standing(1, 1, 0, 0, 0, 0, 0, 0, 0);
        LiveCounts counts = Glances.counts(
                1,
                new TreeMap<>(Map.of("\u001b[2Jgone\n\r\u202e", standing, "x".repeat(200), standing, "đ", standing)));

        List<String> lines = english.lines(Glances.of(counts, Feed.State.LIVE, 0), Size.USUAL);
        List<String> larger = english.lines(Glances.of(counts, Feed.State.LIVE, 0), new Size(80, 40));

        assertThat(String.join("", lines)).doesNotContainPattern("[\\p{Cntrl}\u202e]");
        assertThat(larger).anyMatch(line -> line.startsWith(" [2Jgone")).anyMatch(line -> line.matches("x{30,}….*1"));
        assertThat(Page.widest(larger)).isLessThan(80);
    }

    @Test
    void it_can_say_the_same_in_both_languages() {
        assertThat(keys("en")).isEqualTo(keys("vi"));
    }

    private static Set<String> keys(String language) {
        return ResourceBundle.getBundle("org.dossierstats.reporter.terminal.words-" + language, Locale.ROOT)
                .keySet();
    }

    private static void assertGolden(String name, List<String> lines) throws IOException {
        String text = String.join("\n", lines) + "\n";
        Files.createDirectories(WRITTEN);
        Files.writeString(WRITTEN.resolve(name), text);
        assertThat(GOLDEN.resolve(name)).exists();
        assertThat(text).isEqualTo(Files.readString(GOLDEN.resolve(name)));
    }
}
