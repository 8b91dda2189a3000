package org.dossierstats.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the command tells about itself. */
class HelpTest {
    @Test
    void it_has_these_commands() throws IOException {
        List<String> lines = Ended.of("--help").out().lines().toList();

        List<String> commands = lines.subList(lines.indexOf("Commands:") + 1, lines.size()).stream()
                .filter(line -> line.matches("  \\S.*"))
                .map(line -> line.strip().split("\\s+", 2)[0])
                .toList();

        assertThat(commands)
                .isEqualTo(golden().stream()
                        .map(line -> line.split(" ", 2)[0])
                        .distinct()
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("golden")
    void every_command_tells_its_options(String command) {
        String[] arguments = Stream.concat(Stream.of(command.split(" ")), Stream.of("--help"))
                .toArray(String[]::new);

        Ended ended = Ended.of(arguments);

        assertThat(ended.exitCode()).isZero();
        assertThat(ended.err()).isEmpty();
        assertThat(ended.out()).contains("Usage: dossier-stats " + command + " ", "--help");
    }

    @Test
    void help_about_a_command_is_what_the_command_tells() {
        Ended help = Ended.of("help", "batch");

        assertThat(help).isEqualTo(Ended.of("batch", "--help"));
        assertThat(help.out()).contains("--import=FILE", "--mapping=MAP", "--period=PERIOD", "--calendar=CALENDAR");
    }

    @Test
    void the_version_is_told_with_that_of_java() {
        Ended ended = Ended.of("--version");

        assertThat(ended.exitCode()).isZero();
        assertThat(ended.out()).matches("dossier-stats \\S.*\\RJava " + System.getProperty("java.version") + "\\R");
        assertThat(ended.err()).isEmpty();
    }

    @Test
    void completion_is_a_script_for_bash() {
        Ended ended = Ended.of("generate-completion");

        assertThat(ended.exitCode()).isZero();
        assertThat(ended.out())
                .startsWith("#!/usr/bin/env bash\n")
                .contains("complete -F _complete_dossier-stats", "dossier-stats")
                .contains("--mapping", "--calendar");
        assertThat(ended.err()).isEmpty();
    }

    @Test
    void nothing_asked_for_says_what_there_is() {
        Ended.of().assertRefused(2, "say which: dossier-stats demo | batch | standalone");
        Ended.of("ingest").assertRefused(2, "say which: dossier-stats ingest serve | keys | import");
        Ended.of("reporter").assertRefused(2, "say which: dossier-stats reporter summary | serve | watch");
    }

    @Test
    void an_unknown_command_is_told_with_one_like_it() {
        Ended ended = Ended.of("btach", "--import", "x.csv");

        ended.assertRefused(2, "'btach'", "did you mean batch", "; see: dossier-stats --help");
    }

    private static List<String> golden() throws IOException {
        try (var in = Objects.requireNonNull(HelpTest.class.getResourceAsStream("/golden/commands.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }
}
