package org.dossierstats.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.dossierstats.access.Access;
import org.dossierstats.app.command.close.KeyedAdmission;
import org.dossierstats.app.command.option.AccessOptions;
import org.dossierstats.app.command.option.AutomaticCloseOptions;
import org.dossierstats.app.command.option.CatalogueOptions;
import org.dossierstats.app.command.option.ListenOptions;
import org.dossierstats.app.command.option.MonitorOptions;
import org.dossierstats.app.command.option.OidcOptions;
import org.dossierstats.app.command.option.PortOption;
import org.dossierstats.app.command.option.ReaderOptions;
import org.dossierstats.app.command.option.RulesOptions;
import org.dossierstats.app.command.option.SyncOptions;
import org.dossierstats.app.pipeline.Measured;
import org.dossierstats.app.pipeline.Pipeline;
import org.dossierstats.app.terminal.CommandFailure;
import org.dossierstats.app.terminal.ExitCode;
import org.dossierstats.app.terminal.Shutdown;
import org.dossierstats.catalogue.Catalogue;
import org.dossierstats.dossier.Rules;
import org.dossierstats.http.Listener;
import org.dossierstats.ingest.access.Caller;
import org.dossierstats.ingest.gateway.EventGateway;
import org.dossierstats.ingest.gateway.GatewayLimits;
import org.dossierstats.ingest.gateway.SyncGateway;
import org.dossierstats.ingest.publish.DossierEvents;
import org.dossierstats.ingest.sync.SyncSettings;
import org.dossierstats.monitor.Monitoring;
import org.dossierstats.reporter.access.Guard;
import org.dossierstats.reporter.close.AutomaticClose;
import org.dossierstats.reporter.close.CloseSchedule;
import org.dossierstats.reporter.close.SummariesTopic;
import org.dossierstats.reporter.http.Office;
import org.dossierstats.reporter.http.SummaryServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code standalone}. */
@Command(
        name = "standalone",
        description = "Everything in one process, kept in a directory: a small office needs no more.")
final class StandaloneCommand implements Callable<Integer> {
    @Option(names = "--data", required = true, paramLabel = "DIR", description = "Where everything is kept.")
    private Path data;

    @Mixin
    private ListenOptions listen;

    @Option(
            names = "--kafka-port",
            paramLabel = "PORT",
            defaultValue = "0",
            description = {
                "Port of the Kafka inside, on this machine only; 0 for any free one (default: ${DEFAULT-VALUE}).",
                "The address is printed, and written to DIR/bootstrap-server."
            })
    private int kafkaPort;

    @Mixin
    private AccessOptions access;

    @Mixin
    private ReaderOptions readers;

    @Mixin
    private OidcOptions oidc;

    @Mixin
    private SyncOptions sync;

    @Mixin
    private RulesOptions rules;

    @Mixin
    private CatalogueOptions catalogues;

    @Mixin
    private AutomaticCloseOptions closing;

    @Override
    public Integer call() throws InterruptedException {
        CloseSchedule schedule = closing.schedule();
        Rules counted = rules.rules();
        Clock clock = rules.clock();
        Catalogue catalogue = catalogues.catalogue();
        Listener listener = listen.listener();
        Access<Caller> admitting = access.access(oidc);
        Guard guard = guard(listener, admitting);
        ListenOptions.tellIfPlain(listener);
        SyncSettings records = sync.settings();
        int brokerPort = PortOption.inRange("--kafka-port", kafkaPort);
        if (Files.exists(data) && !Files.isDirectory(data)) {
            throw new CommandFailure(ExitCode.USAGE, "--data " + data + " is not a directory");
        }
        try (Monitoring monitoring = MonitorOptions.monitoring(counted, clock);
                Pipeline pipeline = Pipeline.start(data, brokerPort, counted, monitoring);
                DossierEvents events = DossierEvents.publisher(pipeline.client(), GatewayLimits.DEFAULT.answer());
                Measured measured = new Measured(monitoring)
                        .kafka(pipeline.client())
                        .events(events)
                        .office(new Office(pipeline.reporter(), counted, catalogue, clock));
                SummaryServer server = SummaryServer.start(
                        new Office(pipeline.reporter(), counted, catalogue, clock),
                        pipeline.client(),
                        listener,
                        guard,
                        config -> {
                            monitoring.routes(config);
                            new EventGateway(events, admitting, GatewayLimits.DEFAULT, records).routes(config);
                        });
                AutomaticClose automatic = AutomaticClose.start(
                        schedule, new SummariesTopic(pipeline.client()), pipeline.reporter(), clock)) {
            Shutdown.closes(measured, automatic, server, events, pipeline);
            server.bindTo(monitoring.registry());
            monitoring.watch(server);
            writeAddress(pipeline.bootstrapServer());
            System.err.println("Kafka on " + pipeline.bootstrapServer() + "; import with: dossier-stats ingest import"
                    + " --bootstrap-server " + pipeline.bootstrapServer() + " FILE --mapping MAPPING");
            String address = listener.address(server.port());
            System.err.println("events to POST " + address + EventGateway.PATH + ", records to " + SyncGateway.PATH);
            System.err.println("summaries on " + address + "; stop with Ctrl-C");
            pipeline.awaitEnd();
        }
        return ExitCode.OK.code();
    }

    private Guard guard(Listener listener, Access<Caller> admitting) {
        readers.requireForTokens(oidc, access.given());
        if (!listener.isLocal() && !access.given()) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "--host " + listener.host() + " needs --keys: whoever can reach it could publish; make keys with:"
                            + " dossier-stats ingest keys add");
        }
        return readers.guard(listener, oidc, new KeyedAdmission(admitting));
    }

    private void writeAddress(String address) {
        Path file = data.resolve("bootstrap-server");
        try {
            Files.writeString(file, address + "\n");
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.FAILURE, "cannot write " + file + ": " + e.getMessage(), e);
        }
    }
}
