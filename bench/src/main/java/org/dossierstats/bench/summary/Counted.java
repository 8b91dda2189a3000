package org.dossierstats.bench.summary;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Utils;
import org.dossierstats.bench.process.Kafka;
import org.dossierstats.counts.DossierCounts;
import org.dossierstats.counts.Position;
import org.dossierstats.dossier.Dossier;
import org.dossierstats.dossier.Rules;
import org.dossierstats.wire.CountsFormat.CountsRecord;
import org.dossierstats.wire.CountsFormat.CountsRecord.CellRecord;
import org.dossierstats.wire.CountsFormat.CountsRecord.PositionRecord;
import org.dossierstats.wire.CountsFormat.CountsRecord.SentRecord;
import org.dossierstats.wire.Topics;

/**
 * The counts of dossiers, partition by partition as streams has them, so that a reporter can be given those of millions of dossiers
 * without counting their events first.
 */
public final class Counted implements Consumer<Dossier> {
    private static final long EPOCH = 1;

    private final Rules rules;
    private final List<DossierCounts> partitions = new ArrayList<>();
    private long events;

    public Counted(Rules rules, int partitions) {
        this.rules = rules;
        for (int partition = 0; partition < partitions; partition++) {
            this.partitions.add(new DossierCounts());
        }
    }

    @Override
    public void accept(Dossier dossier) {
        if (!dossier.events().isEmpty()) {
            String id = dossier.events().get(0).dossier();
            partitions.get(partition(id)).add(dossier, rules, 1);
            events += dossier.events().size();
        }
    }

    /** Where Kafka's producer puts the events of a dossier. */
    private int partition(String dossier) {
        return Utils.toPositive(Utils.murmur2(dossier.getBytes(StandardCharsets.UTF_8))) % partitions.size();
    }

    /** How many cells there are, each partition by itself. */
    public long cells() {
        return partitions.stream().mapToLong(counts -> counts.cells().size()).sum();
    }

    /** How many bytes, keys and values, the cells are. */
    public long publish(Kafka kafka) {
        Map<String, Object> properties = new HashMap<>(kafka.client());
        properties.put("compression.type", "lz4");
        properties.put("linger.ms", 10);
        properties.put("batch.size", 128 * 1024);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            Publication publication = new Publication(producer);
            for (int partition = 0; partition < partitions.size(); partition++) {
                publish(partition, publication);
            }
            producer.flush();
            return publication.cellBytes;
        }
    }

    private void publish(int partition, Publication publication) {
        DossierCounts counts = partitions.get(partition);
        counts.cells().forEach((cell, amounts) -> publication.send(new CellRecord(partition, EPOCH, cell, amounts)));
        counts.sent().forEach((sent, amount) -> publication.send(new SentRecord(partition, EPOCH, sent, amount)));
        publication.send(
                new PositionRecord(new Position(partition, EPOCH, events, Instant.EPOCH, rules.id(), rules.zone())));
    }

    private static final class Publication {
        private final KafkaProducer<byte[], byte[]> producer;
        private long cellBytes;

        Publication(KafkaProducer<byte[], byte[]> producer) {
            this.producer = producer;
        }

        @SuppressWarnings(
                "FutureReturnValueIgnored") // what is not taken is missed when the figures are held against those
        // expected
        void send(CountsRecord counted) {
            byte[] key = counted.key();
            byte[] value = counted.value();
            if (counted instanceof CellRecord) {
                cellBytes += key.length + value.length;
            }
            producer.send(new ProducerRecord<>(Topics.COUNTS, counted.partition(), key, value));
        }
    }
}
