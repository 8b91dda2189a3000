package org.dossierstats.bench.figure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** The results for programs: the machine, every figure, and the ratios by name. */
public final class ResultsJson {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private ResultsJson() {}

    public static String text(Map<String, String> machine, Results results) {
        ObjectNode root = JSON.createObjectNode();
        ObjectNode told = root.putObject("machine");
        machine.forEach(told::put);
        ObjectNode ratios = root.putObject("ratios");
        results.ratios().forEach((name, spread) -> ratios.put(name, spread.median()));
        for (Figure figure : results.figures()) {
            write(figure, root.withArray("figures").addObject());
        }
        results.notes().forEach(note -> root.withArray("notes").add(note));
        try {
            return JSON.writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("writing to memory does not fail", e);
        }
    }

    private static void write(Figure figure, ObjectNode node) {
        node.put("section", figure.section()).put("name", figure.name()).put("unit", figure.unit());
        Spread spread = figure.spread();
        node.put("median", spread.median())
                .put("min", spread.min())
                .put("max", spread.max())
                .put("rounds", spread.rounds());
        Target target = figure.target();
        if (target != null) {
            node.put("target", target.limit())
                    .put("bound", target.bound() == Target.Bound.AT_LEAST ? "atLeast" : "atMost")
                    .put("met", target.isMetBy(spread.median()));
        }
    }
}
