package org.dossierstats.reporter.reconcile;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dossierstats.reporter.form.Language;
import org.dossierstats.reporter.reconcile.Finding.Outcome;
import org.dossierstats.reporter.reconcile.Published.Claim;
import org.jspecify.annotations.Nullable;

/** What of a published report adds up, and what would have to be different. An absent column is not known, which is not zero. */
public final class Consistency {
    private static final Language LANGUAGE = Language.EN;

    private final Published report;

    private Consistency(Published report) {
        this.report = report;
    }

    /** Of one report by itself. */
    public static List<Finding> of(Published report) {
        Consistency consistency = new Consistency(report);
        List<Finding> findings = new ArrayList<>();
        for (Identity identity : Identity.ALL) {
            Finding finding = consistency.of(identity);
            if (finding != null) {
                findings.add(finding);
            }
        }
        report.claims().forEach(claim -> consistency.of(claim, findings));
        return findings;
    }

    /** Null if nothing is given of the total, or of its parts: there is nothing to compare. */
    private @Nullable Finding of(Identity identity) {
        Range parts = Range.ZERO;
        for (Column part : identity.parts()) {
            parts = parts.plus(given(part));
        }
        Range total = identity.equals(Identity.BALANCE) ? given(identity.total()) : report.range(identity.total());
        if (total == null || total.equals(Range.UNKNOWN) || parts.equals(Range.UNKNOWN)) {
            return null;
        }
        String what = identity.total().wireName() + " = "
                + identity.parts().stream()
                        .filter(part -> part.whenAbsent().equals(Range.UNKNOWN) || report.range(part) != null)
                        .map(Column::wireName)
                        .collect(Collectors.joining(" + "));
        return compared(what, total, parts);
    }

    /** What a column can be by its own figure, or by those of its parts. */
    private Range given(Column column) {
        Range published = report.range(column);
        if (published != null) {
            return published;
        }
        for (Identity identity : Identity.ALL) {
            if (identity.total() == column && !identity.equals(Identity.BALANCE)) {
                Range sum = Range.ZERO;
                for (Column part : identity.parts()) {
                    sum = sum.plus(given(part));
                }
                return sum;
            }
        }
        return column.whenAbsent();
    }

    static Finding compared(String what, Range total, Range parts) {
        if (total.equals(Range.UNKNOWN) || parts.equals(Range.UNKNOWN)) {
            return new Finding(what, Outcome.UNKNOWN, "not all figures are given");
        }
        if (!total.and(parts).isEmpty()) {
            boolean exact = total.isExact() && parts.isExact();
            return new Finding(
                    what,
                    exact ? Outcome.HOLDS : Outcome.CAN_HOLD,
                    exact ? text(total) : text(total) + "; the parts come to " + text(parts));
        }
        boolean over = parts.low() > total.high();
        long by = over ? parts.low() - total.high() : parts.high() - total.low();
        boolean least = !(parts.isExact() && total.isExact());
        return new Finding(
                what,
                Outcome.FAILS,
                "by " + (least ? "at least " : "") + (over ? "+" : "") + LANGUAGE.number(by) + ": the parts come to "
                        + text(parts) + " where " + text(total) + " was published");
    }

    private void of(Claim claim, List<Finding> findings) {
        Range now = report.range(claim.of());
        String name = claim.of().wireName();
        if (claim.increase() != null) {
            Range before =
                    now == null ? Range.UNKNOWN : now.minus(claim.increase().range());
            String what = name + " a year before, by its increase of "
                    + claim.increase().text();
            findings.add(new Finding(what, now == null ? Outcome.UNKNOWN : Outcome.CAN_HOLD, text(before)));
            if (claim.times() != null && now != null) {
                findings.add(new Finding(
                        name + " is " + claim.times().text() + " times what it was",
                        outcome(claim.times(), 1, now, before),
                        text(now) + " of " + text(before)));
            }
        }
        if (claim.share() != null && claim.in() != null) {
            Range in = given(claim.in());
            findings.add(new Finding(
                    name + " is " + claim.share().text() + " of " + claim.in().wireName(),
                    now == null ? Outcome.UNKNOWN : outcome(claim.share(), 100, now, in),
                    (now == null ? "?" : text(now)) + " of " + text(in)));
        }
    }

    private static Outcome outcome(Fraction claimed, long times, Range numerator, Range denominator) {
        if (!numerator.isExact() || !denominator.isExact()) {
            return Outcome.UNKNOWN;
        }
        return claimed.isRounded(times, numerator.low(), denominator.low()) ? Outcome.HOLDS : Outcome.FAILS;
    }

    /** Every figure that alone could be wrong; none if the report adds up, or if more than one must be. */
    public static List<Repair> repairs(Published report) {
        Map<Column, Range> published = new EnumMap<>(Column.class);
        report.figures().forEach((column, printed) -> published.put(column, printed.range()));
        List<Repair> repairs = new ArrayList<>();
        if (Columns.of(published) != null) {
            return repairs;
        }
        report.figures().forEach((column, printed) -> {
            Map<Column, Range> others = new EnumMap<>(published);
            others.put(column, Range.UNKNOWN);
            Columns columns = Columns.of(others);
            if (columns != null) {
                repairs.add(new Repair(column, printed.text(), columns.of(column)));
            }
        });
        return repairs;
    }

    /** Of several: what one begins with is what the one before ended with, and totals are the sums of the others. */
    public static List<Finding> across(List<Published> reports) {
        List<Finding> findings = new ArrayList<>();
        List<Published> parts = new ArrayList<>();
        Published before = null;
        for (Published report : reports) {
            if (report.isTotal()) {
                totals(report, parts, findings);
                continue;
            }
            parts.add(report);
            if (before != null && touch(before, report)) {
                Range carriedIn = report.range(Column.CARRIED_IN);
                Range pending = before.range(Column.PENDING);
                if (carriedIn != null && pending != null) {
                    findings.add(compared(
                            Column.CARRIED_IN.wireName() + " of " + report.name() + " = " + Column.PENDING.wireName()
                                    + " of " + before.name(),
                            carriedIn,
                            pending));
                }
            }
            before = report;
        }
        return findings;
    }

    private static boolean touch(Published before, Published after) {
        return before.period() != null
                && after.period() != null
                && before.period().to().plusDays(1).equals(after.period().from());
    }

    private static void totals(Published total, List<Published> parts, List<Finding> findings) {
        total.figures().forEach((column, printed) -> {
            Range sum = Range.ZERO;
            for (Published part : parts) {
                Range range = part.range(column);
                sum = sum.plus(range == null ? column.whenAbsent() : range);
            }
            findings.add(compared(
                    column.wireName() + " of " + total.name() + " = sum of " + parts.size() + " rows",
                    printed.range(),
                    sum));
        });
    }

    /** A number, or what it lies between. */
    public static String text(Range range) {
        if (range.isExact()) {
            return LANGUAGE.number(range.low());
        }
        if (range.high() == Range.ANY) {
            return LANGUAGE.number(range.low()) + " or more";
        }
        return range.low() == 0
                ? LANGUAGE.number(range.high()) + " or fewer"
                : LANGUAGE.number(range.low()) + " to " + LANGUAGE.number(range.high());
    }
}
