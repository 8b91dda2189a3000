package org.dossierstats.app.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.dossierstats.app.command.DossierStats;
import org.dossierstats.streams.StreamsSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;

/** What is told of the parts and what they need is what the table says. */
class PartTest {
    private static final String DEFAULT = StreamsSettings.DEFAULT_APPLICATION_ID;

    @ParameterizedTest
    @EnumSource
    void the_document_says_what_it_needs(Part part) throws IOException {
        String document = Files.readString(Path.of("../docs/security.md"));

        List<String> rows = document.lines()
                .filter(line -> line.startsWith("| `" + part + "` |"))
                .toList();

        assertThat(rows).singleElement().asString().endsWith(" | " + told(part) + " |");
    }

    private static String told(Part part) {
        return switch (part) {
            case rollup -> "those of `streams`, " + told(more(part, Part.streams, DEFAULT));
            case repair -> "those of `topics`, " + told(more(part, Part.topics, DEFAULT));
            case restore -> "those of `export`, " + told(more(part, Part.export, DEFAULT));
            case rebuild -> "those of `streams` for its application id, " + told(more(part, Part.streams, "ID"));
            case close -> "those of `reporter`, " + told(more(part, Part.reporter, DEFAULT));
            case topics, ingest, relay, streams, reporter, rejects, replay, export -> told(part.permissions(DEFAULT));
        };
    }

    private static List<Permission> more(Part part, Part than, String applicationId) {
        List<Permission> more = new ArrayList<>(part.permissions(applicationId));
        assertThat(more.removeAll(than.permissions(applicationId))).isTrue();
        return more;
    }

    private static String told(List<Permission> permissions) {
        return permissions.stream()
                .map(each -> String.join(" ", each.arguments())
                        .replace("--operation ", "")
                        .replace("--", "")
                        .replace(" resource-pattern-type prefixed", "*"))
                .collect(Collectors.joining(", "));
    }

    @Test
    void the_help_names_every_part() {
        StringWriter help = new StringWriter();
        new CommandLine(new DossierStats()).setOut(new PrintWriter(help)).execute("topics", "acls", "--help");

        assertThat(help.toString().replaceAll("\\s+", " "))
                .contains(List.of(Part.values()).stream()
                        .map(Part::name)
                        .collect(Collectors.joining(", ", "Parts: ", ".")));
    }
}
