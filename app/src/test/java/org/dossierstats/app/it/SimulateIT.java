package org.dossierstats.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.dossierstats.dossier.Rules;
import org.dossierstats.period.Period;
import org.dossierstats.period.ReportingCalendar;
import org.dossierstats.reporter.Reporter;
import org.dossierstats.settings.Rulebook;
import org.dossierstats.streams.RunningStreams;
import org.dossierstats.streams.StreamsSettings;
import org.dossierstats.wire.SummaryJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Simulated events through a real broker. */
class SimulateIT {
    @RegisterExtension
    static final TestKafka KAFKA = new TestKafka(3);

    private static final Rules RULES = Rulebook.defaults().rules();
    private static final Period DAYS = Period.parse("2025-01-01..2025-06-30", ReportingCalendar.CUSTOM);

    @TempDir
    Path directory;

    @Test
    void repeated_disordered_and_corrected_they_come_to_what_is_expected_and_sent_again_change_nothing()
            throws IOException {
        Path expected = directory.resolve("expected.json");

        Ended first = simulate("--expect", expected.toString(), "--duplicates", "0.2", "--disorder", "0.3");
        String counted = summedUp("first");
        Ended again = simulate("--rate", "100000");
        String countedAgain = summedUp("second");

        assertThat(first.exitCode()).as("exit code after %s", first.err()).isZero();
        assertThat(again.out()).matches("published [0-9,]+ events: 1,200 submitted, .* corrected\\R");
        assertThat(counted).isEqualTo(Ended.withoutCut(Files.readString(expected)));
        assertThat(countedAgain).isEqualTo(counted);
    }

    private static Ended simulate(String... options) {
        List<String> arguments = new ArrayList<>(List.of("ingest", "simulate", "--dossiers", "2000"));
        arguments.addAll(List.of("--corrections", "0.1", "--bootstrap-server", KAFKA.bootstrapServer()));
        arguments.addAll(List.of(options));
        return Ended.of(arguments.toArray(String[]::new));
    }

    private String summedUp(String state) {
        StreamsSettings settings = new StreamsSettings(
                StreamsSettings.DEFAULT_APPLICATION_ID, KAFKA.client(), directory.resolve(state), 2, RULES);
        try (RunningStreams streams = RunningStreams.start(settings);
                Reporter reporter = Reporter.start(KAFKA.client(), RULES)) {
            return Ended.withoutCut(SummaryJson.write(reporter.fresh(List.of(DAYS), Duration.ofSeconds(60))));
        }
    }
}
