package org.dossierstats.app.it;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.dossierstats.app.broker.EmbeddedBroker;

/** The embedded broker in a process of its own, to be killed: its arguments are the directory and the port. */
final class BrokerProcess {
    private BrokerProcess() {}

    public static void main(String[] arguments) throws InterruptedException {
        try (EmbeddedBroker broker = EmbeddedBroker.start(Path.of(arguments[0]), Integer.parseInt(arguments[1]))) {
            System.err.println("broker on " + broker.bootstrapServer());
            new CountDownLatch(1).await();
        }
    }
}
