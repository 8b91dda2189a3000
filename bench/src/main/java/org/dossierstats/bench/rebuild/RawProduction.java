package org.dossierstats.bench.rebuild;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dossierstats.bench.data.Published;
import org.dossierstats.bench.process.BenchException;
import org.dossierstats.bench.process.Children;
import org.dossierstats.bench.process.Kafka;
import org.dossierstats.bench.rebuild.Counting.Pace;

/**
 * As many records of the same bytes produced by Kafka's own tool, with the settings of the program's producer. Its time goes from its first
 * record to its last acknowledgement, by its own watch.
 */
public final class RawProduction implements Contender {
    private static final String TOOL = "org.apache.kafka.tools.ProducerPerformance";
    private static final String TOPIC = "bench-raw";
    private static final Pattern TOLD = Pattern.compile("(\\d+) records sent, ([\\d.]+) records/sec");
    private static final Duration LIMIT = Duration.ofMinutes(20);

    private final Children children;
    private final Kafka kafka;
    private final Published published;
    private final int partitions;

    public RawProduction(Children children, Kafka kafka, Published published, int partitions) {
        this.children = children;
        this.kafka = kafka;
        this.published = published;
        this.partitions = partitions;
    }

    @Override
    public String name() {
        return "raw production";
    }

    /** How fast it went, in events a second. */
    public double eventsPerSecond(int round) throws InterruptedException {
        return run(round).eventsPerSecond();
    }

    @Override
    public Pace run(int round) throws InterruptedException {
        String topic = TOPIC + "-" + round;
        kafka.create(topic, partitions);
        try {
            List<String> arguments = List.of(
                    "--topic",
                    topic,
                    "--num-records",
                    String.valueOf(published.events()),
                    "--payload-file",
                    published.sample().toString(),
                    "--throughput",
                    "-1",
                    "--bootstrap-server",
                    kafka.bootstrapServer(),
                    "--command-property",
                    "acks=all",
                    "compression.type=lz4",
                    "linger.ms=10",
                    "batch.size=131072");
            return pace(children.main(TOOL, List.of(), arguments).awaitEnd(LIMIT));
        } finally {
            kafka.forget(Set.of(topic), topic);
        }
    }

    /** The last line it says is of all records. */
    private Pace pace(String said) {
        Matcher line = TOLD.matcher(said);
        while (line.find()) {
            if (Long.parseLong(line.group(1)) == published.events()) {
                double rate = Double.parseDouble(line.group(2));
                return new Pace(rate, published.events() / rate);
            }
        }
        throw new BenchException("the producer tool did not say how fast it was: " + said);
    }
}
