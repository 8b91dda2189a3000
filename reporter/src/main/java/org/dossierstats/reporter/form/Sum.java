package org.dossierstats.reporter.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Figures added up: what {@code received.inPeriod - received.ONLINE} in a layout means. */
final class Sum<R> {
    private static final Pattern TERM = Pattern.compile("\\s*([+-]?)\\s*([A-Za-z][A-Za-z_.0-9]*)");

    private final List<ToLongFunction<R>> terms = new ArrayList<>();
    private final List<String> names = new ArrayList<>();

    private Sum() {}

    /**
     * Reads one.
     *
     * @param known the figures there are, by name
     * @throws IllegalArgumentException if it is none, or names a figure that there is not
     */
    static <R> Sum<R> parse(String text, Map<String, ToLongFunction<R>> known) {
        Sum<R> sum = new Sum<>();
        Matcher term = TERM.matcher(text);
        int read = 0;
        while (read < text.length()) {
            if (!term.find(read)
                    || term.start() != read
                    || (read > 0) == term.group(1).isEmpty()) {
                throw new IllegalArgumentException(
                        "is '" + text + "' where figures with + and - between them are needed");
            }
            ToLongFunction<R> figure = known.get(term.group(2));
            if (figure == null) {
                throw new IllegalArgumentException(
                        "names '" + term.group(2) + "', which there is not under these policies; there is "
                                + String.join(", ", alike(term.group(2), known.keySet())));
            }
            boolean less = term.group(1).equals("-");
            sum.terms.add(less ? row -> Math.negateExact(figure.applyAsLong(row)) : figure);
            sum.names.add(term.group(2));
            read = term.end();
        }
        if (sum.terms.isEmpty()) {
            throw new IllegalArgumentException("is blank");
        }
        return sum;
    }

    /** Those that begin as this one does, or all. */
    private static List<String> alike(String name, Set<String> known) {
        String beginning = name.split("\\.", 2)[0] + ".";
        List<String> alike =
                known.stream().filter(each -> each.startsWith(beginning)).toList();
        return alike.isEmpty() ? List.copyOf(known) : alike;
    }

    /** What is added up. */
    List<String> names() {
        return names;
    }

    long of(R row) {
        long sum = 0;
        for (ToLongFunction<R> term : terms) {
            sum = Math.addExact(sum, term.applyAsLong(row));
        }
        return sum;
    }
}
