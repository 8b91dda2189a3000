package org.dossierstats.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.dossierstats.counts.CountTable;
import org.dossierstats.counts.Counts;
import org.dossierstats.counts.Facts;
import org.dossierstats.counts.Measure;
import org.dossierstats.counts.Position;
import org.dossierstats.dossier.Attributes;
import org.dossierstats.dossier.Change;
import org.dossierstats.dossier.Channel;
import org.dossierstats.dossier.Dossier;
import org.dossierstats.dossier.Due;
import org.dossierstats.dossier.Event;
import org.dossierstats.dossier.EventId;
import org.dossierstats.dossier.Rules;
import org.dossierstats.wire.CountsFormat.CountsRecord;
import org.dossierstats.wire.CountsFormat.CountsRecord.CellRecord;
import org.dossierstats.wire.CountsFormat.CountsRecord.PositionRecord;
import org.dossierstats.wire.EventJson;
import org.dossierstats.wire.LedgerFormat.Place;
import org.dossierstats.wire.PartitionView;
import org.dossierstats.wire.Topics;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Wherever a commit or a crash comes between two records: what is committed has everything read before it, and a task that begins again
 * with what was committed comes to the counts of the whole history.
 */
class CommittedLedgerTest {
    private static final Rules RULES = Rules.inZone(ZoneId.of("Asia/Ho_Chi_Minh"));
    private static final Attributes COUNTER = new Attributes("H32.19", "1.005129", "Lao động", Channel.IN_PERSON);
    private static final Instant NOW = Instant.parse("2021-08-14T02:00:00Z");

    @TempDir
    private Path state;

