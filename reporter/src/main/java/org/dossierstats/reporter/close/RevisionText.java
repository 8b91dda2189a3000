package org.dossierstats.reporter.close;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.dossierstats.period.Period;
import org.dossierstats.period.ReportingCalendar;
import org.dossierstats.reporter.SummaryText;
import org.dossierstats.reporter.TextTable;
import org.dossierstats.reporter.close.AdjustedDossiers.Adjusted;
import org.dossierstats.reporter.close.Difference.Side;
import org.dossierstats.wire.SealTerms.Change;
import org.dossierstats.wire.SealedKey.Scope;
import org.dossierstats.wire.SealedSummary;
import org.jspecify.annotations.Nullable;

/** Sealed revisions and what has changed since, as a person reads them in a terminal. */
public final class RevisionText {
    private static final List<String> COLUMNS = List.of(
            "/received/total",
            "/received/carriedIn",
            "/received/inPeriod",
            "/received/byChannel/ONLINE",
            "/resolved/total",
            "/resolved/early",
            "/resolved/onTime",
            "/resolved/late",
            "/resolved/noDueDate",
            "/pending/total",
            "/pending/inTime",
            "/pending/overdue",
            "/pending/noDueDate");

    private RevisionText() {}

    /** Such as: 2021-06 (calendar, 1 June 2021 to 30 June 2021). */
    public static String name(Period period) {
        return period.name() + " (" + period.calendar().wireName() + ", " + SummaryText.days(period) + ")";
    }

    /** As the commands are told of it, such as: --period 2021-06 --calendar calendar. */
    public static String option(Period period) {
        return "--period " + period.name()
                + (period.calendar() == ReportingCalendar.CUSTOM
                        ? ""
                        : " --calendar " + period.calendar().wireName());
    }

    /** Such as: revision 1, the office and 3 agencies, sha256:…. */
    public static String name(Revision revision) {
        int agencies = revision.agencies().size();
        return "revision " + revision.number() + ", the office and " + agencies
                + (agencies == 1 ? " agency, " : " agencies, ")
                + revision.office().digest();
    }

    /** Of the whole office or of an agency. */
    private static String name(Scope scope) {
        String agency = scope.agency();
        return agency == null ? "the office" : agency.isEmpty() ? "dossiers of no known agency" : "agency " + agency;
    }

    /** A line for each revision. */
    public static String list(List<History> histories) {
        if (histories.stream().allMatch(history -> history.revisions().isEmpty())) {
            return "nothing is closed\n";
        }
        TextTable table = TextTable.ofTexts()
                .row("period", "calendar", "days", "revision", "sealed", "by", "agencies", "reason", "digest")
                .rule();
        for (History history : histories) {
            for (Revision revision : history.revisions()) {
                SealedSummary office = revision.office();
                table.row(
                        office.period().name(),
                        office.period().calendar().wireName(),
                        history.days().toString(),
                        String.valueOf(revision.number()) + (office.early() ? " (early)" : ""),
                        office.sealed().toString(),
                        office.author(),
                        String.valueOf(revision.agencies().size()),
                        office.reason().orElse(""),
                        office.digest());
            }
        }
        return table.toString();
    }

    /** The figures of one, with what was sealed beside them. */
    public static String show(SealedSummary sealed) {
        StringBuilder text = new StringBuilder()
                .append("Dossiers ")
                .append(name(sealed.period()))
                .append(", ")
                .append(name(sealed.scope()))
                .append("\nrevision ")
                .append(sealed.revision())
                .append(", sealed ")
                .append(sealed.sealed())
                .append(" by ")
                .append(sealed.author())
                .append(sealed.early() ? ", before the period was over" : "")
                .append(sealed.reason().map(reason -> ": " + reason).orElse(""))
                .append("\ndigest   ")
                .append(sealed.digest())
                .append("\nprevious ")
                .append(sealed.previous().orElse("none"))
                .append("\nrules    ")
                .append(sealed.rules())
                .append("\ncut      ")
                .append(sealed.cut().entrySet().stream()
                        .map(each -> each.getKey() + ":" + each.getValue())
                        .collect(Collectors.joining(" ")))
                .append("\n\n");
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
        JsonNode summary = sealed.summary();
        figures(table, "Total", summary.path("total"));
        rows(table, "By field", "field", summary.path("byField"));
        rows(table, "By agency", "agency", summary.path("byAgency"));
        rows(table, "By channel", "channel", summary.path("byChannel"));
        return text.append(table).toString();
    }

