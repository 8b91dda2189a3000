package org.dossierstats.reporter.http;

import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dossierstats.catalogue.Catalogue;
import org.dossierstats.period.Period;
import org.dossierstats.period.ReportingCalendar;
import org.dossierstats.report.EarlierPeriod;
import org.dossierstats.report.PeriodReport;
import org.dossierstats.report.ReportPlan;
import org.dossierstats.reporter.ReportText;
import org.dossierstats.reporter.Reporter;
import org.dossierstats.reporter.export.FormFormat;
import org.dossierstats.reporter.form.Filling;
import org.dossierstats.reporter.form.Form;
import org.dossierstats.reporter.form.Layout;
import org.dossierstats.reporter.form.Layouts;
import org.dossierstats.reporter.form.Particulars;
import org.dossierstats.reporter.form.Seal;
import org.dossierstats.wire.Digest;
import org.dossierstats.wire.ReportJson;
import org.dossierstats.wire.SummaryJson;
import org.jspecify.annotations.Nullable;

/** {@code GET /api/v1/summaries}: summaries as JSON or text, or as forms. */
final class SummaryRoute {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final int MOST_PERIODS = 100;
    private static final String USUAL_LAYOUT = "generic";

    private final Reporter reporter;
    private final Catalogue catalogue;
    private final Clock clock;

    SummaryRoute(Office office) {
        this.reporter = office.reporter();
        this.catalogue = office.catalogue();
        this.clock = office.clock();
    }

    /** @throws IllegalArgumentException if a parameter is wrong; the message says which */
    void answer(Context context) throws IOException {
        ReportingCalendar calendar = Periods.calendar(context.queryParam("calendar"));
        LocalDate today = LocalDate.now(clock);
        List<Period> periods = context.queryParams("period").stream()
                .map(name -> Periods.named(name, calendar, today))
                .toList();
        if (periods.isEmpty() || periods.size() > MOST_PERIODS) {
            throw new IllegalArgumentException("give 1 to " + MOST_PERIODS + " periods, such as ?period=2021-06");
        }
        FormFormat format = format(context.queryParam("format"));
        Layout layout = layout(context.queryParam("layout"), format);
        ReportPlan plan = new ReportPlan(periods, Set.copyOf(compared(context)));
        List<PeriodReport> reports = reports(
                layout == null ? plan : plan.with(layout.compared()),
                "true".equals(context.queryParam("fresh")),
                context.queryParam("agency"));
        if (layout != null) {
            form(context, reports, layout, format == null ? FormFormat.HTML : format);
        } else if (format == FormFormat.TEXT) {
            context.contentType(format.contentType())
                    .result(reports.stream().map(ReportText::write).collect(Collectors.joining("\n")));
        } else {
            context.contentType("application/json").result(ReportJson.write(reports));
        }
    }

    private static List<EarlierPeriod> compared(Context context) {
        return context.queryParams("compare").stream()
                .map(name -> EarlierPeriod.named(name)
                        .orElseThrow(() -> new IllegalArgumentException("compare must be previous or year-before")))
                .toList();
    }

    private List<PeriodReport> reports(ReportPlan plan, boolean fresh, @Nullable String agency) {
        List<Period> periods = plan.toSum();
        List<PeriodReport> reports =
                plan.reports(fresh ? reporter.fresh(periods, LIMIT) : reporter.latest(periods, LIMIT), catalogue);
        return agency == null
                ? reports
                : reports.stream().map(report -> report.ofAgency(agency)).toList();
    }

    /** Null for JSON. */
    private static @Nullable FormFormat format(@Nullable String name) {
        if (name == null || name.equals("json")) {
            return null;
        }
        return Stream.of(FormFormat.values())
                .filter(format -> format.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("format must be json, text, csv, xlsx, html or pdf"));
    }

    /** Those that come with the program only: a server opens no file by a name from outside. */
    private static @Nullable Layout layout(@Nullable String name, @Nullable FormFormat format) {
        if (name == null) {
            return format == null || format == FormFormat.TEXT ? null : Layouts.of(USUAL_LAYOUT);
        }
        if (!Layouts.names().contains(name)) {
            throw new IllegalArgumentException("layout must be " + String.join(", ", Layouts.names()));
        }
        return Layouts.of(name);
    }

    private void form(Context context, List<PeriodReport> reports, Layout layout, FormFormat format)
            throws IOException {
        List<Form> forms = reports.stream()
                .map(report -> Filling.form(
                        layout,
                        report,
                        catalogue,
                        Particulars.NONE,
                        new Seal(null, Digest.of(SummaryJson.write(List.of(report.summary()))))))
                .toList();
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        format.write(forms, written);
        context.contentType(format.contentType());
        if (!format.isText()) {
            context.header(
                    "Content-Disposition",
                    "attachment; filename=\"" + layout.id() + "."
                            + format.name().toLowerCase(Locale.ROOT) + "\"");
        }
        context.result(written.toByteArray());
    }
}
