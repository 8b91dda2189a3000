package org.dossierstats.bench.rebuild;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.apache.kafka.common.TopicPartition;
import org.dossierstats.app.pipeline.TopicSetup;
import org.dossierstats.bench.data.Answer;
import org.dossierstats.bench.data.Published;
import org.dossierstats.bench.data.Question;
import org.dossierstats.bench.process.Child;
import org.dossierstats.bench.process.Children;
import org.dossierstats.bench.process.Kafka;
import org.dossierstats.bench.rebuild.Counting.Pace;
import org.dossierstats.counts.Snapshot;
import org.dossierstats.dossier.RulesLabel;
import org.dossierstats.period.PeriodSummary;
import org.dossierstats.settings.Rulebook;
import org.dossierstats.wire.CountsInForce;
import org.dossierstats.wire.Topics;

/** The program itself: dossier-stats streams under an application id of its own each time. */
final class StreamsContender implements Contender {
    private final Children children;
    private final Kafka kafka;
    private final Published published;
    private final int threads;
    private final List<String> jvm;
    private double cpuSeconds = Double.NaN;

    /** @param jvm more options of its JVM */
    StreamsContender(Children children, Kafka kafka, Published published, int threads, List<String> jvm) {
        this.children = children;
        this.kafka = kafka;
        this.published = published;
        this.threads = threads;
        this.jvm = List.copyOf(jvm);
    }

    @Override
    public String name() {
        return "dossier-stats streams";
    }

    @Override
    public Pace run(int round) throws InterruptedException {
        CountsInForce counts = new CountsInForce("bench-streams-" + round);
        new TopicSetup(kafka.admin()).createCounts(counts);
        Path state = children.directory("streams");
        Map<TopicPartition, Long> ends = kafka.ends(Topics.EVENTS);
        long started = System.nanoTime();
        try (Child process = children.program(jvm, arguments(counts, state))) {
            Pace pace = new Counting(kafka, process, counts.applicationId())
                    .measure(started, () -> CountsTopic.hasReached(kafka, counts.topic(), ends));
            cpuSeconds = process.cpuSeconds();
            CountsTopic read = CountsTopic.read(kafka, counts.topic());
            Question.require(name(), published.expected(), answers(read.snapshot()));
            return pace;
        } finally {
            kafka.forget(Set.of(counts.topic(), counts.applicationId() + "-ledger-changelog"), counts.applicationId());
            Children.delete(state);
        }
    }

    /** Processor time of the last run, from the start of the process to the end of the counting. */
    double cpuSeconds() {
        return cpuSeconds;
    }

    private List<String> arguments(CountsInForce counts, Path state) {
        return kafka.told(
                "streams",
                "--application-id",
                counts.applicationId(),
                "--state-dir",
                state.toString(),
                "--threads",
                String.valueOf(threads));
    }

    /** What counts come to. */
    static SortedMap<String, Answer> answers(Snapshot snapshot) {
        RulesLabel rules = Rulebook.defaults().rules().label();
        return Question.ask(period -> Answer.of(PeriodSummary.of(period, rules, snapshot)));
    }
}
