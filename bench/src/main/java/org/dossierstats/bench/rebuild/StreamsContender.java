package org.dossierstats.bench.rebuild;

import java.nio.file.Path;
import java.util.ArrayList;
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
import org.dossierstats.bench.process.Footprint;
import org.dossierstats.bench.process.Kafka;
import org.dossierstats.bench.rebuild.Counting.Pace;
import org.dossierstats.bench.run.Session;
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
    private final Shape shape;
    private double cpuSeconds = Double.NaN;
    private double peakMib = Double.NaN;

    /**
     * How it is run.
     *
     * @param instances processes that share the work
     * @param threads of each
     * @param jvm more options of their JVMs
     */
    record Shape(int instances, int threads, List<String> jvm) {
        /** As it is by default. */
        static final Shape USUAL = new Shape(1, Session.THREADS, List.of());
    }

    StreamsContender(Children children, Kafka kafka, Published published, Shape shape) {
        this.children = children;
        this.kafka = kafka;
        this.published = published;
        this.shape = shape;
    }

    @Override
    public String name() {
        return "dossier-stats streams";
    }

    @Override
    public Pace run(int round) throws InterruptedException {
        CountsInForce counts = new CountsInForce("bench-streams-" + round);
        new TopicSetup(kafka.admin()).createCounts(counts);
        List<Path> states = new ArrayList<>();
        List<Child> processes = new ArrayList<>();
        try {
            long started = System.nanoTime();
            for (int instance = 0; instance < shape.instances(); instance++) {
                states.add(children.directory("streams"));
                processes.add(children.program(shape.jvm(), arguments(counts, states.get(instance))));
            }
            Pace pace = measure(counts, processes.get(0), started);
            Question.require(
                    name(),
                    published.expected(),
                    answers(CountsTopic.read(kafka, counts.topic()).snapshot()));
            return pace;
        } finally {
            processes.forEach(Child::close);
            kafka.forget(Set.of(counts.topic(), counts.applicationId() + "-ledger-changelog"), counts.applicationId());
            states.forEach(Children::delete);
        }
    }

    private Pace measure(CountsInForce counts, Child process, long started) throws InterruptedException {
        Map<TopicPartition, Long> ends = kafka.ends(Topics.EVENTS);
        Pace pace = new Counting(kafka, process, counts.applicationId())
                .measure(started, () -> CountsTopic.hasReached(kafka, counts.topic(), ends));
        cpuSeconds = process.cpuSeconds();
        peakMib = Footprint.peakMib(process.pid());
        return pace;
    }

    /** Processor time of the first process in the last run, from its start to the end of the counting. */
    double cpuSeconds() {
        return cpuSeconds;
    }

    /** The most memory it had resident in the last run. */
    double peakMib() {
        return peakMib;
    }

    private List<String> arguments(CountsInForce counts, Path state) {
        return kafka.told(
                "streams",
                "--application-id",
                counts.applicationId(),
                "--state-dir",
                state.toString(),
                "--threads",
                String.valueOf(shape.threads()));
    }

    /** What counts come to. */
    static SortedMap<String, Answer> answers(Snapshot snapshot) {
        RulesLabel rules = Rulebook.defaults().rules().label();
        return Question.ask(period -> Answer.of(PeriodSummary.of(period, rules, snapshot)));
    }
}
