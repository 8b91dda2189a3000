package org.dossierstats.app.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.dossierstats.dossier.Event;
import org.dossierstats.ingest.backup.BackupFile;
import org.dossierstats.ingest.backup.Restore;
import org.dossierstats.ingest.publish.PublishException;
import org.dossierstats.ingest.topic.CommittedTopic;
import org.dossierstats.wire.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A restore that was taken for dead, and is not: what it still has to write must not come in beside what the next one writes. */
class RestoreTakeoverIT {
    @RegisterExtension
    static final TestKafka OLD = new TestKafka(2);

    @RegisterExtension
    static final TestKafka NEW = new TestKafka(3);

    private static final int DOSSIERS = 20_000;
    private static final Duration LIMIT = Duration.ofMinutes(1);

    @TempDir
    Path directory;

    @Test
    void one_that_others_were_begun_after_writes_nothing_more() throws Exception {
        Path file = backup();
        Held held = new Held();
        CompletableFuture<Restore.Restored> first =
                CompletableFuture.supplyAsync(() -> new Restore(new BackupFile(file), NEW.client()).run(held::at));
        assertThat(held.reached.await(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();

        Ended second = Ended.of("ingest", "restore", file.toString(), "--bootstrap-server", NEW.bootstrapServer());
        held.goOn.countDown();

        assertThat(second.err()).isEmpty();
        assertThat(second.out())
                .as("it goes on after what the first one had committed, and wrote some itself")
                .matches("restored 20,000 events and 0 sealed summaries; of these [1-9][\\d,]* were there already\n")
                .doesNotContain("these 20,000");
        assertThatThrownBy(() ->
                        first.orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS).join())
                .cause()
                .isInstanceOf(PublishException.class)
                .hasMessageStartingWith("Kafka takes no more from this restore: another one was begun meanwhile");
        assertThat(times())
                .hasSize(DOSSIERS)
                .allSatisfy((dossier, times) -> assertThat(times).isOne());
        Ended settings = Ended.of("topics", "create", "--bootstrap-server", NEW.bootstrapServer());
        settings.assertOk("all topics are there already and fit\n");
    }

    /** Waits in the middle of the file when it is read the second time, to be written. */
    private static final class Held {
        private final CountDownLatch reached = new CountDownLatch(1);
        private final CountDownLatch goOn = new CountDownLatch(1);

        void at(long bytesRead, long bytesTotal) {
            if (bytesRead > bytesTotal * 3 / 4) {
                reached.countDown();
                try {
                    assertThat(goOn.await(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }

    private Path backup() {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < DOSSIERS; i++) {
            events.add(Closed.accepted("T-" + i, "H32", LocalDate.of(2021, 5, 3)));
        }
        Closed.publish(OLD, events);
        Path file = directory.resolve("backup.ndjson");
        Ended exported = Ended.of("ingest", "export", file.toString(), "--bootstrap-server", OLD.bootstrapServer());
        assertThat(exported.exitCode()).as(exported.err()).isZero();
        return file;
    }

    /** How many times each dossier is in the new topic. */
    private static Map<String, Integer> times() {
        Map<String, Integer> times = new TreeMap<>();
        try (CommittedTopic topic = CommittedTopic.open(Topics.EVENTS, NEW.client())) {
            topic.ends()
                    .forEach((partition, end) -> topic.read(
                            partition,
                            end,
                            read -> times.merge(new String(read.key(), StandardCharsets.UTF_8), 1, Integer::sum),
                            offset -> {}));
        }
        return times;
    }
}
