package org.dossierstats.bench.rebuild;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.dossierstats.bench.data.Published;
import org.dossierstats.bench.process.BenchException;
import org.dossierstats.bench.process.Children;
import org.dossierstats.bench.process.Kafka;
import org.dossierstats.bench.rebuild.Counting.Pace;
import org.dossierstats.wire.Topics;

/** The very topic consumed by Kafka's own tool, which does nothing with it; by its own watch, joining the group left out. */
final class RawConsumption implements Contender {
    private static final String TOOL = "org.apache.kafka.tools.ConsumerPerformance";
    private static final String RATE = "fetch.nMsg.sec";
    private static final Duration LIMIT = Duration.ofMinutes(20);

    private final Children children;
    private final Kafka kafka;
    private final Published published;

    RawConsumption(Children children, Kafka kafka, Published published) {
        this.children = children;
        this.kafka = kafka;
        this.published = published;
    }

    @Override
    public String name() {
        return "raw consumption";
    }

    @Override
    public Pace run(int round) throws InterruptedException {
        List<String> arguments = List.of(
                "--bootstrap-server",
                kafka.bootstrapServer(),
                "--topic",
                Topics.EVENTS,
                "--num-records",
                String.valueOf(published.events()),
                "--group",
                "bench-raw-" + round);
        return pace(children.main(TOOL, List.of(), arguments).awaitEnd(LIMIT));
    }

    /** A line of names, then a line of values. */
    private Pace pace(String said) {
        List<String> lines = said.lines().toList();
        for (int i = 0; i + 1 < lines.size(); i++) {
            List<String> names = List.of(lines.get(i).split(",\\s*", -1));
            if (names.contains(RATE)) {
                String[] values = lines.get(i + 1).split(",\\s*", -1);
                double rate = Double.parseDouble(values[names.indexOf(RATE)].toLowerCase(Locale.ROOT));
                return new Pace(rate, published.events() / rate);
            }
        }
        throw new BenchException("the consumer tool did not say how fast it was: " + said);
    }
}
