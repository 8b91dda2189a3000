package org.dossierstats.bench.rebuild;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.streams.KafkaStreams;
import org.dossierstats.settings.Rulebook;

/** {@link DslTopology} in a process of its own, like the program's streams. */
public final class DslProcess {
    private DslProcess() {}

    /**
     * Runs until it is stopped.
     *
     * @param arguments bootstrap servers, application id, directory of the state, threads
     */
    public static void main(String[] arguments) throws InterruptedException {
        Properties properties = DslTopology.configuration(
                Map.of("bootstrap.servers", arguments[0]),
                arguments[1],
                Path.of(arguments[2]),
                Integer.parseInt(arguments[3]));
        KafkaStreams streams =
                new KafkaStreams(DslTopology.build(Rulebook.defaults().rules()), properties);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> streams.close(Duration.ofSeconds(20)), "close-streams"));
        streams.start();
        new CountDownLatch(1).await();
    }
}
