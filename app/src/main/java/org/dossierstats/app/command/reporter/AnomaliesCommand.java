package org.dossierstats.app.command.reporter;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.dossierstats.app.command.option.KafkaOptions;
import org.dossierstats.app.command.option.PeriodOptions;
import org.dossierstats.app.command.option.RulesOptions;
import org.dossierstats.app.terminal.ExitCode;
import org.dossierstats.app.terminal.ProgressLine;
import org.dossierstats.dossier.Anomaly;
import org.dossierstats.dossier.Event;
import org.dossierstats.period.Period;
import org.dossierstats.reporter.AnomalyList;
import org.dossierstats.reporter.EventsBook;
import org.dossierstats.reporter.TextTable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code reporter anomalies}. */
@Command(
        name = "anomalies",
        description = {
            "List the events of a period that are valid but break sense, such as a closing before the acceptance.",
            "What each contributes to the figures: docs/adr/0005-events-that-do-not-fit.md."
        })
final class AnomaliesCommand implements Callable<Integer> {
    @Mixin
    private KafkaOptions kafka;

    @Mixin
    private RulesOptions rules;

    @Mixin
    private PeriodOptions period;

    @Option(names = "--agency", paramLabel = "AGENCY", description = "Only those counted in this agency.")
    private @Nullable String agency;

    @Override
    public Integer call() {
        ZoneId zone = rules.rules().zone();
        try (EventsBook book = EventsBook.open(kafka.client())) {
            for (Period each : period.periods(rules.clock())) {
                List<Anomaly> anomalies = ProgressLine.whileCounting(
                        progress -> AnomalyList.of(each, rules.rules(), book, book.end(), progress));
                System.out.print(text(
                        each,
                        zone,
                        anomalies.stream()
                                .filter(anomaly -> agency == null
                                        || agency.equals(anomaly.attributes().agency()))
                                .toList()));
            }
        }
        System.out.flush();
        return ExitCode.OK.code();
    }

    private static String text(Period period, ZoneId zone, List<Anomaly> anomalies) {
        String heading = "Anomalies from " + period.from() + " to " + period.to();
        if (anomalies.isEmpty()) {
            return heading + ": none\n";
        }
        DateTimeFormatter time =
                DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(zone);
        TextTable table = TextTable.ofTexts()
                .heading(heading + " (" + anomalies.size() + ")")
                .rule()
                .row("what", "takes effect", "agency", "dossier", "event", "dated", "source", "id");
        for (Anomaly anomaly : anomalies) {
            Event event = anomaly.event();
            table.row(
                    anomaly.kind().name(),
                    time.format(anomaly.time()),
                    anomaly.attributes().agency().isEmpty()
                            ? "(not known)"
                            : anomaly.attributes().agency(),
                    event.dossier(),
                    event.type().wireName(),
                    time.format(event.time()),
                    event.id().source(),
                    event.id().id());
        }
        return table.toString();
    }
}