    private static void rows(TextTable table, String heading, String key, JsonNode rows) {
        if (!rows.isEmpty()) {
            table.rule().heading(heading);
            rows.forEach(row -> {
                String name = row.path(key).asText();
                figures(table, "  " + (name.isEmpty() ? "(not known)" : name), row);
            });
        }
    }

    private static void figures(TextTable table, String label, JsonNode figures) {
        String[] cells = new String[COLUMNS.size() + 1];
        cells[0] = label;
        for (int column = 0; column < COLUMNS.size(); column++) {
            cells[column + 1] =
                    SummaryText.number(figures.at(COLUMNS.get(column)).asLong());
        }
        table.row(cells);
    }

    /**
     * What is different, figure by figure: of the total, and of the rows.
     *
     * @param before what the first is, such as revision 1
     */
    public static String table(Adjustment adjustment, String before, String after) {
        TextTable table = new TextTable().row("", before, after, "difference").rule();
        if (adjustment.total().isEmpty()) {
            table.row("Total", "", "", "none");
        } else {
            table.heading("Total");
            changes(table, adjustment.total());
        }
        adjustment.rows().forEach((row, changes) -> {
            table.rule().heading(row);
            changes(table, changes);
        });
        return table.toString();
    }

    private static void changes(TextTable table, List<Change> changes) {
        for (Change change : changes) {
            table.row("  " + change.figure(), number(change.before()), number(change.after()), difference(change));
        }
    }

    /**
     * What is different, figure by figure.
     *
     * @param dossiers those behind it; null if nobody asked for them
     */
    public static String difference(Difference difference, @Nullable List<Adjusted> dossiers) {
        Side before = difference.before();
        Side after = difference.after();
        StringBuilder text = new StringBuilder()
                .append(difference.days())
                .append(", ")
                .append(before.name())
                .append(" and ")
                .append(after.name());
        if (difference.adjustment().isEmpty()) {
            text.append(": no figure is different\n");
        } else {
            text.append('\n').append(table(difference.adjustment(), before.name(), after.name()));
        }
        if (!before.rules().equals(after.rules())) {
            text.append("The two were counted under different rules: ")
                    .append(before.rules())
                    .append(" and ")
                    .append(after.rules())
                    .append('\n');
        }
        return dossiers == null ? text.toString() : text.append(table(dossiers)).toString();
    }

    private static TextTable table(List<Adjusted> dossiers) {
        TextTable table = TextTable.ofTexts().heading("Dossiers behind it (" + dossiers.size() + ")");
        dossiers.forEach(each -> table.row(each.dossier(), line(each.adjustment())));
        return table;
    }

    /** What changed for one dossier, in one line, such as: resolved.late +1. Where its total is as it was, it moved between rows. */
    static String line(Adjustment adjustment) {
        return adjustment.total().isEmpty()
                ? "other rows: " + String.join(", ", adjustment.rows().keySet())
                : adjustment.total().stream()
                        .filter(change -> change.before().isIntegralNumber()
                                && change.after().isIntegralNumber())
                        .map(change -> change.figure() + " " + difference(change))
                        .collect(Collectors.joining(", "));
    }

    private static String number(JsonNode number) {
        return number.isIntegralNumber()
                ? SummaryText.number(number.longValue())
                : number.isNumber() ? number.asText() : "–";
    }

    private static String difference(Change change) {
        if (!change.before().isNumber() || !change.after().isNumber()) {
            return "";
        }
        BigDecimal difference = new BigDecimal(change.after().asText())
                .subtract(new BigDecimal(change.before().asText()));
        return difference.signum() > 0 ? "+" + difference.toPlainString() : difference.toPlainString();
    }
}
