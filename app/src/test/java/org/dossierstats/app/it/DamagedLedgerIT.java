package org.dossierstats.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.dossierstats.app.broker.Directories;
import org.dossierstats.app.demo.DemoHistory;
import org.dossierstats.app.terminal.ExitCode;
import org.dossierstats.dossier.Event;
import org.dossierstats.dossier.Rules;
import org.dossierstats.ingest.publish.Bulk;
import org.dossierstats.ingest.publish.DossierEvents;
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

/** A local copy of the ledger whose files are damaged: it is refused, never counted from, and made anew once it is deleted. */
class DamagedLedgerIT {
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final Rules RULES = Rulebook.defaults().rules();
    private static final List<Period> PERIODS = List.of(
            Period.parse("2021-05", ReportingCalendar.CALENDAR), Period.parse("2021-H1", ReportingCalendar.STATUTORY));

    @RegisterExtension
    static final TestKafka KAFKA = new TestKafka(2);

    @TempDir
    Path directory;

    @Test
    void it_is_refused_with_the_way_out_and_made_anew_from_kafka() throws Exception {
        List<Event> history = new DemoHistory().events();
        Path copy = directory.resolve(StreamsSettings.DEFAULT_APPLICATION_ID);
        try (DossierEvents publisher = DossierEvents.publisher(KAFKA.client());
                Reporter reporter = Reporter.start(KAFKA.client(), RULES)) {
            Bulk bulk = publisher.bulk();
            history.forEach(bulk::send);
            bulk.flush();
            try (RunningStreams streams = streams()) {
                reporter.fresh(PERIODS, LIMIT);
                assertThat(streams.failure()).isEmpty();
            }
            assertThat(damage(copy)).isPositive();

            Ended refused = Ended.of(
                    "streams", "--bootstrap-server", KAFKA.bootstrapServer(), "--state-dir", directory.toString());

            refused.assertRefused(
                    ExitCode.FAILURE.code(),
                    "the local copy of the ledger in " + copy + " cannot be read (",
                    "delete " + copy + " and start again: it is made anew from Kafka");
            Directories.delete(copy);
            try (RunningStreams streams = streams()) {
                assertThat(Ended.withoutCut(SummaryJson.write(reporter.fresh(PERIODS, LIMIT))))
                        .isEqualTo(CountedAtOnce.json(history, PERIODS, RULES));
                assertThat(streams.failure()).isEmpty();
            }
        }
    }

    private RunningStreams streams() {
        return RunningStreams.start(
                new StreamsSettings(StreamsSettings.DEFAULT_APPLICATION_ID, KAFKA.client(), directory, 2, RULES));
    }

    /** Overwrites the files of RocksDB; how many. */
    private static int damage(Path copy) throws IOException {
        Random random = new Random(7);
        try (Stream<Path> files = Files.walk(copy)) {
            List<Path> tables =
                    files.filter(file -> file.toString().endsWith(".sst")).toList();
            for (Path table : tables) {
                byte[] noise = new byte[(int) Files.size(table)];
                random.nextBytes(noise);
                try (RandomAccessFile bytes = new RandomAccessFile(table.toFile(), "rw")) {
                    bytes.write(noise);
                }
            }
            return tables.size();
        }
    }
}
