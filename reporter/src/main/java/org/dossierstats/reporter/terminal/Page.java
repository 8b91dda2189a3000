package org.dossierstats.reporter.terminal;

import java.util.ArrayList;
import java.util.List;

/** As many lines as a terminal has, none wider than it is. */
final class Page {
    private final Size size;
    private final List<String> lines = new ArrayList<>();

    Page(Size size) {
        this.size = size;
    }

    /** How wide a line may be: the last column stays free, so that no terminal begins a new line by itself. */
    int width() {
        return Math.max(1, size.columns() - 1);
    }

    /** How many lines a part may have that comes next. */
    int room() {
        return size.rows() - lines.size() - 1;
    }

    /** A line at the top; cut off at the end if it is too wide. */
    void line(String text) {
        if (lines.size() < size.rows()) {
            lines.add(clipped(text));
        }
    }

    /** A part, after an empty line; left out if there is no room for it. */
    void part(List<String> part) {
        if (!part.isEmpty() && part.size() <= room()) {
            lines.add("");
            part.forEach(text -> lines.add(clipped(text)));
        }
    }

    /** The same, but what there is room for of it. */
    void asMuchOf(List<String> part) {
        part(part.subList(0, Math.max(0, Math.min(room(), part.size()))));
    }

    boolean holds(List<String> part) {
        return part.size() <= room() && widest(part) <= width();
    }

    static int widest(List<String> lines) {
        return lines.stream().mapToInt(Page::width).max().orElse(0);
    }

    static int width(String text) {
        return text.codePointCount(0, text.length());
    }

    /** What comes from events may be anything: nothing in it is to be obeyed by the terminal. */
    static String harmless(String text) {
        return text.codePoints()
                .map(each -> isObeyed(each) ? ' ' : each)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isObeyed(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            default -> false;
        };
    }

    /** A number that is cut off is another number: a sign says that there is more. */
    private String clipped(String text) {
        return shortened(harmless(text).stripTrailing(), width());
    }

    /** At most so long, with … for what is left out. */
    static String shortened(String text, int longest) {
        return width(text) <= longest ? text : text.substring(0, text.offsetByCodePoints(0, longest - 1)) + "…";
    }

    List<String> lines() {
        return List.copyOf(lines);
    }
}