    private final Map<String, byte[]> committed = new HashMap<>();
    private final List<CountsRecord> committedCounts = new ArrayList<>();
    private PublishedCounts published = PublishedCounts.NONE;
    private int taken;
    private CommitsByHand commits = new CommitsByHand();
    private MockProcessorContext<Object, Object> context;
    private KeyValueStore<String, byte[]> ledger;
    private Tally tally;
    private long nowMs = NOW.toEpochMilli();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whatever_moment_a_commit_or_a_crash_chooses(long seed) {
        assertThat(view(historyWithCrashes(seed)).counts()).as("seed %d", seed).isEqualTo(expected(seed));
        assertThat(taken).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void going_on_with_what_is_published_or_counting_anew(long seed) {
        published = this::take;

        assertThat(view(historyWithCrashes(seed)).counts()).as("seed %d", seed).isEqualTo(expected(seed));
        assertThat(taken).isPositive();
    }

    @Test
    void who_goes_on_publishes_nothing_but_what_changes() {
        historyWithCrashes(1);
        Position before = position();
        published = this::take;

        int publishedBefore = committedCounts.size();
        start();
        look();

        assertThat(taken).isOne();
        assertThat(committedCounts).hasSize(publishedBefore);
        Event event = event("B", 0, LocalDate.of(2021, 6, 1), new Change.Accepted(COUNTER, null));
        process(before.nextOffset(), KeyValue.pair(bytes("B"), EventJson.encode(event)));
        look();
        assertThat(position().epoch()).isEqualTo(before.epoch());
        assertThat(position().nextOffset()).isEqualTo(before.nextOffset() + 1);
        assertThat(committedCounts.subList(publishedBefore, committedCounts.size()))
                .as("a cell, who sent it, the position")
                .hasSize(3);
    }

    @Test
    void counts_that_were_written_over_are_not_gone_on_with() {
        historyWithCrashes(1);
        CellRecord cell = committedCounts.stream()
                .filter(CellRecord.class::isInstance)
                .map(CellRecord.class::cast)
                .reduce((first, second) -> second)
                .orElseThrow();
        Counts other = new Counts().add(cell.counts());
        other.add(Measure.ACCEPTED.code(), 1);
        Position before = position();
        committedCounts.add(new CellRecord(0, before.epoch(), cell.cell(), other));
        committedCounts.add(new PositionRecord(before));
        published = this::take;

        start();
        look();

        assertThat(taken).isZero();
        assertThat(position().epoch()).isGreaterThan(before.epoch());
        assertThat(view(committedCounts).counts()).isEqualTo(expected(1));
    }

    @Test
    void a_ledger_that_lacks_what_was_committed_is_not_counted_from() {
        historyWithCrashes(1);
        long reached = position().nextOffset();
        Map<String, byte[]> before = new HashMap<>(committed);
        Event event = event("B", 0, LocalDate.of(2021, 6, 1), new Change.Accepted(COUNTER, null));
        process(reached, KeyValue.pair(bytes("B"), EventJson.encode(event)));
        look();
        committed.clear();
        committed.putAll(before);
        published = this::take;

        assertThatIllegalStateException()
                .isThrownBy(this::start)
                .withMessageContaining(
                        "whole up to offset %d only, and its counts are published up to %d", reached, reached + 1);
    }

    @Test
    void who_counts_anew_has_nothing_followed_any_more() {
        List<Integer> forgotten = new ArrayList<>();
        published = new PublishedCounts() {
            @Override
            public @Nullable StandingCounts take(int partition, Place place) {
                return null;
            }

            @Override
            public void forget(int partition) {
                forgotten.add(partition);
            }
        };

        start();

        assertThat(forgotten).containsExactly(0);
    }

    @Test
    void other_rules_are_not_gone_on_with() {
        historyWithCrashes(1);
        published = this::take;

        start(commits, Rules.inZone(ZoneId.of("UTC")));

        assertThat(taken).isZero();
    }

    /** All that was committed of counts. */
    private List<CountsRecord> historyWithCrashes(long seed) {
        Random random = new Random(seed);
        List<KeyValue<byte[], byte[]>> records = history(random, new CountTable());
        for (int offset = 0; offset < records.size(); offset++) {
            process(offset, records.get(offset));
            switch (random.nextInt(20)) {
                case 0 -> {
                    commit();
                    assertThat(reached()).as("seed %d", seed).isEqualTo(offset + 1L);
                }
                case 1 -> {
                    look();
                    assertThat(reached()).as("seed %d", seed).isEqualTo(offset + 1L);
                }
                case 2 -> {
                    start();
                    offset = (int) reached() - 1;
                }
                case 3 -> {
                    look();
                    start();
                }
                default -> {
                    // What is read waits.
                }
            }
        }
        look();
        return committedCounts;
    }

    private static CountTable expected(long seed) {
        CountTable expected = new CountTable();
        history(new Random(seed), expected);
        return expected;
    }

    /** What a reader has who reads all of it. */
    private static PartitionView view(List<CountsRecord> records) {
        PartitionView view = new PartitionView();
        records.forEach(view::read);
        return view;
    }

    private Position position() {
        return Objects.requireNonNull(view(committedCounts).position());
    }

    private @Nullable StandingCounts take(int partition, Place place) {
        StandingCounts standing = StandingCounts.of(view(committedCounts), place);
        if (standing == null || !standing.areThoseOf(place)) {
            return null;
        }
        taken++;
        return standing;
    }

    /** A cache without room calls when it is told that something is due, and then no more. */
    @Test
    void called_at_once_it_counts_what_was_read_at_once() {
        List<KeyValue<byte[], byte[]>> records = history(new Random(1), new CountTable());
        start(
                (task, counting) -> new BeforeCommit.Call() {
                    @Override
                    public void due() {
                        counting.run();
                    }

                    @Override
                    public void end() {
                        // Nobody calls after that.
                    }
                },
                RULES);

        for (int offset = 0; offset < records.size(); offset++) {
            process(offset, records.get(offset));

            assertThat(reached()).isEqualTo(offset + 1L);
        }
    }

    /** With what was committed and nothing else. */
    @BeforeEach
    void start() {
        commits = new CommitsByHand();
        start(commits, RULES);
    }

    private void start(BeforeCommit beforeCommit, Rules rules) {
        StreamsSettings settings = new StreamsSettings(
                StreamsSettings.DEFAULT_APPLICATION_ID, Map.of("bootstrap.servers", "localhost:1"), state, 1, rules);
        context = new MockProcessorContext<>(settings.properties(), new TaskId(0, 0), state.toFile());
        ledger = Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(Ledger.STORE), Serdes.String(), Serdes.ByteArray())
                .withLoggingDisabled()
                .build();
        ledger.init(context.getStateStoreContext(), ledger);
        context.addStateStore(ledger);
        committed.forEach(ledger::put);
        context.setCurrentSystemTimeMs(nowMs);
        tally = new Tally(settings, new StreamsMeters(new SimpleMeterRegistry()), beforeCommit, published);
        tally.init(context);
    }

