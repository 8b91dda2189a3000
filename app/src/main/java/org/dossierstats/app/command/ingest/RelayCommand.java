package org.dossierstats.app.command.ingest;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.dossierstats.app.command.option.KafkaOptions;
import org.dossierstats.app.command.option.MonitorOptions;
import org.dossierstats.app.pipeline.Measured;
import org.dossierstats.app.pipeline.TopicSetup;
import org.dossierstats.app.terminal.CommandFailure;
import org.dossierstats.app.terminal.ExitCode;
import org.dossierstats.app.terminal.ProgressLine;
import org.dossierstats.app.terminal.Shutdown;
import org.dossierstats.http.Listener;
import org.dossierstats.ingest.relay.Dialect;
import org.dossierstats.ingest.relay.Drained;
import org.dossierstats.ingest.relay.OutboxTable;
import org.dossierstats.ingest.relay.Relay;
import org.dossierstats.ingest.relay.RelaySettings;
import org.dossierstats.monitor.MonitorServer;
import org.dossierstats.monitor.Monitoring;
import org.dossierstats.reporter.SummaryText;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ingest relay}. */
@Command(
        name = "relay",
        description = {
            "Publish the events that an application writes to an outbox table of its database.",
            "Every committed row is published, in order, whatever breaks; several relays of a table take turns."
        })
final class RelayCommand implements Callable<Integer> {
    /** As a person calls a database. */
    enum Kind {
        postgresql(Dialect.POSTGRESQL),
        mysql(Dialect.MYSQL),
        mariadb(Dialect.MYSQL);

        private final Dialect dialect;

        Kind(Dialect dialect) {
            this.dialect = dialect;
        }
    }

    @Mixin
    private DatabaseOptions database;

    @Option(
            names = "--table",
            paramLabel = "TABLE",
            defaultValue = OutboxTable.DEFAULT_NAME,
            description = "The outbox, TABLE or SCHEMA.TABLE (default: ${DEFAULT-VALUE}).")
    private String table;

    @Option(names = "--once", description = "Publish what waits, print how much it was, and end.")
    private boolean once;

    @Option(
            names = "--batch",
            paramLabel = "N",
            defaultValue = "5000",
            description = "Rows read, published and marked at a time (default: ${DEFAULT-VALUE}).")
    private int batch;

    @Option(
            names = "--poll-ms",
            paramLabel = "MS",
            defaultValue = "500",
            description = "How long to wait when no row does (default: ${DEFAULT-VALUE}).")
    private long pollMs;

    @Option(
            names = "--keep-days",
            paramLabel = "N",
            description = {
                "Delete rows so many days after they were published; 0: at once, without marking them",
                "(default: keep them)."
            })
    private @Nullable Integer keepDays;

    @Option(
            names = "--print-ddl",
            paramLabel = "DATABASE",
            description = "Print what creates the table, and end: ${COMPLETION-CANDIDATES}.")
    private @Nullable Kind printed;

    @Mixin
    private KafkaOptions kafka;

    @Mixin
    private MonitorOptions monitor;

    @Override
    public Integer call() throws InterruptedException {
        OutboxTable outbox = usage(() -> new OutboxTable(table));
        if (printed != null) {
            System.out.print(printed.dialect.ddl(outbox));
            return ExitCode.OK.code();
        }
        RelaySettings settings = usage(() -> new RelaySettings(batch, Duration.ofMillis(pollMs), days()));
        Map<String, Object> client = kafka.client();
        Listener listener = monitor.listener();
        if (once && listener != null) {
            throw new CommandFailure(ExitCode.USAGE, "--monitor-port is for a relay that goes on, not for --once");
        }
        try (Monitoring monitoring = MonitorOptions.monitoring(null, Clock.systemUTC())) {
            Relay relay = new Relay(database.database(), outbox, settings, client, monitoring.registry());
            relay.check();
            try (Admin admin = Admin.create(client)) {
                new TopicSetup(admin).check();
            }
            Shutdown.closes(relay);
            if (once) {
                return drain(relay).code();
            }
            run(relay, client, monitoring, listener);
        }
        return ExitCode.OK.code();
    }

    private static void run(Relay relay, Map<String, Object> client, Monitoring monitoring, @Nullable Listener listener)
            throws InterruptedException {
        try (Measured measured = new Measured(monitoring).kafka(client);
                MonitorServer server = MonitorOptions.serve(monitoring, listener)) {
            monitoring.watch(relay);
            relay.run();
        }
    }

    private static ExitCode drain(Relay relay) throws InterruptedException {
        Drained drained;
        try (ProgressLine progress = ProgressLine.ofRows("Publishing")) {
            drained = relay.drain(progress);
        }
        System.out.println("published " + SummaryText.number(drained.published()) + " events, refused "
                + SummaryText.number(drained.refused()) + " rows");
        if (drained.refusedInAll() == 0) {
            return ExitCode.OK;
        }
        System.out.flush();
        throw new CommandFailure(
                ExitCode.INPUT,
                SummaryText.number(drained.refusedInAll())
                        + " rows were refused and wait to be mended: their refused_reason says why");
    }

    private OptionalInt days() {
        return keepDays == null ? OptionalInt.empty() : OptionalInt.of(keepDays);
    }

    private static <T> T usage(Supplier<T> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
        }
    }
}
