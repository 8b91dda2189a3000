package org.dossierstats.reporter;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import org.dossierstats.catalogue.Agency;
import org.dossierstats.period.Figures;
import org.dossierstats.period.NamedFigures;
import org.dossierstats.period.PeriodSummary;
import org.dossierstats.period.Rate;
import org.dossierstats.period.Sending;
import org.dossierstats.report.EarlierPeriod;
import org.dossierstats.report.PeriodReport;

/** A report as a person reads it in a terminal: the summary, its rates, who sent events and who did not, and earlier periods beside it. */
public final class ReportText {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
    private static final int MOST_SILENT = 50;

    private final PeriodReport report;
    private final StringBuilder text = new StringBuilder();

    private ReportText(PeriodReport report) {
        this.report = report;
    }

    public static String write(PeriodReport report) {
        ReportText written = new ReportText(report);
        written.text.append(SummaryText.write(report.summary()));
        written.rates(report.summary().total());
        written.sending(report.summary().sending());
        if (report.silent() != null) {
            written.silent(report.silent());
        }
        report.earlier().forEach(written::beside);
        return written.text.toString();
    }

    private void rates(Figures total) {
        TextTable table = TextTable.ofTexts();
        for (Rate rate : Rate.all()) {
            table.row(
                    "  " + rate.wireName(),
                    SummaryText.share(rate.part().of(total), rate.of().of(total)),
                    rate.part().name() + ", of " + rate.of().name());
        }
        BigDecimal hours = BigDecimal.valueOf(total.handlingSecondsOfReceived())
                .divide(BigDecimal.valueOf(3600), 1, RoundingMode.HALF_UP);
        String mean = total.handledOfReceived() <= 0
                ? "–"
                : String.format(
                        Locale.ENGLISH,
                        "%,.1f h",
                        total.handlingSecondsOfReceived() / 3600.0 / total.handledOfReceived());
        table.row(
                "  handlingHours",
                String.format(
                        Locale.ENGLISH,
                        "%,.1f h of %s = %s",
                        hours,
                        SummaryText.number(total.handledOfReceived()),
                        mean),
                "working hours of those completed that were received in the period, of their number");
        text.append("\nRates\n").append(table);
    }

    private void sending(Sending sending) {
        TextTable table = new TextTable().row("", "events in the period", "last event");
        rows(table, "By agency", sending.byAgency());
        rows(table, "By source", sending.bySource());
        text.append("\nWho sent events, up to the end of the period\n");
        text.append(sending.byAgency().isEmpty() ? "  nobody\n" : table.toString());
    }

    private static void rows(TextTable table, String heading, SortedMap<String, Sending.Events> rows) {
        table.heading(heading);
        rows.forEach((name, events) -> table.row(
                "  " + (name.isEmpty() ? "(not known)" : name),
                SummaryText.number(events.inPeriod()),
                DAY.format(events.last())));
    }

    private void silent(List<Agency> silent) {
        if (silent.isEmpty()) {
            text.append("\nAll agencies of the catalogue have reported.\n");
            return;
        }
        text.append("\nNot reported: ")
                .append(SummaryText.number(silent.size()))
                .append(silent.size() == 1 ? " agency" : " agencies")
                .append(" of the catalogue sent no event in the period\n");
        TextTable table = TextTable.ofTexts();
        silent.stream()
                .limit(MOST_SILENT)
                .forEach(agency -> table.row("  " + agency.code(), agency.name(), last(agency)));
        text.append(table);
        if (silent.size() > MOST_SILENT) {
            text.append("  and ").append(silent.size() - MOST_SILENT).append(" more; --format json names all\n");
        }
    }

    private String last(Agency agency) {
        Sending.Events events = report.summary().sending().byAgency().get(agency.code());
        LocalDate last = events == null ? null : events.last();
        return last == null ? "no event yet" : "last event " + DAY.format(last);
    }

    private void beside(EarlierPeriod which, PeriodSummary then) {
        TextTable table = new TextTable()
                .row("", report.summary().period().name(), then.period().name(), "difference", "times")
                .rule();
        for (String name : NamedFigures.byName().keySet()) {
            long is = NamedFigures.of(name, report.summary().total());
            long was = NamedFigures.of(name, then.total());
            if (is != 0 || was != 0) {
                table.row(
                        "  " + name,
                        SummaryText.number(is),
                        SummaryText.number(was),
                        difference(is - was),
                        times(is, was));
            }
        }
        text.append("\nBeside ")
                .append(
                        which == EarlierPeriod.PREVIOUS
                                ? "the period before: "
                                : "the same period of the year before: ")
                .append(SummaryText.days(then.period()))
                .append('\n')
                .append(table);
    }

    private static String difference(long difference) {
        return (difference > 0 ? "+" : "") + SummaryText.number(difference);
    }

    private static String times(long now, long then) {
        return then == 0
                ? "–"
                : BigDecimal.valueOf(now)
                        .divide(BigDecimal.valueOf(then), 2, RoundingMode.HALF_UP)
                        .toString();
    }
}
