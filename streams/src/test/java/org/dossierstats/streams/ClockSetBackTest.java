package org.dossierstats.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.dossierstats.dossier.Rules;
import org.dossierstats.wire.CountsFormat.CountsRecord.PositionRecord;
import org.dossierstats.wire.Topics;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Looks whether to publish come by the clock of the machine; while it is behind where it was, none comes. */
class ClockSetBackTest {
    private static final Instant NOW = Instant.parse("2021-06-14T02:00:00Z");

    @TempDir
    Path state;

    @SuppressWarnings("NullAway.Init") // JUnit starts it before each test.
    private MockProcessorContext<Object, Object> context;

    @SuppressWarnings("NullAway.Init")
    private Tally tally;

    private int offset;

    @BeforeEach
    void start() {
        StreamsSettings settings = new StreamsSettings(
                StreamsSettings.DEFAULT_APPLICATION_ID,
                Map.of("bootstrap.servers", "localhost:1"),
                state,
                1,
                Rules.inZone(ZoneId.of("Asia/Ho_Chi_Minh")));
        context = new MockProcessorContext<>(settings.properties(), new TaskId(0, 0), state.toFile());
        KeyValueStore<String, byte[]> ledger = Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(Ledger.STORE), Serdes.String(), Serdes.ByteArray())
                .withLoggingDisabled()
                .build();
        ledger.init(context.getStateStoreContext(), ledger);
        context.addStateStore(ledger);
        context.setCurrentSystemTimeMs(NOW.toEpochMilli());
        tally = new Tally(
                settings, new StreamsMeters(new SimpleMeterRegistry()), new CommitsByHand(), PublishedCounts.NONE);
        tally.init(context);
    }

    @Test
    void while_looks_come_records_publish_nothing() {
        happen();

        assertThat(positions()).isZero();
    }

    @Test
    void set_back_by_two_days_it_publishes_while_events_come() {
        happen();
        context.setCurrentSystemTimeMs(NOW.minus(Duration.ofDays(2)).toEpochMilli());

        happen();

        assertThat(positions()).isOne();
        assertThat(context.committed()).isTrue();
        context.resetForwards();

        happen();
        assertThat(positions()).as("not with every record").isZero();

        context.setCurrentSystemTimeMs(
                NOW.minus(Duration.ofDays(2)).plusSeconds(2).toEpochMilli());
        happen();
        assertThat(positions()).isOne();
    }

    private void happen() {
        String event = """
                {"specversion":"1.0","id":"%d","source":"/test","type":"dossier.accepted","subject":"D-%d","time":"2021-06-01T08:00:00+07:00","data":{}}""".formatted(offset, offset);
        byte[] key = ("D-" + offset).getBytes(StandardCharsets.UTF_8);
        context.setRecordMetadata(Topics.EVENTS, 0, offset++);
        tally.process(new Record<>(key, event.getBytes(StandardCharsets.UTF_8), NOW.toEpochMilli()));
    }

    private long positions() {
        return context.forwarded().stream()
                .filter(each -> each.record().key() instanceof PositionRecord)
                .count();
    }
}
