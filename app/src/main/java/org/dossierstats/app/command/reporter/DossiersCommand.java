package org.dossierstats.app.command.reporter;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonGenerator.Feature;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.dossierstats.app.command.option.KafkaOptions;
import org.dossierstats.app.command.option.PeriodOptions;
import org.dossierstats.app.command.option.RulesOptions;
import org.dossierstats.app.terminal.CommandFailure;
import org.dossierstats.app.terminal.ExitCode;
import org.dossierstats.app.terminal.ProgressLine;
import org.dossierstats.dossier.Attributes;
import org.dossierstats.dossier.Channel;
import org.dossierstats.period.NamedFigures;
import org.dossierstats.period.Period;
import org.dossierstats.period.PeriodSummary;
import org.dossierstats.reporter.EventsBook;
import org.dossierstats.reporter.Reporter;
import org.dossierstats.reporter.ReporterException;
import org.dossierstats.reporter.SummaryText;
import org.dossierstats.reporter.TextTable;
import org.dossierstats.reporter.close.History;
import org.dossierstats.reporter.close.Revision;
import org.dossierstats.reporter.close.SummariesTopic;
import org.dossierstats.reporter.drilldown.DossierJson;
import org.dossierstats.reporter.drilldown.DossiersBehind;
import org.dossierstats.reporter.drilldown.DossiersBehind.Behind;
import org.dossierstats.reporter.drilldown.DossiersCsv;
import org.dossierstats.reporter.drilldown.SealedFigure;
import org.dossierstats.reporter.drilldown.Wanted;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code reporter dossiers}. */
@Command(
        name = "dossiers",
        description = {
            "List the dossiers behind a figure of a summary.",
            "They are recounted from dossier-events up to the cut of the summary; what they add always comes to the figure.",
            "With the due date of each, and how many days it is overdue at the end of the last day of the period, or was closed late."
        })
final class DossiersCommand implements Callable<Integer> {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** The figures there are, for help and completion. */
    static final class FigureNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return NamedFigures.withStatuses().keySet().iterator();
        }
    }

    enum Format {
        text,
        csv,
        json
    }

    @Mixin
    private KafkaOptions kafka;

    @Mixin
    private RulesOptions rules;

    @Mixin
    private PeriodOptions period;

    @Option(
            names = "--column",
            required = true,
            paramLabel = "FIGURE",
            completionCandidates = FigureNames.class,
            description = {
                "${COMPLETION-CANDIDATES}; resolvedLate is resolved.late.",
                "status.IN_PROCESS and so on: where dossiers stand at the end of the last day of the period."
            })
    private String column;

    @Option(names = "--agency", paramLabel = "AGENCY", description = "Only those of this agency.")
    private @Nullable String agency;

    @Option(names = "--field", paramLabel = "FIELD", description = "Only those of this field.")
    private @Nullable String field;

    @Option(names = "--procedure", paramLabel = "CODE", description = "Only those of this procedure.")
    private @Nullable String procedure;

    @Option(names = "--channel", paramLabel = "CHANNEL", description = "Only these: ${COMPLETION-CANDIDATES}.")
    private @Nullable Channel channel;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Format format;

    @Option(
            names = "--revision",
            paramLabel = "N",
            description = "The figure of this sealed revision, as of its cut (default: of everything published).")
    private @Nullable Integer revision;

    /** A list, and the figure it comes to. */
    private record Listed(long figure, List<Behind> dossiers) {}

    @Override
    public Integer call() throws IOException {
        String name = name();
        Period asked = period.period(rules.clock());
        DossiersBehind behind = new DossiersBehind(rules.rules(), name, new Wanted(agency, field, procedure, channel));
        Listed listed = revision == null ? counted(asked, behind) : sealed(asked, name, behind, revision);
        show(name, asked, listed);
        return ExitCode.OK.code();
    }

    private String name() {
        try {
            return DossiersBehind.column(column);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitCode.USAGE, "--column " + e.getMessage(), e);
        }
    }

    private Wanted wanted() {
        return new Wanted(agency, field, procedure, channel);
    }

    private Listed counted(Period asked, DossiersBehind behind) {
        PeriodSummary summary;
        try (Reporter reporter = Reporter.start(kafka.client(), rules.rules())) {
            summary = ProgressLine.whileCounting(progress -> reporter.fresh(List.of(asked), LIMIT, progress))
                    .get(0);
        }
        try (EventsBook book = EventsBook.open(kafka.client())) {
            return new Listed(
                    behind.figure(summary), ProgressLine.whileCounting(progress -> behind.of(summary, book, progress)));
        }
    }

    private Listed sealed(Period asked, String name, DossiersBehind behind, int number) {
        History history = new SummariesTopic(kafka.client()).read().soundHistory(asked);
        Revision sealed = history.revision(number)
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.USAGE,
                        "there is no revision " + number + " of " + history.days()
                                + "; what is closed: dossier-stats reporter list"));
        String counted = sealed.office().rules();
        if (!counted.equals(rules.rules().id())) {
            throw new CommandFailure(
                    ExitCode.INPUT,
                    "revision " + number + " was counted under rules " + counted + ", not "
                            + rules.rules().id() + "; give the rules it was counted under with --rules and --zone");
        }
        try (EventsBook book = EventsBook.open(kafka.client())) {
            List<Behind> dossiers = ProgressLine.whileCounting(
                    progress -> behind.at(asked, sealed.office().cut(), book, progress));
            long sum = DossiersBehind.sum(dossiers);
            long figure = SealedFigure.of(sealed, name, wanted()).orElse(sum);
            if (figure != sum) {
                throw new ReporterException(DossiersBehind.mismatch(name, asked, figure, sum));
            }
            return new Listed(figure, dossiers);
        }
    }

    private void show(String name, Period asked, Listed listed) throws IOException {
        PrintStream out = System.out;
        switch (format) {
            case csv -> DossiersCsv.write(listed.dossiers(), out);
            case json -> json(listed.dossiers(), out);
            case text -> {
                TextTable table = TextTable.ofTexts()
                        .heading(name + " of " + SummaryText.days(asked) + ": " + SummaryText.number(listed.figure()))
                        .rule()
                        .row("dossier", "agency", "procedure", "field", "channel", "adds", "due", "days overdue");
                listed.dossiers().forEach(each -> table.row(cells(each)));
                out.print(table);
            }
        }
        out.flush();
    }

    private static String[] cells(Behind behind) {
        Attributes attributes = behind.attributes();
        return new String[] {
            behind.dossier(),
            attributes.agency(),
            attributes.procedure(),
            attributes.field(),
            attributes.channel().name(),
            String.valueOf(behind.amount()),
            Objects.toString(behind.lateness().due(), ""),
            Objects.toString(behind.lateness().daysOverdue(), "")
        };
    }

    private static void json(List<Behind> dossiers, PrintStream out) throws IOException {
        try (JsonGenerator json = new JsonFactory().createGenerator(out).disable(Feature.AUTO_CLOSE_TARGET)) {
            for (Behind each : dossiers) {
                DossierJson.write(each, json);
                json.writeRaw('\n');
            }
        }
    }
}
