package org.dossierstats.bench.rebuild;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.dossierstats.bench.data.Published;
import org.dossierstats.bench.data.Question;
import org.dossierstats.bench.process.Child;
import org.dossierstats.bench.process.Children;
import org.dossierstats.bench.process.Kafka;
import org.dossierstats.bench.rebuild.Counting.Pace;
import org.dossierstats.counts.DossierCounts;
import org.dossierstats.counts.Snapshot;

/** The same counts by a topology of the Streams DSL. */
final class DslContender implements Contender {
    private final Children children;
    private final Kafka kafka;
    private final Published published;
    private final int threads;

    DslContender(Children children, Kafka kafka, Published published, int threads) {
        this.children = children;
        this.kafka = kafka;
        this.published = published;
        this.threads = threads;
    }

    @Override
    public String name() {
        return "Streams DSL";
    }

    @Override
    public Pace run(int round) throws InterruptedException {
        String id = "bench-dsl-" + round;
        String regrouped = DslTopology.regroupedTopic(id);
        Path state = children.directory("dsl");
        long started = System.nanoTime();
        try (Child process = children.main(
                DslProcess.class.getName(),
                List.of(),
                List.of(kafka.bootstrapServer(), id, state.toString(), String.valueOf(threads)))) {
            Pace pace = new Counting(kafka, process, id)
                    .measure(started, () -> TopicReading.isReadBy(kafka, id, regrouped));
            Question.require(
                    name(), published.expected(), StreamsContender.answers(counts(DslTopology.groupsTopic(id))));
            return pace;
        } finally {
            kafka.forget(Set.of(regrouped, DslTopology.groupsTopic(id), DslTopology.dossiersTopic(id)), id);
            Children.delete(state);
        }
    }

    private Snapshot counts(String topic) {
        TreeMap<byte[], byte[]> groups = new TreeMap<>(Arrays::compare);
        TopicReading.all(kafka, topic, read -> groups.put(read.key(), read.value()));
        DossierCounts counts = new DossierCounts();
        groups.forEach((key, value) -> GroupCounts.addTo(counts.cells(), key, value));
        return counts.at(new TreeMap<Integer, Long>());
    }
}
