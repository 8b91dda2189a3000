package org.dossierstats.app.command.ingest;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.admin.Admin;
import org.dossierstats.access.Access;
import org.dossierstats.access.AccessException;
import org.dossierstats.app.command.option.AccessOptions;
import org.dossierstats.app.command.option.KafkaOptions;
import org.dossierstats.app.command.option.ListenOptions;
import org.dossierstats.app.command.option.MonitorOptions;
import org.dossierstats.app.command.option.OidcOptions;
import org.dossierstats.app.command.option.SyncOptions;
import org.dossierstats.app.pipeline.Measured;
import org.dossierstats.app.pipeline.TopicSetup;
import org.dossierstats.app.terminal.CommandFailure;
import org.dossierstats.app.terminal.ExitCode;
import org.dossierstats.app.terminal.Shutdown;
import org.dossierstats.http.Listener;
import org.dossierstats.ingest.access.Caller;
import org.dossierstats.ingest.gateway.EventGateway;
import org.dossierstats.ingest.gateway.GatewayLimits;
import org.dossierstats.ingest.gateway.GatewayServer;
import org.dossierstats.ingest.gateway.SyncGateway;
import org.dossierstats.ingest.publish.DossierEvents;
import org.dossierstats.ingest.sync.SyncSettings;
import org.dossierstats.monitor.Monitoring;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ingest serve}. */
@Command(
        name = "serve",
        description = {
            "Take events over HTTP at POST /api/v1/events, and answer when Kafka has them for good.",
            "Records of the national synchronisation are taken at POST /api/v1/dong-bo-ho-so.",
            "Without --keys it listens on this machine only: whoever can reach it can publish."
        })
final class GatewayCommand implements Callable<Integer> {
    @Mixin
    private KafkaOptions kafka;

    @Mixin
    private ListenOptions listen;

    @Mixin
    private AccessOptions access;

    @Mixin
    private OidcOptions oidc;

    @Mixin
    private SyncOptions sync;

    @Option(
            names = "--max-event",
            paramLabel = "BYTES",
            defaultValue = "65536",
            description = "Largest event (default and most: ${DEFAULT-VALUE}).")
    private int eventBytes;

    @Option(
            names = "--max-body",
            paramLabel = "BYTES",
            defaultValue = "8388608",
            description =
                    "Longest body of an event or a batch, at most 1073741824; a stream may be longer (default: ${DEFAULT-VALUE}).")
    private int bodyBytes;

    @Option(
            names = "--max-batch",
            paramLabel = "N",
            defaultValue = "10000",
            description = "Most events in a batch (default: ${DEFAULT-VALUE}).")
    private int batchItems;

    @Option(
            names = "--max-requests",
            paramLabel = "N",
            defaultValue = "64",
            description = "Requests at a time; more are told to come again (default: ${DEFAULT-VALUE}).")
    private int requests;

    @Option(
            names = "--max-seconds",
            paramLabel = "S",
            defaultValue = "60",
            description = "How long a body may take to come; of a stream, every 1,000 lines (default:"
                    + " ${DEFAULT-VALUE}).")
    private int bodySeconds;

    @Option(
            names = "--kafka-seconds",
            paramLabel = "S",
            defaultValue = "20",
            description = "How long Kafka may take to acknowledge (default: ${DEFAULT-VALUE}).")
    private int answerSeconds;

    @Override
    public Integer call() throws InterruptedException {
        GatewayLimits limits = limits();
        SyncSettings records = sync.settings();
        Access<Caller> admitting = access.accessByThisFileAlone(oidc);
        Listener listener = listener(admitting);
        Map<String, Object> client = kafka.client();
        try (Admin admin = Admin.create(client)) {
            new TopicSetup(admin).check();
        }
        try (Monitoring monitoring = MonitorOptions.monitoring(null, Clock.systemUTC());
                DossierEvents events = DossierEvents.publisher(client, limits.answer());
                Measured measured = new Measured(monitoring).kafka(client).events(events);
                GatewayServer server =
                        start(new EventGateway(events, admitting, limits, records), listener, monitoring)) {
            Shutdown.closes(measured, server, events);
            System.err.println("events to POST " + listener.address(server.port()) + EventGateway.PATH
                    + ", records to " + SyncGateway.PATH
                    + (listener.isLocal() ? ", from this machine only" : "")
                    + (admitting.isOpen() ? ", without a key" : "") + "; stop with Ctrl-C");
            new CountDownLatch(1).await();
        }
        return ExitCode.OK.code();
    }

    private static GatewayServer start(EventGateway gateway, Listener listener, Monitoring monitoring) {
        try {
            return GatewayServer.start(gateway, listener, monitoring::routes);
        } catch (AccessException e) {
            throw new CommandFailure(ExitCode.INPUT, String.valueOf(e.getMessage()), e);
        }
    }

    private Listener listener(Access<Caller> admitting) {
        Listener listener = listen.listener();
        if (!listener.isLocal() && admitting.isOpen()) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "--host " + listener.host() + " needs --keys: whoever can reach it could publish; make keys with:"
                            + " dossier-stats ingest keys add");
        }
        ListenOptions.tellIfPlain(listener);
        return listener;
    }

    private GatewayLimits limits() {
        try {
            return new GatewayLimits(
                    eventBytes,
                    bodyBytes,
                    batchItems,
                    requests,
                    Duration.ofSeconds(bodySeconds),
                    Duration.ofSeconds(answerSeconds));
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
        }
    }
}