    private void process(long offset, KeyValue<byte[], byte[]> record) {
        context.setRecordMetadata(Topics.EVENTS, 0, offset);
        tally.process(new Record<>(record.key, record.value, nowMs));
    }

    private void commit() {
        commits.commit();
        context.forwarded().stream()
                .map(each -> each.record().key())
                .filter(CountsRecord.class::isInstance)
                .map(CountsRecord.class::cast)
                .forEach(committedCounts::add);
        context.resetForwards();
        committed.clear();
        try (KeyValueIterator<String, byte[]> all = ledger.all()) {
            while (all.hasNext()) {
                KeyValue<String, byte[]> entry = all.next();
                committed.put(entry.key, entry.value);
            }
        }
    }

    /** Published, and committed with that. */
    private void look() {
        nowMs += Tally.CATCHING_UP_INTERVAL.toMillis();
        context.setCurrentSystemTimeMs(nowMs);
        context.scheduledPunctuators().get(0).getPunctuator().punctuate(nowMs);
        commit();
        Place place = new Ledger(ledger).place();
        assertThat(StandingCounts.of(view(committedCounts), place))
                .as("whoever begins here may go on")
                .isNotNull()
                .matches(standing -> standing.areThoseOf(place));
    }

    /** Everything before this offset is in the ledger. */
    private long reached() {
        Ledger book = new Ledger(ledger);
        AtomicLong reached = new AtomicLong(book.place().nextOffset());
        book.forEach((dossier, entry) -> reached.accumulateAndGet(entry.nextOffset(), Math::max));
        return reached.get();
    }

    /** In any order, with repeats, and with what is no event. */
    private static List<KeyValue<byte[], byte[]>> history(Random random, CountTable expected) {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            List<Event> life = life("A-" + i, random);
            events.addAll(life);
            expected.add(Facts.of(Dossier.of(life), RULES), 1);
        }
        events.addAll(events.subList(0, 30));
        List<KeyValue<byte[], byte[]>> records = new ArrayList<>();
        events.forEach(event -> records.add(KeyValue.pair(bytes(event.dossier()), EventJson.encode(event))));
        for (int i = 0; i < 5; i++) {
            records.add(KeyValue.pair(bytes("A-" + i), bytes("no event")));
        }
        Collections.shuffle(records, random);
        return records;
    }

    private static List<Event> life(String dossier, Random random) {
        LocalDate day = LocalDate.of(2021, 6, 1 + random.nextInt(28));
        List<Event> life = new ArrayList<>();
        life.add(event(dossier, 0, day, new Change.Accepted(COUNTER, new Due.OnDay(day.plusDays(10)))));
        if (random.nextBoolean()) {
            life.add(event(dossier, 1, day.plusDays(1), new Change.SupplementRequested()));
            life.add(event(dossier, 2, day.plusDays(3), new Change.SupplementReceived(null)));
        }
        if (random.nextBoolean()) {
            life.add(event(dossier, 3, day.plusDays(random.nextInt(30)), new Change.Completed()));
        }
        return life;
    }

    private static Event event(String dossier, int number, LocalDate day, Change change) {
        return new Event(
                new EventId("/test", dossier + "/" + number),
                dossier,
                day.atTime(8, number).atZone(RULES.zone()).toInstant(),
                change);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
