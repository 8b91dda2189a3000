package org.dossierstats.reporter.http;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.dossierstats.http.Entry;
import org.dossierstats.report.EarlierPeriod;
import org.dossierstats.report.PeriodReport;
import org.dossierstats.reporter.EventsBook;
import org.dossierstats.reporter.ReportRecount;
import org.dossierstats.reporter.ReporterException;
import org.dossierstats.reporter.access.Guard;
import org.dossierstats.reporter.close.Revision;
import org.dossierstats.reporter.close.SealedReport;
import org.dossierstats.reporter.close.SummariesTopic;
import org.dossierstats.reporter.export.FormFormat;
import org.dossierstats.reporter.form.Filling;
import org.dossierstats.reporter.form.Form;
import org.dossierstats.reporter.form.Layout;
import org.dossierstats.reporter.form.Layouts;
import org.dossierstats.reporter.form.Particulars;
import org.dossierstats.reporter.form.Seal;
import org.dossierstats.wire.SealedKey.Scope;
import org.dossierstats.wire.SealedSummary;
import org.dossierstats.wire.Topics;

/**
 * {@code GET /api/v1/closes/{from}/{to}/{revision}/form}: a sealed revision as a form, recounted from the events up to its cut. One is
 * recounted at a time; who waits too long is told to come again.
 */
public final class SealedForms {
    private static final String PATH = CloseRoutes.PATH + "/{from}/{to}/{revision}/form";
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);
    private static final String USUAL_LAYOUT = "generic";

    private final Office office;
    private final Map<String, Object> client;
    private final Semaphore place = new Semaphore(1);

    /** @param client properties of a Kafka client */
    public SealedForms(Office office, Map<String, Object> client) {
        this.office = office;
        this.client = Map.copyOf(client);
    }

    /** Adds it to a {@link SummaryServer}, which answers what fails in it. */
    public void routes(JavalinConfig config) {
        config.routes.get(PATH, this::answer, Entry.READER);
    }

    private void answer(Context context) throws IOException {
        FormFormat format = Objects.requireNonNullElse(FormAnswer.format(context), FormFormat.HTML);
        Layout layout = Objects.requireNonNullElseGet(FormAnswer.layout(context), () -> Layouts.of(USUAL_LAYOUT));
        Set<EarlierPeriod> compared = EnumSet.noneOf(EarlierPeriod.class);
        compared.addAll(layout.compared());
        compared.addAll(FormAnswer.compared(context));
        SealedSummary sealed = sealed(context);
        requireSameRules(sealed);
        PeriodReport report = recounted(new SealedReport(sealed, compared));
        Form form = Filling.form(
                layout, report, office.catalogue(), Particulars.NONE, new Seal(sealed.revision(), sealed.digest()));
        FormAnswer.write(
                context,
                List.of(form),
                format,
                layout.id() + "-" + CloseRoutes.days(context).name() + "-" + sealed.revision());
    }

    private SealedSummary sealed(Context context) {
        Revision revision = CloseRoutes.revision(context, new SummariesTopic(client).read());
        String agency = Guard.visible(context).scope(context);
        return revision.of(new Scope(agency))
                .orElseThrow(() -> new NotFoundResponse(
                        "there is nothing of agency " + agency + " in revision " + revision.number()));
    }

    private void requireSameRules(SealedSummary sealed) {
        if (!sealed.rules().equals(office.rules().id())) {
            throw new HttpResponseException(
                    409,
                    "it was counted under rules " + sealed.rules() + ", this server has "
                            + office.rules().id());
        }
    }

    private PeriodReport recounted(SealedReport sealed) {
        try {
            if (!place.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new ReporterException("other revisions are being recounted; try again later");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ReporterException("the server ends", e);
        }
        try (EventsBook book = EventsBook.open(client)) {
            return sealed.of(new ReportRecount(book, office.rules(), (counted, total) -> {}), office.catalogue());
        } catch (KafkaException e) {
            throw new ReporterException("cannot read " + Topics.EVENTS + ": " + e.getMessage(), e);
        } finally {
            place.release();
        }
    }
}
