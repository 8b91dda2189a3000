package org.dossierstats.reporter.reconcile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.dossierstats.period.Figures;
import org.dossierstats.reporter.TextTable;
import org.dossierstats.reporter.form.Language;
import org.dossierstats.reporter.reconcile.Finding.Outcome;
import org.dossierstats.reporter.reconcile.Published.Claim;
import org.jspecify.annotations.Nullable;

/** Published figures beside the counted ones, and what of the published ones does not add up. It says what is so, and chooses no repair. */
public final class Reconciliation {
    private static final Language LANGUAGE = Language.EN;

    private final Published report;
    private final @Nullable Figures counted;
    private final @Nullable Figures yearBefore;
    private final List<Finding> findings;
    private final List<Repair> repairs;

    /**
     * Of one report.
     *
     * @param counted the figures of its period; null if they are not to be compared
     * @param yearBefore those of the same days of the year before; null if they are not needed
     */
    public Reconciliation(Published report, @Nullable Figures counted, @Nullable Figures yearBefore) {
        this.report = report;
        this.counted = counted;
        this.yearBefore = yearBefore;
        this.findings = Consistency.of(report);
        this.repairs = Consistency.repairs(report);
    }

    /** A published number beside the counted one. */
    public record Beside(String what, String published, Range range, long counted) {
        /** By how much the counted one is more; 0 if the published one can have been rounded from it. */
        public long difference() {
            if (range.contains(counted)) {
                return 0;
            }
            return counted > range.high() ? counted - range.high() : counted - range.low();
        }
    }

    /** Whether the report adds up and is what was counted. */
    public boolean agrees() {
        return findings.stream().noneMatch(finding -> finding.outcome() == Outcome.FAILS)
                && repairs.isEmpty()
                && beside().stream().allMatch(beside -> beside.difference() == 0);
    }

    /** Each published number that was counted too. */
    public List<Beside> beside() {
        List<Beside> beside = new ArrayList<>();
        if (counted == null) {
            return beside;
        }
        Figures now = counted;
        report.figures()
                .forEach((column, printed) ->
                        beside.add(new Beside(column.wireName(), printed.text(), printed.range(), column.of(now))));
        for (Claim claim : report.claims()) {
            if (claim.increase() != null && yearBefore != null) {
                beside.add(new Beside(
                        claim.of().wireName() + ", more than a year before by",
                        claim.increase().text(),
                        claim.increase().range(),
                        claim.of().of(now) - claim.of().of(yearBefore)));
            }
        }
        return beside;
    }

    /** For people; ends with a line feed. */
    public String text() {
        StringBuilder text = new StringBuilder();
        text.append(report.name());
        if (report.period() != null) {
            text.append(" (")
                    .append(report.period().from())
                    .append(" to ")
                    .append(report.period().to())
                    .append(')');
        }
        text.append('\n');
        List<Beside> beside = beside();
        if (!beside.isEmpty()) {
            TextTable table = new TextTable().rule().row("", "published", "counted", "difference");
            beside.forEach(each -> table.row(
                    each.what(), each.published(), LANGUAGE.number(each.counted()), signed(each.difference())));
            text.append(table.rule());
        }
        text.append(lines(findings));
        if (repairs.isEmpty() && findings.stream().anyMatch(finding -> finding.outcome() == Outcome.FAILS)) {
            text.append("No single figure could make it add up: two or more are wrong.\n");
        }
        if (!repairs.isEmpty()) {
            text.append("Any one of these would make it add up; which, the report does not tell:\n");
            repairs.forEach(repair -> text.append("  ")
                    .append(repair.column().wireName())
                    .append(": ")
                    .append(Consistency.text(repair.to()))
                    .append(" where ")
                    .append(repair.published())
                    .append(" was published\n"));
        }
        return text.toString();
    }

    /** A line for each finding; ends with a line feed if there is any. */
    public static String lines(List<Finding> findings) {
        StringBuilder text = new StringBuilder();
        for (Finding finding : findings) {
            text.append(String.format(Locale.ROOT, "%-8s  %s", word(finding.outcome()), finding.what()))
                    .append(finding.detail().isEmpty() ? "" : ": " + finding.detail())
                    .append('\n');
        }
        return text.toString();
    }

    private static String word(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String signed(long number) {
        return number > 0 ? "+" + LANGUAGE.number(number) : LANGUAGE.number(number);
    }
}
