package org.dossierstats.bench.process;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.dossierstats.app.broker.EmbeddedBroker;

/** Kafka alone in a process: the broker that comes with the program, on disk, on loopback. */
public final class BrokerProcess {
    private BrokerProcess() {}

    /**
     * Runs until it is stopped.
     *
     * @param arguments the directory, and the port or 0
     */
    public static void main(String[] arguments) throws InterruptedException {
        EmbeddedBroker broker = EmbeddedBroker.start(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "close-broker"));
        System.out.println("Kafka listens on " + broker.bootstrapServer());
        new CountDownLatch(1).await();
    }
}
