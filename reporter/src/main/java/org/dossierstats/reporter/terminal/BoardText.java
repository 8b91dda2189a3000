package org.dossierstats.reporter.terminal;

import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.dossierstats.live.Board;
import org.dossierstats.live.Standing;
import org.dossierstats.reporter.LiveCounts;
import org.dossierstats.reporter.form.Language;
import org.jspecify.annotations.Nullable;

/** The board as a page of text that fits a terminal: the more room there is, the more of it. */
public final class BoardText {
    private static final String NOT_KNOWN = "–";
    private static final String BETWEEN = " · ";
    private static final String GAP = "   ";
    private static final int MOST_IN_A_LINE = 5;
    private static final int SECONDS_TOLD = 120;
    private static final int MINUTES_TOLD = 120;
    private static final int HOURS_TOLD = 48;
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final Words words;
    private final @Nullable String agency;

    /** @param agency whose dossiers are shown; null for those of all */
    public BoardText(Language language, @Nullable String agency) {
        this.words = new Words(language);
        this.agency = agency;
    }

    /** The page, not higher and not wider than that. */
    public List<String> lines(Glance glance, Size size) {
        Page page = new Page(size);
        page.line(head(glance));
        LiveCounts live = glance.live();
        if (live == null) {
            page.line(glance.trouble() == null ? words.say("not-whole") : glance.trouble());
            page.asMuchOf(counters(null, page.width()));
            return page.lines();
        }
        page.line(newest(glance) + BETWEEN + words.say("counted", cut(live)));
        Board board = live.board();
        page.asMuchOf(counters(board.total(), page.width()));
        BoardTables tables = new BoardTables(words, page);
        tables.falling(board);
        tables.statuses(board);
        tables.rows(board);
        return page.lines();
    }

    /** The mark comes first: however narrow the terminal is, it is seen. */
    private String head(Glance glance) {
        Long lag = glance.lag();
        List<String> head = new ArrayList<>();
        head.add(words.say("feed." + glance.feed().state(), words.number(lag == null ? 0 : lag)));
        LiveCounts live = glance.live();
        head.add(
                live == null
                        ? NOT_KNOWN
                        : words.language().day(live.board().today()) + " "
                                + glance.now().getZone());
        if (agency != null) {
            head.add(agency.isEmpty() ? words.say("unknown") : agency);
        }
        return String.join(BETWEEN, head);
    }

    private String newest(Glance glance) {
        ZonedDateTime newest = glance.newest();
        if (newest == null) {
            return words.say("newest.none");
        }
        Duration age = Duration.between(newest, glance.now());
        String told = words.say("newest", words.language().day(newest.toLocalDate()) + " " + CLOCK.format(newest));
        return age.isNegative() ? told : told + ", " + age(age);
    }

    private String age(Duration age) {
        if (age.toSeconds() < SECONDS_TOLD) {
            return words.say("age.seconds", age.toSeconds());
        } else if (age.toMinutes() < MINUTES_TOLD) {
            return words.say("age.minutes", age.toMinutes());
        }
        return age.toHours() < HOURS_TOLD
                ? words.say("age.hours", age.toHours())
                : words.say("age.days", words.number(age.toDays()));
    }

    private static String cut(LiveCounts live) {
        return live.cut().entrySet().stream()
                .map(partition -> partition.getKey() + ":" + partition.getValue())
                .collect(Collectors.joining(" "));
    }

    /** Labels and numbers, as many in a line as there is room for. */
    private List<String> counters(@Nullable Standing total, int width) {
        List<String> labels =
                Counter.ALL.stream().map(counter -> words.say(counter.name())).toList();
        List<String> numbers = Counter.ALL.stream()
                .map(counter ->
                        total == null ? NOT_KNOWN : words.number(counter.of().applyAsLong(total)))
                .toList();
        for (int inLine = MOST_IN_A_LINE; inLine > 1; inLine--) {
            List<String> lines = grid(labels, numbers, inLine);
            if (Page.widest(lines) <= width) {
                return lines;
            }
        }
        return grid(labels, numbers, 1);
    }

    private static List<String> grid(List<String> labels, List<String> numbers, int inLine) {
        List<StringBuilder> lines = new ArrayList<>();
        for (int i = 0; i < labels.size(); i++) {
            if (i % inLine == 0) {
                lines.add(new StringBuilder());
            }
            StringBuilder line = lines.get(lines.size() - 1);
            String number = numbers.get(i);
            line.append(i % inLine == 0 ? "" : GAP)
                    .append(labels.get(i))
                    .append(" ".repeat(widestInColumn(labels, i % inLine, inLine) - Page.width(labels.get(i)) + 1))
                    .append(" ".repeat(widestInColumn(numbers, i % inLine, inLine) - Page.width(number)))
                    .append(number);
        }
        return lines.stream().map(StringBuilder::toString).toList();
    }

    private static int widestInColumn(List<String> cells, int column, int inLine) {
        int widest = 0;
        for (int i = column; i < cells.size(); i += inLine) {
            widest = Math.max(widest, Page.width(cells.get(i)));
        }
        return widest;
    }
}
