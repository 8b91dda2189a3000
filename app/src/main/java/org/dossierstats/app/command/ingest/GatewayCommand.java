package org.dossierstats.app.command.ingest;

import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.admin.Admin;
import org.dossierstats.app.command.option.KafkaOptions;
import org.dossierstats.app.command.option.PortOption;
import org.dossierstats.app.pipeline.TopicSetup;
import org.dossierstats.app.terminal.CommandFailure;
import org.dossierstats.app.terminal.ExitCode;
import org.dossierstats.app.terminal.Shutdown;
import org.dossierstats.ingest.gateway.EventGateway;
import org.dossierstats.ingest.gateway.GatewayLimits;
import org.dossierstats.ingest.gateway.GatewayServer;
import org.dossierstats.ingest.publish.DossierEvents;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ingest serve}. */
@Command(
        name = "serve",
        description = {
            "Take events over HTTP at POST /api/v1/events, and answer when Kafka has them for good.",
            "Listens on this machine only: whoever can reach it can publish."
        })
final class GatewayCommand implements Callable<Integer> {
    @Mixin
    private KafkaOptions kafka;

    @Mixin
    private PortOption port;

    @Option(
            names = "--max-requests",
            paramLabel = "N",
            defaultValue = "64",
            description = "Requests at a time; more are told to come again (default: ${DEFAULT-VALUE}).")
    private int requests;

    @Option(
            names = "--max-body",
            paramLabel = "BYTES",
            defaultValue = "8388608",
            description = "Longest body of an event or a batch; a stream may be longer (default: ${DEFAULT-VALUE}).")
    private int bodyBytes;

    @Option(
            names = "--max-batch",
            paramLabel = "N",
            defaultValue = "10000",
            description = "Most events in a batch (default: ${DEFAULT-VALUE}).")
    private int batchItems;

    @Override
    public Integer call() throws InterruptedException {
        GatewayLimits limits = limits();
        int httpPort = port.port();
        Map<String, Object> client = kafka.client();
        try (Admin admin = Admin.create(client)) {
            new TopicSetup(admin).check();
        }
        try (DossierEvents events = DossierEvents.publisher(client, limits.answer());
                GatewayServer server = GatewayServer.start(new EventGateway(events, limits), httpPort)) {
            Shutdown.closes(server, events);
            System.err.println("events to POST http://localhost:" + server.port() + EventGateway.PATH
                    + ", from this machine only; stop with Ctrl-C");
            new CountDownLatch(1).await();
        }
        return ExitCode.OK.code();
    }

    private GatewayLimits limits() {
        try {
            return new GatewayLimits(bodyBytes, batchItems, requests, GatewayLimits.DEFAULT.answer());
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
        }
    }
}
