package org.dossierstats.reporter.terminal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.dossierstats.dossier.Channel;
import org.dossierstats.dossier.Status;
import org.dossierstats.live.Board;
import org.dossierstats.live.Standing;
import org.dossierstats.reporter.TextTable;

/** What a page of the board has below its counters, each part as far as there is room for it. */
final class BoardTables {
    private static final String BARS = " ▁▂▃▄▅▆▇█";
    private static final int LEAST_DAY_WIDTH = 3;
    private static final int LONGEST_NAME = 40;
    private static final int LEAST_NAME = 8;

    private final Words words;
    private final Page page;

    BoardTables(Words words, Page page) {
        this.words = words;
        this.page = page;
    }

    /** How many more are overdue from each of the next days on: the day of the month, a bar, the number. */
    void falling(Board board) {
        List<Long> counts = board.fallingOverdue();
        List<String> numbers = counts.stream().map(words::number).toList();
        int each = Math.max(LEAST_DAY_WIDTH, Page.widest(numbers) + 1);
        String label = words.say("falling");
        int shown = Math.min(counts.size(), (page.width() - Page.width(label)) / each);
        long most = counts.stream().mapToLong(Long::longValue).max().orElse(0);
        StringBuilder days = new StringBuilder(label);
        StringBuilder bars = new StringBuilder(" ".repeat(Page.width(label)));
        StringBuilder below = new StringBuilder(bars);
        LocalDate day = board.today();
        for (int i = 0; i < shown; i++) {
            day = day.plusDays(1);
            days.append(right(String.format(Locale.ROOT, "%02d", day.getDayOfMonth()), each));
            bars.append(right(bar(counts.get(i), most), each));
            below.append(right(numbers.get(i), each));
        }
        if (shown > 0) {
            page.part(List.of(days.toString(), bars.toString(), below.toString()));
        }
    }

    /** Of eight heights, the most the highest; nothing for nothing, or where fewer are overdue. */
    private static String bar(long count, long most) {
        int heights = BARS.length() - 1;
        int height = count <= 0 ? 0 : Math.toIntExact((count * heights + most - 1) / most);
        return BARS.substring(height, height + 1);
    }

    private static String right(String text, int width) {
        return " ".repeat(width - Page.width(text)) + text;
    }

    /** How many stand in each status, by channel; of all that there are, or of those with any. */
    void statuses(Board board) {
        List<Status> all = Stream.of(Status.values())
                .filter(status -> status != Status.UNKNOWN)
                .toList();
        List<Status> some = all.stream().filter(status -> board.in(status) != 0).toList();
        List<Channel> every = List.of(Channel.values());
        List<Channel> used = every.stream()
                .filter(channel -> all.stream().anyMatch(status -> in(board, status, channel) != 0))
                .toList();
        for (List<Status> rows : List.of(all, some)) {
            for (List<Channel> columns : List.of(every, used)) {
                List<String> table = table(board, rows, columns);
                if (page.holds(table)) {
                    page.part(table);
                    return;
                }
            }
        }
    }

    private List<String> table(Board board, List<Status> rows, List<Channel> columns) {
        TextTable table = new TextTable();
        List<String> head = new ArrayList<>(List.of(words.say("status")));
        columns.forEach(channel -> head.add(words.say("channel." + channel)));
        head.add(words.say("total"));
        table.row(head.toArray(String[]::new));
        for (Status status : rows) {
            List<String> row = new ArrayList<>(List.of(words.say("status." + status)));
            columns.forEach(channel -> row.add(words.number(in(board, status, channel))));
            row.add(words.number(board.in(status)));
            table.row(row.toArray(String[]::new));
        }
        return table.toString().lines().toList();
    }

    private static long in(Board board, Status status, Channel channel) {
        return board.statuses().getOrDefault(status, Map.of()).getOrDefault(channel, 0L);
    }

    /** The agencies with the most overdue, or the fields where there is but one agency; as many as there is room for. */
    void rows(Board board) {
        boolean byAgency = board.byAgency().size() > 1;
        int most = page.room() - 1;
        if (most < 1) {
            return;
        }
        Comparator<Map.Entry<String, Standing>> byOverdue =
                Comparator.comparingLong(row -> row.getValue().overdue());
        List<Map.Entry<String, Standing>> rows = (byAgency ? board.byAgency() : board.byField())
                .entrySet().stream()
                        .sorted(byOverdue.reversed().thenComparing(Map.Entry.comparingByKey()))
                        .limit(most)
                        .toList();
        String label = words.say(byAgency ? "agency" : "field");
        List<String> lines = rows(label, rows, LONGEST_NAME);
        int tooWide = Page.widest(lines) - page.width();
        if (tooWide > 0) {
            int longest = rows.stream()
                    .mapToInt(row -> Page.width(row.getKey()))
                    .max()
                    .orElse(0);
            lines = rows(label, rows, Math.max(LEAST_NAME, Math.min(longest, LONGEST_NAME) - tooWide));
        }
        if (!rows.isEmpty() && page.holds(lines)) {
            page.part(lines);
        }
    }

    private List<String> rows(String label, List<Map.Entry<String, Standing>> rows, int longestName) {
        TextTable table = new TextTable();
        table.row(cells(label, counter -> words.say(counter.name())));
        rows.forEach(row -> table.row(cells(
                name(row.getKey(), longestName),
                counter -> words.number(counter.of().applyAsLong(row.getValue())))));
        return table.toString().lines().toList();
    }

    private static String[] cells(String first, Function<Counter, String> others) {
        return Stream.concat(Stream.of(first), Counter.OF_ROWS.stream().map(others))
                .toArray(String[]::new);
    }

    private String name(String key, int longest) {
        return Page.shortened(key.isEmpty() ? words.say("unknown") : Page.harmless(key), longest);
    }
}
