package org.dossierstats.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.dossierstats.app.terminal.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchCommandTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--nonsense|bench/run: Unknown option: '--nonsense'; see: bench/run --help",
                "--rounds=0|bench/run: --rounds must be 1 to 100, not 0; see: bench/run --help",
                "--dossiers=20000000|bench/run: --dossiers must be 1 to 10000000, not 20000000; see: bench/run --help"
            })
    void a_wrong_option_ends_with_2_and_one_line(String argument, String line) {
        Told told = run(argument);

        assertThat(told.exitCode()).isEqualTo(ExitCode.USAGE.code());
        assertThat(told.err().lines()).containsExactly(line);
    }

    @Test
    void a_part_that_is_not_there_is_answered_with_those_that_are() {
        Told told = run("--only=nothing");

        assertThat(told.exitCode()).isEqualTo(ExitCode.USAGE.code());
        assertThat(told.err().lines())
                .singleElement()
                .asString()
                .containsIgnoringCase("rebuild")
                .containsIgnoringCase("summary");
    }

    private record Told(int exitCode, String err) {}

    private static Told run(String... arguments) {
        PrintStream before = System.err;
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        try {
            int exitCode = Main.run(new BenchCommand(), arguments);
            return new Told(exitCode, err.toString(StandardCharsets.UTF_8));
        } finally {
            System.setErr(before);
        }
    }
}
