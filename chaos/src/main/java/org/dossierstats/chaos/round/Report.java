package org.dossierstats.chaos.round;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.dossierstats.bench.figure.ResultsTable;
import org.dossierstats.chaos.fault.FaultKind;

/**
 * What is told in the end.
 *
 * @param machine what everything ran on, by name
 * @param skipped the faults that could not be brought about, and why
 */
public record Report(Map<String, String> machine, Plan plan, List<Round> rounds, Map<FaultKind, String> skipped) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> HEAD = List.of(
            "fault",
            "figures",
            "times",
            "events",
            "sent again",
            "lost",
            "twice",
            "cuts",
            "unbalanced",
            "longest without, s");
    private static final int FIRST_NUMBER = 2;

    /** Whether everything is as it must be. */
    public boolean isRight() {
        return rounds.stream().allMatch(Round::isRight);
    }

    /** For people: the machine, then a table with a row for each fault. */
    public String text() {
        StringBuilder text = new StringBuilder();
        machine.forEach((name, value) -> text.append(String.format(Locale.ROOT, "%-12s %s%n", name, value)));
        text.append(String.format(Locale.ROOT, "%-12s %d, %d events/s%n%n", "seed", plan.seed(), plan.rate()));
        List<List<String>> cells = new ArrayList<>();
        cells.add(HEAD);
        byFault().forEach((fault, all) -> cells.add(cells(fault.toString(), all)));
        cells.add(cells("all", rounds));
        ResultsTable.aligned(cells, FIRST_NUMBER)
                .forEach(row -> text.append(row).append('\n'));
        skipped.forEach((fault, why) ->
                text.append("skipped: ").append(fault).append(": ").append(why).append('\n'));
        rounds.stream()
                .flatMap(round -> round.unbalanced().stream().limit(1).map(what -> round.fault() + ": " + what))
                .forEach(what -> text.append("unbalanced: ").append(what).append('\n'));
        return text.toString();
    }

    private Map<FaultKind, List<Round>> byFault() {
        return rounds.stream().collect(Collectors.groupingBy(Round::fault, LinkedHashMap::new, Collectors.toList()));
    }

    private static List<String> cells(String name, List<Round> all) {
        return List.of(
                name,
                all.stream().allMatch(Round::equal) ? "equal" : "WRONG",
                number(all.stream()
                        .filter(round -> round.fault() != FaultKind.NOTHING || !name.equals("all"))
                        .count()),
                number(all.stream().mapToLong(Round::events).sum()),
                number(all.stream().mapToLong(Round::again).sum()),
                number(all.stream().mapToLong(Round::lost).sum()),
                number(all.stream().mapToLong(Round::twice).sum()),
                number(all.stream().mapToLong(Round::cuts).sum()),
                number(all.stream()
                        .mapToLong(round -> round.unbalanced().size())
                        .sum()),
                String.format(
                        Locale.ROOT,
                        "%.1f",
                        all.stream().mapToDouble(Round::longestSeconds).max().orElse(0)));
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** For programs: every round. */
    public String json() {
        ObjectNode all = JSON.createObjectNode();
        all.set("machine", JSON.valueToTree(machine));
        all.put("seed", plan.seed()).put("eventsASecond", plan.rate()).put("right", isRight());
        rounds.forEach(round -> {
            ObjectNode one = JSON.valueToTree(round);
            all.withArray("rounds").add(one.put("fault", round.fault().toString()));
        });
        skipped.forEach((fault, why) -> all.withObject("/skipped").put(fault.toString(), why));
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(all) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can be written", e);
        }
    }
}
