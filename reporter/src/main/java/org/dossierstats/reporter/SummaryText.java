package org.dossierstats.reporter;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dossierstats.dossier.Anomaly;
import org.dossierstats.dossier.Channel;
import org.dossierstats.dossier.Outcome;
import org.dossierstats.dossier.Timeliness;
import org.dossierstats.period.Figures;
import org.dossierstats.period.Period;
import org.dossierstats.period.PeriodSummary;
import org.jspecify.annotations.Nullable;

/** A summary as a person reads it in a terminal. */
public final class SummaryText {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final int SHOWN_OF_ID = "sha256:".length() + 12;

    private SummaryText() {}

    public static String write(PeriodSummary summary) {
        Figures total = summary.total();
        StringBuilder text = new StringBuilder(heading(summary)).append('\n');
        TextTable table = new TextTable()
                .row("", "to", "carried", "", "", "", "", "on", "", "no due", "", "in", "over-", "no due")
                .row(
                        "",
                        "handle",
                        "in",
                        "received",
                        "online",
                        "resolved",
                        "early",
                        "time",
                        "late",
                        "date",
                        "pending",
                        "time",
                        "due",
                        "date")
                .rule();
        figures(table, "Total", total);
        rows(table, "By field", summary.byField(), figures -> "");
        rows(table, "By agency", summary.byAgency(), SummaryText::transfers);
        rows(table, "By channel", summary.byChannel(), figures -> "");
        text.append(table).append('\n');
        text.append("Online share of the received: ")
                .append(share(total.received(Channel.ONLINE), total.receivedInPeriod()))
                .append('\n');
        text.append("Resolved: ")
                .append(number(total.resolved(Outcome.COMPLETED)))
                .append(" completed, ")
                .append(number(total.resolved(Outcome.WITHDRAWN)))
                .append(" withdrawn, ")
                .append(number(total.resolved(Outcome.STOPPED)))
                .append(" stopped");
        if (total.reopened() != 0) {
            text.append("; ").append(number(total.reopened())).append(" closings taken back by a re-opening");
        }
        text.append('\n');
        handlingTime(text, total);
        text.append("Beside the balance: ")
                .append(number(total.refused()))
                .append(" refused at intake, ")
                .append(number(total.waiting()))
                .append(" waiting for acceptance at the end; of the pending ")
                .append(number(total.paused()))
                .append(" with the clock at rest\n");
        anomalies(text, total);
        return text.toString();
    }

    private static void handlingTime(StringBuilder text, Figures total) {
        Double mean = total.meanHandlingSeconds();
        if (mean != null) {
            text.append("Working time from acceptance to completion: mean ")
                    .append(hours(mean))
                    .append(", median ")
                    .append(hours(total.handlingSeconds(0.5)))
                    .append(", 90th percentile ")
                    .append(hours(total.handlingSeconds(0.9)))
                    .append(" hours (to 1.6 %, the mean exact)\n");
        }
    }

    private static String hours(@Nullable Double seconds) {
        return seconds == null ? "–" : String.format(Locale.ENGLISH, "%,.1f", seconds / 3600);
    }

    private static void anomalies(StringBuilder text, Figures total) {
        String kinds = Arrays.stream(Anomaly.Kind.values())
                .filter(kind -> total.anomalies(kind) != 0)
                .map(kind -> number(total.anomalies(kind)) + " " + kind)
                .collect(Collectors.joining(", "));
        if (!kinds.isEmpty()) {
            text.append("Anomalies: ").append(kinds).append('\n');
        }
    }

    private static String heading(PeriodSummary summary) {
        Period period = summary.period();
        String cut = summary.cut().entrySet().stream()
                .map(entry -> entry.getKey() + ":" + entry.getValue())
                .collect(Collectors.joining(" "));
        return "Dossiers " + days(period) + " (" + period.name() + ", "
                + period.calendar().wireName() + ", "
                + summary.rules().zone().getId() + ")\n"
                + (summary.balanced() ? "balanced" : "NOT BALANCED") + "; cut " + cut + "; rules "
                + summary.rules().id().substring(0, SHOWN_OF_ID) + "…\n";
    }

    /** Such as: 1 January 2021 to 14 June 2021. */
    public static String days(Period period) {
        return period.from().equals(period.to())
                ? DAY.format(period.from())
                : DAY.format(period.from()) + " to " + DAY.format(period.to());
    }

    private static void rows(
            TextTable table, String heading, SortedMap<?, Figures> rows, Function<Figures, String> remark) {
        if (rows.isEmpty()) {
            return;
        }
        table.rule().heading(heading);
        rows.forEach((key, figures) -> {
            figures(table, "  " + (key.toString().isEmpty() ? "(not known)" : key.toString()), figures);
            if (!remark.apply(figures).isEmpty()) {
                table.heading("    " + remark.apply(figures));
            }
        });
    }

    private static String transfers(Figures figures) {
        return figures.transferredIn() == 0 && figures.transferredOut() == 0
                ? ""
                : "transferred in " + number(figures.transferredIn()) + ", out " + number(figures.transferredOut());
    }

    private static void figures(TextTable table, String label, Figures figures) {
        table.row(
                label,
                number(figures.received()),
                number(figures.carriedIn()),
                number(figures.receivedInPeriod()),
                number(figures.received(Channel.ONLINE)),
                number(figures.resolved()),
                number(figures.resolved(Timeliness.EARLY)),
                number(figures.resolved(Timeliness.ON_TIME)),
                number(figures.resolved(Timeliness.LATE)),
                number(figures.resolved(Timeliness.NO_DUE_DATE)),
                number(figures.pending()),
                number(figures.pendingInTime()),
                number(figures.overdue()),
                number(figures.pendingNoDueDate()));
    }

    /** With a comma every three digits. */
    public static String number(long number) {
        return String.format(Locale.ENGLISH, "%,d", number);
    }

    /** Such as: 506 of 3,903 = 13.0 %. A share of nothing has no value. */
    public static String share(long part, long whole) {
        String percent = whole <= 0
                ? "–"
                : BigDecimal.valueOf(part * 100).divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP) + " %";
        return number(part) + " of " + number(whole) + " = " + percent;
    }
}
