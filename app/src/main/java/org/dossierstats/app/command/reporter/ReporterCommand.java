package org.dossierstats.app.command.reporter;

import io.javalin.config.JavalinConfig;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.dossierstats.app.command.close.CloseCommand;
import org.dossierstats.app.command.close.DiffCommand;
import org.dossierstats.app.command.close.ListCommand;
import org.dossierstats.app.command.close.ReviseCommand;
import org.dossierstats.app.command.close.ShowCommand;
import org.dossierstats.app.command.option.AutomaticCloseOptions;
import org.dossierstats.app.command.option.CatalogueOptions;
import org.dossierstats.app.command.option.KafkaOptions;
import org.dossierstats.app.command.option.KeptOptions;
import org.dossierstats.app.command.option.ListenOptions;
import org.dossierstats.app.command.option.MonitorOptions;
import org.dossierstats.app.command.option.OidcOptions;
import org.dossierstats.app.command.option.ReaderOptions;
import org.dossierstats.app.command.option.RulesOptions;
import org.dossierstats.app.command.option.SummaryOptions;
import org.dossierstats.app.pipeline.Measured;
import org.dossierstats.app.terminal.CommandFailure;
import org.dossierstats.app.terminal.CommandGroup;
import org.dossierstats.app.terminal.ExitCode;
import org.dossierstats.app.terminal.ProgressLine;
import org.dossierstats.app.terminal.Shutdown;
import org.dossierstats.catalogue.Catalogue;
import org.dossierstats.http.Listener;
import org.dossierstats.monitor.Monitoring;
import org.dossierstats.period.PeriodSummary;
import org.dossierstats.report.ReportPlan;
import org.dossierstats.reporter.Reporter;
import org.dossierstats.reporter.access.Admission;
import org.dossierstats.reporter.access.Guard;
import org.dossierstats.reporter.close.AutomaticClose;
import org.dossierstats.reporter.close.CloseSchedule;
import org.dossierstats.reporter.close.SummariesTopic;
import org.dossierstats.reporter.http.Office;
import org.dossierstats.reporter.http.SummaryServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Summaries from the counts. */
@Command(
        name = "reporter",
        description = "Sum up periods from the counts.",
        subcommands = {
            ReporterCommand.Summary.class,
            ReporterCommand.Serve.class,
            WatchCommand.class,
            CloseCommand.class,
            ReviseCommand.class,
            ListCommand.class,
            ShowCommand.class,
            DiffCommand.class,
            VerifyCommand.class,
            ReconcileCommand.class,
            DossiersCommand.class,
            AnomaliesCommand.class,
            ReaderKeysCommand.class
        })
public final class ReporterCommand extends CommandGroup {
    /** {@code reporter summary}. */
    @Command(name = "summary", description = "Show the summary of a period, everything published until now counted.")
    static final class Summary implements Callable<Integer> {
        @Mixin
        private KafkaOptions kafka;

        @Mixin
        private RulesOptions rules;

        @Mixin
        private SummaryOptions summary;

        @Mixin
        private KeptOptions keeping;

        @Override
        public Integer call() {
            ReportPlan plan = summary.plan(rules.clock());
            Duration limit = summary.timeout();
            keeping.require(plan.toSum());
            try (Reporter reporter = Reporter.start(kafka.client(), rules.asked(), keeping.kept())) {
                List<PeriodSummary> summaries =
                        ProgressLine.whileCounting(progress -> reporter.fresh(plan.toSum(), limit, progress));
                rules.tellDoubts(plan.periods());
                summary.show(plan, summaries, System.out);
            }
            return ExitCode.OK.code();
        }
    }

    /** {@code reporter serve}. */
    @Command(name = "serve", description = "Serve summaries over HTTP at /api/v1/summaries?period=…")
    static final class Serve implements Callable<Integer> {
        @Mixin
        private KafkaOptions kafka;

        @Mixin
        private RulesOptions rules;

        @Mixin
        private ListenOptions listen;

        @Mixin
        private ReaderOptions readers;

        @Mixin
        private OidcOptions oidc;

        @Mixin
        private CatalogueOptions catalogues;

        @Mixin
        private AutomaticCloseOptions closing;

        @Mixin
        private KeptOptions keeping;

        @Override
        public Integer call() throws InterruptedException {
            CloseSchedule schedule = closing.schedule();
            if (!keeping.isAll() && !schedule.kinds().isEmpty()) {
                throw new CommandFailure(
                        ExitCode.USAGE,
                        "--close goes with neither --rolled-up nor --only: what is closed is the whole");
            }
            Clock clock = rules.clock();
            Catalogue catalogue = catalogues.catalogue();
            Listener listener = listen.listener();
            readers.requireForTokens(oidc, false);
            Guard guard = readers.guard(listener, oidc, Admission.open());
            ListenOptions.tellIfPlain(listener);
            Map<String, Object> client = kafka.client();
            SummariesTopic summaries = new SummariesTopic(client);
            try (Monitoring monitoring = MonitorOptions.monitoring(rules.rules(), clock);
                    Reporter reporter = Reporter.start(client, rules.asked(), keeping.kept());
                    Measured measured = new Measured(monitoring)
                            .kafkaBehind(client)
                            .office(new Office(reporter, rules.rules(), catalogue, clock));
                    SummaryServer server = serve(
                            new Office(reporter, rules.rules(), catalogue, clock),
                            client,
                            listener,
                            guard,
                            monitoring::routes);
                    AutomaticClose automatic = AutomaticClose.start(schedule, summaries, reporter, clock)) {
                Shutdown.closes(measured, automatic, server, reporter);
                server.bindTo(monitoring.registry());
                monitoring.watch(server);
                System.err.println("summaries on " + listener.scheme() + "://" + listener.host() + ":" + server.port());
                new CountDownLatch(1).await();
            }
            return ExitCode.OK.code();
        }

        /** What was sealed, and the dossiers behind figures, are the whole's. */
        private SummaryServer serve(
                Office office,
                Map<String, Object> client,
                Listener listener,
                Guard guard,
                Consumer<JavalinConfig> more) {
            if (keeping.isAll()) {
                return SummaryServer.start(office, client, listener, guard, more);
            }
            return office.reporter().knowsToday()
                    ? SummaryServer.start(office, listener, guard, more)
                    : SummaryServer.startWithoutBoard(office, listener, guard, more);
        }
    }
}
