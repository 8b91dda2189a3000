package org.dossierstats.app.it;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.dossierstats.counts.DossierCounts;
import org.dossierstats.counts.Position;
import org.dossierstats.dossier.Rules;
import org.dossierstats.period.Period;
import org.dossierstats.period.PeriodSummary;
import org.dossierstats.wire.CountsFormat;
import org.dossierstats.wire.CountsFormat.CountsRecord;
import org.dossierstats.wire.CountsFormat.CountsRecord.CellRecord;
import org.dossierstats.wire.CountsFormat.CountsRecord.PositionRecord;
import org.dossierstats.wire.Topics;

/**
 * Reads every committed record of dossier-counts while things go wrong, and looks at each position whether the counts balance, and
 * whether positions only go forward.
 */
final class BalanceWatcher implements AutoCloseable {
    private final Map<String, Object> client;
    private final Rules rules;
    private final Period period;
    private final Map<Integer, View> views = new HashMap<>();
    private final List<String> faults = new ArrayList<>();
    private final Thread thread = new Thread(this::watch, "balance-watcher");
    private volatile boolean closed;
    private int positions;

    /** What a reader has seen of a partition. */
    private static final class View {
        private final List<CellRecord> heldBack = new ArrayList<>();
        private DossierCounts counts = new DossierCounts();
        private Position position = new Position(0, -1, 0, null, "", null);
    }

    BalanceWatcher(Map<String, Object> client, Rules rules, Period period) {
        this.client = client;
        this.rules = rules;
        this.period = period;
        thread.start();
    }

    private void watch() {
        Map<String, Object> properties = new HashMap<>(client);
        properties.put("isolation.level", "read_committed");
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.COUNTS).stream()
                    .map(info -> new TopicPartition(Topics.COUNTS, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (!closed) {
                for (ConsumerRecord<byte[], byte[]> read : consumer.poll(Duration.ofMillis(100))) {
                    read(CountsFormat.read(read.key(), read.value()));
                }
            }
        } catch (RuntimeException e) {
            faults.add("the watcher stopped: " + e);
        }
    }

    private void read(CountsRecord counted) {
        View view = views.computeIfAbsent(counted.partition(), absent -> new View());
        if (counted instanceof CellRecord cell) {
            view.heldBack.add(cell);
        } else if (counted instanceof PositionRecord reached) {
            turn(view, reached.position());
        }
    }

    private void turn(View view, Position reached) {
        positions++;
        if (reached.nextOffset() < view.position.nextOffset() || reached.epoch() < view.position.epoch()) {
            faults.add(reached + " came after " + view.position);
        }
        if (reached.epoch() != view.position.epoch()) {
            view.counts = new DossierCounts();
        }
        for (CellRecord cell : view.heldBack) {
            if (cell.epoch() == reached.epoch()) {
                view.counts.cells().set(cell.cell(), cell.counts());
            }
        }
        view.heldBack.clear();
        view.position = reached;
        for (String imbalance : summary(view.counts).imbalances()) {
            faults.add(reached + ": " + imbalance);
        }
    }

    private PeriodSummary summary(DossierCounts counts) {
        return PeriodSummary.of(period, rules.label(), counts.at(new TreeMap<>()));
    }

    /** How many positions were looked at; to be asked when it is closed. */
    int positions() {
        return positions;
    }

    /** What was wrong; to be asked when it is closed. */
    List<String> faults() {
        return faults;
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        thread.join();
    }
}
