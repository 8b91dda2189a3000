package org.dossierstats.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.dossierstats.app.terminal.ExitCode;
import org.dossierstats.bench.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class ChaosCommandTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--nonsense|Unknown option: '--nonsense'",
                "--minutes=-1|--minutes must be 0 to 240, not -1",
                "--rate=5|--rate must be 10 to 2000, not 5"
            })
    void a_wrong_option_ends_with_2_and_one_line(String argument, String told) {
        PrintStream before = System.err;
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        try {
            assertThat(Main.run(new ChaosCommand(), argument)).isEqualTo(ExitCode.USAGE.code());
        } finally {
            System.setErr(before);
        }
        assertThat(err.toString(StandardCharsets.UTF_8).lines())
                .containsExactly("chaos/run: " + told + "; see: chaos/run --help");
    }

    @Test
    void faults_are_named_as_they_are_listed() {
        CommandLine line = new CommandLine(new ChaosCommand()).setCaseInsensitiveEnumValuesAllowed(true);

        assertThat(line.parseArgs("--faults", "kill-streams,slow-reader,corrupt-state")
                        .errors())
                .isEmpty();
        assertThat(line.getUsageMessage().replaceAll("\\s+", " ")).contains("kill-streams, kill-ingest");
    }
}
