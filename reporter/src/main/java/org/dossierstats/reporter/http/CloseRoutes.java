package org.dossierstats.reporter.http;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;
import org.dossierstats.http.Entry;
import org.dossierstats.period.Period;
import org.dossierstats.period.PeriodSummary;
import org.dossierstats.period.ReportingCalendar;
import org.dossierstats.reporter.Reporter;
import org.dossierstats.reporter.ReporterException;
import org.dossierstats.reporter.access.Admission;
import org.dossierstats.reporter.access.Guard;
import org.dossierstats.reporter.close.Closer;
import org.dossierstats.reporter.close.Closing;
import org.dossierstats.reporter.close.History;
import org.dossierstats.reporter.close.History.Days;
import org.dossierstats.reporter.close.Outcome;
import org.dossierstats.reporter.close.Revision;
import org.dossierstats.reporter.close.RevisionJson;
import org.dossierstats.reporter.close.Seals;
import org.dossierstats.reporter.close.SummariesTopic;
import org.dossierstats.wire.SealedKey.Scope;
import org.dossierstats.wire.SealedSummary;
import org.jspecify.annotations.Nullable;

/**
 * {@code /api/v1/closes}: what was sealed, byte for byte, and the sealing. Each request reads dossier-summaries from its beginning, so only
 * so many are let in at a time; more are told to come again.
 */
public final class CloseRoutes {
    static final String PATH = "/api/v1/closes";
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final int MOST_REQUESTS = 8;

    private final Source source;
    private final Admission admission;
    private final Clock clock;
    private final Semaphore places = new Semaphore(MOST_REQUESTS);

    /** Where what was sealed comes from, and who seals. */
    interface Source {
        /** All that was sealed. */
        Seals seals();

        /** What everything published so far comes to. */
        PeriodSummary counted(Period period);

        /** Closes or revises. */
        Outcome seal(Closing closing);
    }

    private record KafkaSource(SummariesTopic topic, Reporter reporter, Clock clock) implements Source {
        @Override
        public Seals seals() {
            return topic.read();
        }

        @Override
        public PeriodSummary counted(Period period) {
            return reporter.fresh(List.of(period), LIMIT).get(0);
        }

        @Override
        public Outcome seal(Closing closing) {
            return new Closer(topic, this::counted, clock).seal(closing);
        }
    }

    /**
     * For one server.
     *
     * @param admission who may close and revise
     * @param clock in the zone of the office
     */
    public CloseRoutes(SummariesTopic topic, Reporter reporter, Admission admission, Clock clock) {
        this(new KafkaSource(topic, reporter, clock), admission, clock);
    }

    CloseRoutes(Source source, Admission admission, Clock clock) {
        this.source = source;
        this.admission = admission;
        this.clock = clock;
    }

    /** Adds them to a {@link SummaryServer}, which answers what fails in them. */
    public void routes(JavalinConfig config) {
        config.routes.get(PATH, context -> enter(context, this::list), Entry.READER);
        config.routes.get(PATH + "/{from}/{to}/{revision}", context -> enter(context, this::one), Entry.READER);
        config.routes.get(
                PATH + "/{from}/{to}/{revision}/diff",
                context -> enter(context, new DiffRoute(source)::answer),
                Entry.READER);
        config.routes.post(PATH, context -> enter(context, new SealRoute(source, admission, clock)::answer), Entry.OWN);
    }

    private interface Answer {
        void write(Context context) throws IOException;
    }

    private void enter(Context context, Answer answer) throws IOException {
        if (!places.tryAcquire()) {
            throw new ReporterException("more than " + MOST_REQUESTS + " requests at a time read dossier-summaries");
        }
        try {
            answer.write(context);
        } finally {
            places.release();
        }
    }

    private void list(Context context) {
        Predicate<Days> asked = asked(
                context.queryParam("period"),
                context.queryParam("calendar"),
                context.queryParam("from"),
                context.queryParam("to"));
        List<History> histories = source.seals().histories().stream()
                .filter(history -> asked.test(history.days()))
                .toList();
        context.contentType("application/json")
                .result(RevisionJson.list(histories, Guard.visible(context).agencies()::include));
    }

    private Predicate<Days> asked(
            @Nullable String name, @Nullable String calendar, @Nullable String from, @Nullable String to) {
        ReportingCalendar named = Periods.calendar(calendar);
        if (name == null) {
            if (calendar != null) {
                throw new IllegalArgumentException("calendar is for period, such as ?period=2021-06&calendar=calendar");
            }
            LocalDate first = from == null ? LocalDate.MIN : day("from", from);
            LocalDate last = to == null ? LocalDate.MAX : day("to", to);
            return days -> !days.from().isBefore(first) && !days.to().isAfter(last);
        }
        if (from != null || to != null) {
            throw new IllegalArgumentException("give either period, or from and to");
        }
        Period period = Periods.named(name, named, LocalDate.now(clock));
        return new Days(period.from(), period.to())::equals;
    }

    /** The period of a path. */
    static Period days(Context context) {
        String from = day("from", context.pathParam("from")).toString();
        String to = day("to", context.pathParam("to")).toString();
        return Period.of(from + ".." + to, from, to, ReportingCalendar.CUSTOM);
    }

    /** The revision of a path. */
    static Revision revision(Context context, Seals seals) {
        int number = number(context.pathParam("revision"));
        return revision(seals.soundHistory(days(context)), number);
    }

    static Revision revision(History history, int number) {
        return history.revision(number)
                .orElseThrow(() -> new HttpResponseException(
                        404,
                        "there is no revision " + number + " of " + history.days() + "; what there is: GET " + PATH));
    }

    private static LocalDate day(String parameter, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(parameter + " is not a day such as 2021-06-30", e);
        }
    }

    private void one(Context context) {
        Scope scope = new Scope(Guard.visible(context).scope(context));
        Revision revision = revision(context, source.seals());
        SealedSummary sealed = revision.of(scope)
                .orElseThrow(() -> new HttpResponseException(
                        404,
                        "there is no " + scope + " in revision " + revision.number() + " of "
                                + days(context).name() + "; what there is: GET " + PATH));
        // Compressed, the bytes would be others under the same strong tag.
        context.disableCompression().header("ETag", tag(sealed));
        if (isKnown(context.header("If-None-Match"), sealed)) {
            context.status(HttpStatus.NOT_MODIFIED);
        } else {
            context.contentType("application/json").result(sealed.bytes());
        }
    }

    /** @throws IllegalArgumentException if it is no number of a revision */
    static int number(String text) {
        if (!text.matches("[1-9]\\d{0,8}")) {
            throw new IllegalArgumentException("revision is not a number from 1");
        }
        return Integer.parseInt(text);
    }

    private static String tag(SealedSummary sealed) {
        return "\"" + sealed.digest() + "\"";
    }

    private static boolean isKnown(@Nullable String tags, SealedSummary sealed) {
        return tags != null
                && Arrays.stream(tags.split(",", -1))
                        .map(tag -> tag.strip().replaceFirst("^W/", ""))
                        .anyMatch(tag -> tag.equals("*") || tag.equals(tag(sealed)));
    }
}
