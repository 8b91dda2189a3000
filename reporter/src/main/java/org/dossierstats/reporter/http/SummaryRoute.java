package org.dossierstats.reporter.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.dossierstats.catalogue.Catalogue;
import org.dossierstats.period.Period;
import org.dossierstats.period.ReportingCalendar;
import org.dossierstats.report.PeriodReport;
import org.dossierstats.report.ReportPlan;
import org.dossierstats.reporter.ReportText;
import org.dossierstats.reporter.Reporter;
import org.dossierstats.reporter.access.Guard;
import org.dossierstats.reporter.access.Visible;
import org.dossierstats.reporter.export.FormFormat;
import org.dossierstats.reporter.form.Filling;
import org.dossierstats.reporter.form.Form;
import org.dossierstats.reporter.form.Layout;
import org.dossierstats.reporter.form.Layouts;
import org.dossierstats.reporter.form.Particulars;
import org.dossierstats.reporter.form.Seal;
import org.dossierstats.wire.Digest;
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
    private final Answers answers = new Answers();

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
        FormFormat format = FormAnswer.format(context);
        Layout layout = layout(context, format);
        ReportPlan plan = new ReportPlan(periods, Set.copyOf(FormAnswer.compared(context)));
        List<PeriodReport> reports = reports(
                layout == null ? plan : plan.with(layout.compared()), "true".equals(context.queryParam("fresh")));
        Visible visible = Guard.visible(context);
        String agency = visible.agency(context);
        List<PeriodReport> shown = visible.isAll() && agency == null
                ? reports
                : reports.stream()
                        .map(report -> report.ofAgencies(agency == null ? visible.agencies()::include : agency::equals))
                        .toList();
        if (layout != null) {
            form(context, shown, layout, format == null ? FormFormat.HTML : format);
        } else if (format == FormFormat.TEXT) {
            context.contentType(format.contentType())
                    .result(shown.stream().map(ReportText::write).collect(Collectors.joining("\n")));
        } else {
            answers.json(shown, context);
        }
    }

    private List<PeriodReport> reports(ReportPlan plan, boolean fresh) {
        List<Period> periods = plan.toSum();
        return plan.reports(fresh ? reporter.fresh(periods, LIMIT) : reporter.latest(periods, LIMIT), catalogue);
    }

    /** Null for JSON and text without a form. */
    private static @Nullable Layout layout(Context context, @Nullable FormFormat format) {
        Layout asked = FormAnswer.layout(context);
        boolean isForm = format != null && format != FormFormat.TEXT;
        return asked == null && isForm ? Layouts.of(USUAL_LAYOUT) : asked;
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
        String of = forms.size() == 1 ? "-" + forms.get(0).period().name() : "";
        FormAnswer.write(context, forms, format, layout.id() + of);
    }
}
