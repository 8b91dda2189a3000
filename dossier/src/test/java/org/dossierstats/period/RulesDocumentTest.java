package org.dossierstats.period;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dossierstats.settings.Rulebook;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The examples of docs/rules.md are true. */
class RulesDocumentTest {
    private static final Pattern BLOCK = Pattern.compile("```(\\w+)\n(.*?)```", Pattern.DOTALL);

    @TempDir
    Path directory;

    @TestFactory
    List<DynamicTest> the_examples_of_the_rules_document_are_true() throws IOException {
        List<DynamicTest> examples = new ArrayList<>();
        String rules = "";
        String catalogue = "";
        String events = "";
        Matcher blocks = BLOCK.matcher(Files.readString(Path.of("../docs/rules.md")));
        while (blocks.find()) {
            String text = blocks.group(2);
            switch (blocks.group(1)) {
                case "rules" -> rules = text;
                case "catalogue" -> catalogue = text;
                case "events" -> events = text;
                case "figures" -> {
                    examples.add(example(examples.size(), rules, catalogue, events, text));
                    rules = "";
                    catalogue = "";
                }
                default -> {}
            }
        }
        assertThat(examples).hasSizeGreaterThan(12);
        return examples;
    }

    private DynamicTest example(int number, String rules, String catalogue, String events, String figures) {
        return DynamicTest.dynamicTest(
                "example " + number + ": " + figures.strip().replace('\n', ';'), () -> {
                    String yaml = "zone: Asia/Ho_Chi_Minh\n" + rules
                            + (catalogue.isEmpty() ? "" : "catalogue: procedures.csv\n");
                    Files.writeString(directory.resolve("procedures.csv"), catalogue);
                    Story story = Story.of(
                            Rulebook.read(Files.writeString(directory.resolve("rules.yaml"), yaml))
                                    .rules(),
                            events);

                    figures.lines().forEach(story::expect);
                });
    }
}
