package org.dossierstats.app.command.reporter;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.dossierstats.app.command.close.CloseCommand;
import org.dossierstats.app.command.close.DiffCommand;
import org.dossierstats.app.command.close.ListCommand;
import org.dossierstats.app.command.close.ReviseCommand;
import org.dossierstats.app.command.close.ShowCommand;
import org.dossierstats.app.command.option.AutomaticCloseOptions;
import org.dossierstats.app.command.option.CatalogueOptions;
import org.dossierstats.app.command.option.KafkaOptions;
import org.dossierstats.app.command.option.PortOption;
import org.dossierstats.app.command.option.RulesOptions;
import org.dossierstats.app.command.option.SummaryOptions;
import org.dossierstats.app.terminal.CommandFailure;
import org.dossierstats.app.terminal.CommandGroup;
import org.dossierstats.app.terminal.ExitCode;
import org.dossierstats.app.terminal.ProgressLine;
import org.dossierstats.app.terminal.Shutdown;
import org.dossierstats.catalogue.Catalogue;
import org.dossierstats.ingest.access.AccessException;
import org.dossierstats.ingest.gateway.Listener;
import org.dossierstats.period.PeriodSummary;
import org.dossierstats.report.ReportPlan;
import org.dossierstats.reporter.Reporter;
import org.dossierstats.reporter.close.AutomaticClose;
import org.dossierstats.reporter.close.CloseSchedule;
import org.dossierstats.reporter.close.SummariesTopic;
import org.dossierstats.reporter.http.Admission;
import org.dossierstats.reporter.http.CloseRoutes;
import org.dossierstats.reporter.http.DossierRoutes;
import org.dossierstats.reporter.http.Office;
import org.dossierstats.reporter.http.SealedForms;
import org.dossierstats.reporter.http.SummaryServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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
            AnomaliesCommand.class
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

        @Override
        public Integer call() {
            ReportPlan plan = summary.plan(rules.clock());
            Duration limit = summary.timeout();
            try (Reporter reporter = Reporter.start(kafka.client(), rules.asked())) {
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

        @Option(
                names = "--host",
                paramLabel = "ADDRESS",
                defaultValue = "127.0.0.1",
                description = {
                    "Address to listen on (default: ${DEFAULT-VALUE}, this machine only).",
                    "Whoever can reach it can read the figures and the ids of the dossiers behind them; only on this machine's own are periods closed over HTTP."
                })
        private String host;

        @Mixin
        private PortOption port;

        @Mixin
        private CatalogueOptions catalogues;

        @Mixin
        private AutomaticCloseOptions closing;

        @Override
        public Integer call() throws InterruptedException {
            CloseSchedule schedule = closing.schedule();
            Clock clock = rules.clock();
            Catalogue catalogue = catalogues.catalogue();
            Admission admission = admission();
            Map<String, Object> client = kafka.client();
            SummariesTopic summaries = new SummariesTopic(client);
            try (Reporter reporter = Reporter.start(client, rules.asked());
                    SummaryServer server =
                            serve(new Office(reporter, rules.rules(), catalogue, clock), client, admission);
                    AutomaticClose automatic = AutomaticClose.start(schedule, summaries, reporter, clock)) {
                Shutdown.closes(automatic, server, reporter);
                System.err.println("summaries on http://" + host + ":" + server.port());
                new CountDownLatch(1).await();
            }
            return ExitCode.OK.code();
        }

        private SummaryServer serve(Office office, Map<String, Object> client, Admission admission) {
            return SummaryServer.start(office, host, port.port(), config -> {
                new CloseRoutes(new SummariesTopic(client), office.reporter(), admission, office.clock())
                        .routes(config);
                new DossierRoutes(office, client).routes(config);
                new SealedForms(office, client).routes(config);
            });
        }

        /** It has no keys, so nobody but this machine may seal. */
        private Admission admission() {
            try {
                return new Listener(host, port.port(), null).isLocal()
                        ? Admission.open()
                        : Admission.closed("periods are closed here only from this machine, and this server listens on "
                                + host + ": use dossier-stats reporter close, or a server without --host");
            } catch (AccessException e) {
                throw new CommandFailure(ExitCode.USAGE, "--host: " + e.getMessage(), e);
            }
        }
    }
}
