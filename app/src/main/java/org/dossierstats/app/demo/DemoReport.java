package org.dossierstats.app.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.dossierstats.catalogue.Catalogue;
import org.dossierstats.catalogue.Procedure;
import org.dossierstats.dossier.Attributes;
import org.dossierstats.dossier.Channel;
import org.dossierstats.dossier.Timeliness;
import org.dossierstats.period.Figures;
import org.dossierstats.period.Period;
import org.dossierstats.period.PeriodSummary;
import org.dossierstats.period.ReportingCalendar;
import org.dossierstats.reporter.SummaryText;
import org.dossierstats.reporter.TextTable;
import org.dossierstats.reporter.form.Language;

/** What the demo prints: the summary of the half-year, the same days of the year before, and the report as it was published. */
public final class DemoReport {
    private static final PublishedReport PUBLISHED = PublishedReport.LABOUR_DEPARTMENT_2021;

    /** The days of the published report. */
    public static final Period PERIOD =
            Period.parse(PUBLISHED.from() + ".." + PUBLISHED.to(), ReportingCalendar.STATUTORY);

    private static final Catalogue CATALOGUE = DemoCatalogue.catalogue();

    private final PeriodSummary now;
    private final PeriodSummary yearBefore;

    /**
     * Of these two summaries.
     *
     * @param now of {@link #PERIOD}
     * @param yearBefore of the same days a year earlier
     */
    public DemoReport(PeriodSummary now, PeriodSummary yearBefore) {
        this.now = now;
        this.yearBefore = yearBefore;
    }

    public String text() {
        return SummaryText.write(now) + '\n' + online() + '\n' + besideTheYearBefore() + '\n' + besideThePublished();
    }

    /** As the report counts it: online at level 3 or 4, of all that was to be handled. */
    private String online() {
        long online = now.only(attributes -> attributes.channel() == Channel.ONLINE && takesDossiers(attributes))
                .total()
                .receivedInPeriod();
        long toHandle = now.total().received();
        return "Online at level 3 or 4, of all to handle: " + SummaryText.number(online) + " of "
                + SummaryText.number(toHandle) + " = " + Language.EN.share(online, toHandle) + "\n";
    }

    private boolean takesDossiers(Attributes attributes) {
        Procedure procedure = CATALOGUE.procedure(attributes.procedure(), PERIOD.to());
        return procedure != null
                && procedure.online() != null
                && procedure.online().takesDossiers();
    }

    private String besideTheYearBefore() {
        Figures figures = now.total();
        Figures before = yearBefore.total();
        TextTable table = new TextTable()
                .heading("Beside the same days of the year before: " + SummaryText.days(yearBefore.period()))
                .rule()
                .row(
                        "",
                        String.valueOf(now.period().to().getYear()),
                        String.valueOf(yearBefore.period().to().getYear()),
                        "difference",
                        "ratio");
        compared(table, "To handle (carried in and received)", figures.received(), before.received());
        compared(table, "  carried in", figures.carriedIn(), before.carriedIn());
        compared(table, "  received", figures.receivedInPeriod(), before.receivedInPeriod());
        compared(table, "    of these online", figures.received(Channel.ONLINE), before.received(Channel.ONLINE));
        compared(table, "Resolved", figures.resolved(), before.resolved());
        compared(table, "  early", figures.resolved(Timeliness.EARLY), before.resolved(Timeliness.EARLY));
        compared(table, "  on time", figures.resolved(Timeliness.ON_TIME), before.resolved(Timeliness.ON_TIME));
        compared(table, "  late", figures.resolved(Timeliness.LATE), before.resolved(Timeliness.LATE));
        compared(table, "Pending", figures.pending(), before.pending());
        compared(table, "  overdue", figures.overdue(), before.overdue());
        return table.toString();
    }

    private static void compared(TextTable table, String label, long now, long before) {
        String ratio = before == 0
                ? "–"
                : BigDecimal.valueOf(now)
                        .divide(BigDecimal.valueOf(before), 2, RoundingMode.HALF_UP)
                        .toString();
        table.row(label, SummaryText.number(now), SummaryText.number(before), signed(now - before), ratio);
    }

    private String besideThePublished() {
        Figures figures = now.total();
        TextTable table = new TextTable()
                .heading("Beside the report as it was published")
                .rule()
                .row("", "published", "counted", "difference");
        published(table, "To handle (carried in and received)", PUBLISHED.received(), figures.received());
        published(table, "  received online", PUBLISHED.online(), figures.received(Channel.ONLINE));
        published(table, "Resolved early", PUBLISHED.early(), figures.resolved(Timeliness.EARLY));
        published(table, "Resolved on time", PUBLISHED.onTime(), figures.resolved(Timeliness.ON_TIME));
        table.row("Resolved late", "not given", SummaryText.number(figures.resolved(Timeliness.LATE)), "");
        published(table, "Pending", PUBLISHED.pending(), figures.pending());
        table.row("  overdue", "not given", SummaryText.number(figures.overdue()), "");
        return table + "The report printed " + SummaryText.number(PUBLISHED.received()) + ", but "
                + SummaryText.number(PUBLISHED.early()) + " early + " + SummaryText.number(PUBLISHED.onTime())
                + " on time + " + SummaryText.number(PUBLISHED.pending()) + " pending = "
                + SummaryText.number(PUBLISHED.accountedFor()) + ".\n"
                + "The events are generated to have its figures; no dossier in them is a real one.\n";
    }

    private static void published(TextTable table, String label, long published, long counted) {
        table.row(label, SummaryText.number(published), SummaryText.number(counted), signed(counted - published));
    }

    private static String signed(long number) {
        return number > 0 ? "+" + SummaryText.number(number) : SummaryText.number(number);
    }
}
