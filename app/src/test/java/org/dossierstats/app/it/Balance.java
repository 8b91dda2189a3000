package org.dossierstats.app.it;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;

/** The figures of a row in a sentence, so that a difference can be read. */
final class Balance {
    private Balance() {}

    /** Of a row in a summary's JSON. */
    static String of(JsonNode row) {
        JsonNode received = row.path("received");
        JsonNode resolved = row.path("resolved");
        JsonNode pending = row.path("pending");
        return sentence(
                number(received, "carriedIn"),
                number(received, "inPeriod"),
                number(resolved, "early"),
                number(resolved, "onTime"),
                number(resolved, "late"),
                number(resolved, "noDueDate"),
                number(pending, "inTime"),
                number(pending, "overdue"),
                number(pending, "noDueDate"));
    }

    /** Of a row in the shared truth.json, where a dossier due on the last day stands among the overdue; with us it is in time. */
    static String ofTruth(JsonNode row) {
        JsonNode resolved = row.path("resolved").path("by_date");
        JsonNode closing = row.path("closing");
        long dueOnLastDay = number(closing, "due_on_last_day");
        long overdue = number(closing, "overdue") - dueOnLastDay;
        return sentence(
                number(row, "opening"),
                number(row, "received"),
                number(resolved, "early"),
                number(resolved, "on_time"),
                number(resolved, "late"),
                number(resolved, "no_due"),
                number(closing, "total") - overdue - number(closing, "no_due"),
                overdue,
                number(closing, "no_due"));
    }

    /** The rows of a table of a summary, by name; those of nothing left out. */
    static SortedMap<String, String> table(JsonNode rows, String key) {
        SortedMap<String, String> table = new TreeMap<>();
        rows.forEach(row -> table.put(row.path(key).asText(), of(row)));
        table.values().removeIf(Balance::isOfNothing);
        return table;
    }

    static boolean isOfNothing(String balance) {
        return !balance.matches(".*[1-9].*");
    }

    private static long number(JsonNode row, String name) {
        JsonNode number = row.path(name);
        if (!number.isIntegralNumber()) {
            throw new AssertionError("no number " + name + " in " + row);
        }
        return number.asLong();
    }

    private static String sentence(long... figures) {
        return String.format(
                "%d carried in + %d received = %d early + %d on time + %d late + %d without due date"
                        + " + %d in time + %d overdue + %d pending without due date",
                LongStream.of(figures).boxed().toArray());
    }
}
