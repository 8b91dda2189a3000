package org.dossierstats.reporter.http;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.concurrent.Semaphore;
import org.dossierstats.dossier.Rules;
import org.dossierstats.http.Entry;
import org.dossierstats.period.Period;
import org.dossierstats.period.PeriodSummary;
import org.dossierstats.reporter.ReporterException;
import org.dossierstats.reporter.close.History;
import org.dossierstats.reporter.close.Revision;
import org.dossierstats.reporter.close.Seals;
import org.dossierstats.reporter.drilldown.DossierLists;
import org.dossierstats.reporter.drilldown.DossierLists.Asked;
import org.dossierstats.reporter.drilldown.DossiersBehind;
import org.dossierstats.reporter.drilldown.DossiersBehind.Behind;
import org.dossierstats.reporter.drilldown.DossiersCsv;
import org.dossierstats.reporter.drilldown.SealedFigure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code GET /api/v1/dossiers}: the dossiers behind a figure, page by page or as a table. What the dossiers of all pages add always comes
 * to the figure, or nothing is given.
 */
public final class DossierRoutes {
    /** Requests at a time; more are told to come again. */
    public static final int MOST_REQUESTS = 16;

    private static final Logger LOG = LoggerFactory.getLogger(DossierRoutes.class);
    private static final String PATH = "/api/v1/dossiers";

    private final Source source;
    private final Rules rules;
    private final Clock clock;
    private final DossierLists lists;
    private final Semaphore places = new Semaphore(MOST_REQUESTS);

    /** Where figures and dossiers come from. */
    interface Source extends DossierLists.Recounting {
        /**
         * What the counts say.
         *
         * @param fresh whether everything published so far is to be counted first
         */
        PeriodSummary counted(Period period, boolean fresh);

        /** What was sealed. */
        Seals seals();
    }

    /**
     * For one server.
     *
     * @param client properties of a Kafka client
     */
    public DossierRoutes(Office office, Map<String, Object> client) {
        this(new KafkaDossiers(office, client), office.rules(), office.clock());
    }

    DossierRoutes(Source source, Rules rules, Clock clock) {
        this.source = source;
        this.rules = rules;
        this.clock = clock;
        this.lists = new DossierLists(source);
    }

    /** Adds them to a {@link SummaryServer}, which answers what fails in them. */
    public void routes(JavalinConfig config) {
        config.routes.get(PATH, this::enter, Entry.READER);
    }

    private void enter(Context context) throws IOException {
        if (!places.tryAcquire()) {
            throw new ReporterException("more than " + MOST_REQUESTS + " requests at a time ask for dossiers");
        }
        try {
            answer(context, DossierQuery.read(context));
        } finally {
            places.release();
        }
    }

    private void answer(Context context, DossierQuery query) throws IOException {
        Walk walk = query.after() == null ? begun(query) : resumed(query, query.after());
        List<Behind> list = lists.of(new Asked(walk.period(), walk.cut(), query.column(), query.wanted()));
        long sum = DossiersBehind.sum(list);
        if (walk.figure().isPresent() && walk.figure().getAsLong() != sum) {
            throw failure(DossiersBehind.mismatch(
                    query.column(), walk.period(), walk.figure().getAsLong(), sum));
        }
        if (query.csv()) {
            DossiersCsv.write(
                    list, context.contentType("text/csv; charset=utf-8").outputStream());
            return;
        }
        Cursor at = new Cursor(query.digest(), walk.period(), rules.id(), walk.cut(), sum, walk.position());
        context.contentType("application/json").result(new DossierPage(query, at, rules.label(), list).json());
    }

    /**
     * A list, and how far it was given.
     *
     * @param figure what it must come to; empty where nothing but the list says so
     */
    private record Walk(Period period, SortedMap<Integer, Long> cut, OptionalLong figure, int position) {}

    private Walk begun(DossierQuery query) {
        Period period = Periods.named(query.period(), query.calendar(), LocalDate.now(clock));
        if (query.revision() != null) {
            return sealed(query, period, query.revision());
        }
        PeriodSummary summary = source.counted(period, query.fresh());
        requireRules("the counts are", summary.rules().id());
        long figure = new DossiersBehind(rules, query.column(), query.wanted()).figure(summary);
        return new Walk(period, summary.cut(), OptionalLong.of(figure), 0);
    }

    private Walk sealed(DossierQuery query, Period period, int number) {
        History history = source.seals().soundHistory(period);
        Revision revision = history.revision(number)
                .orElseThrow(() ->
                        new HttpResponseException(404, "there is no revision " + number + " of " + history.days()));
        requireRules("revision " + number + " is", revision.office().rules());
        OptionalLong figure = SealedFigure.of(revision, query.column(), query.wanted());
        return new Walk(period, revision.office().cut(), figure, 0);
    }

    private Walk resumed(DossierQuery query, String after) {
        Cursor cursor = Cursor.read(after);
        if (!cursor.query().equals(query.digest())) {
            throw new IllegalArgumentException("after is the cursor of another list: with it, period, calendar, column,"
                    + " agency, field, procedure, channel and revision must be those of the page before");
        }
        requireRules("the pages before are", cursor.rules());
        return new Walk(cursor.period(), cursor.cut(), OptionalLong.of(cursor.figure()), cursor.position());
    }

    private void requireRules(String what, String id) {
        if (!id.equals(rules.id())) {
            throw new HttpResponseException(
                    409,
                    what + " of rules " + id + ", but this server recounts by rules " + rules.id()
                            + ": start it with those rules (--rules, --zone)");
        }
    }

    private static HttpResponseException failure(String detail) {
        LOG.error("answered 500: {}", detail);
        return new HttpResponseException(500, detail);
    }
}
