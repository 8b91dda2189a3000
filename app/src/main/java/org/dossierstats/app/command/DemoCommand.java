package org.dossierstats.app.command;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.dossierstats.access.Access;
import org.dossierstats.app.command.option.FormOptions;
import org.dossierstats.app.command.option.MonitorOptions;
import org.dossierstats.app.command.option.PortOption;
import org.dossierstats.app.command.option.SummaryOptions;
import org.dossierstats.app.demo.DemoCatalogue;
import org.dossierstats.app.demo.DemoHistory;
import org.dossierstats.app.demo.DemoReport;
import org.dossierstats.app.demo.DemoTrickle;
import org.dossierstats.app.pipeline.Measured;
import org.dossierstats.app.pipeline.Pipeline;
import org.dossierstats.app.terminal.CommandFailure;
import org.dossierstats.app.terminal.ExitCode;
import org.dossierstats.app.terminal.ProgressLine;
import org.dossierstats.app.terminal.Shutdown;
import org.dossierstats.dossier.Rules;
import org.dossierstats.http.Hosts;
import org.dossierstats.http.Listener;
import org.dossierstats.ingest.access.Caller;
import org.dossierstats.ingest.gateway.EventGateway;
import org.dossierstats.ingest.gateway.GatewayLimits;
import org.dossierstats.ingest.gateway.SyncGateway;
import org.dossierstats.ingest.publish.Bulk;
import org.dossierstats.ingest.publish.DossierEvents;
import org.dossierstats.monitor.Monitoring;
import org.dossierstats.period.Period;
import org.dossierstats.period.PeriodSummary;
import org.dossierstats.report.EarlierPeriod;
import org.dossierstats.report.ReportPlan;
import org.dossierstats.reporter.access.Admission;
import org.dossierstats.reporter.access.Guard;
import org.dossierstats.reporter.http.Office;
import org.dossierstats.reporter.http.SummaryServer;
import org.dossierstats.settings.Rulebook;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code demo}. */
@Command(
        name = "demo",
        description = {
            "Show a generated half-year of a labour department, with the figures of a report that was published.",
            "Its clock starts at 9:00 on 14 June 2021; new events keep coming in, unless it is to stand still."
        })
final class DemoCommand implements Callable<Integer> {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Duration BETWEEN_EVENTS = Duration.ofSeconds(1);
    private static final long TRICKLE_SEED = 328;

    @Option(names = "--once", description = "Print the summary, or the form asked for, and exit.")
    private boolean once;

    @Option(names = "--still", description = "No new events come in: the figures stay those of the report.")
    private boolean still;

    @Mixin
    private FormOptions form;

    @Mixin
    private PortOption port;

    @Override
    public Integer call() throws InterruptedException {
        int httpPort = port.port();
        form.check();
        form.withCatalogue(DemoCatalogue.catalogue());
        if (!once && !form.isUsual()) {
            throw new CommandFailure(ExitCode.USAGE, "--format, --layout and --out need --once");
        }
        if (once && still) {
            throw new CommandFailure(ExitCode.USAGE, "--still is for a demo that goes on, not for --once");
        }
        if (once) {
            try (Pipeline pipeline = Pipeline.startTemporary(Rulebook.defaults().rules())) {
                show(pipeline, new DemoHistory());
            }
        } else {
            serve(httpPort);
        }
        return ExitCode.OK.code();
    }

    private void show(Pipeline pipeline, DemoHistory history) {
        try (DossierEvents events = DossierEvents.publisher(pipeline.client())) {
            Bulk bulk = events.bulk();
            history.events().forEach(bulk::send);
            bulk.flush();
        }
        List<Period> asked = List.of(DemoReport.PERIOD);
        ReportPlan plan = form.isUsual() ? new ReportPlan(asked, Set.of(EarlierPeriod.YEAR_BEFORE)) : form.plan(asked);
        List<PeriodSummary> summaries =
                ProgressLine.whileCounting(progress -> pipeline.fresh(plan.toSum(), LIMIT, progress));
        SummaryOptions.requireBalance(summaries);
        if (form.isUsual()) {
            form.writeText(new DemoReport(summaries.get(0), summaries.get(1)).text(), System.out);
        } else {
            form.write(plan, summaries, System.out);
        }
    }

    private void serve(int port) throws InterruptedException {
        Rules rules = Rulebook.defaults().rules();
        Clock clock = Clock.offset(
                Clock.system(rules.zone()), Duration.between(Instant.now(Clock.systemUTC()), DemoHistory.UNTIL));
        try (Monitoring monitoring = MonitorOptions.monitoring(rules, clock);
                Pipeline pipeline = Pipeline.startTemporary(rules, monitoring)) {
            serve(pipeline, new Office(pipeline.reporter(), rules, DemoCatalogue.catalogue(), clock), port, monitoring);
        }
    }

    private void serve(Pipeline pipeline, Office office, int port, Monitoring monitoring) throws InterruptedException {
        try (DossierEvents events = DossierEvents.publisher(pipeline.client(), GatewayLimits.DEFAULT.answer());
                Measured measured = new Measured(monitoring)
                        .kafka(pipeline.client())
                        .events(events)
                        .office(office);
                SummaryServer server = SummaryServer.start(
                        office,
                        pipeline.client(),
                        Listener.local(port),
                        Guard.open(Hosts.LOOPBACK, Admission.open()),
                        config -> {
                            monitoring.routes(config);
                            new EventGateway(events, Access.open(Caller.ANYONE), GatewayLimits.DEFAULT).routes(config);
                        })) {
            Shutdown.closes(measured, server, events, pipeline);
            server.bindTo(monitoring.registry());
            monitoring.watch(server);
            DemoHistory history = new DemoHistory();
            show(pipeline, history);
            System.err.println("events to POST http://localhost:" + server.port() + EventGateway.PATH + ", records to "
                    + SyncGateway.PATH);
            System.err.println("summaries on http://localhost:" + server.port() + ", "
                    + (still ? "no new events" : "a new event every " + BETWEEN_EVENTS.toSeconds() + " s")
                    + "; stop with Ctrl-C");
            if (still) {
                pipeline.awaitEnd();
                return;
            }
            Bulk trickled = events.bulk();
            DemoTrickle trickle = new DemoTrickle(history, TRICKLE_SEED);
            while (pipeline.isCountingAfter(BETWEEN_EVENTS)) {
                trickled.send(trickle.next(office.clock().instant()));
            }
        }
    }
}
