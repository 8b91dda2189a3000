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
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;
import org.dossierstats.period.Period;
import org.dossierstats.period.ReportingCalendar;
import org.dossierstats.reporter.Reporter;
import org.dossierstats.reporter.ReporterException;
import org.dossierstats.reporter.close.Closer;
import org.dossierstats.reporter.close.Closing;
import org.dossierstats.reporter.close.History;
import org.dossierstats.reporter.close.History.Days;
import org.dossierstats.reporter.close.Outcome;
import org.dossierstats.reporter.close.Revision;
import org.dossierstats.reporter.close.RevisionJson;
import org.dossierstats.reporter.close.SummariesTopic;
import org.dossierstats.wire.SealedKey.Scope;
import org.dossierstats.wire.SealedSummary;
import org.jspecify.annotations.Nullable;

/**
 * {@code /api/v1/closes}: what was sealed, byte for byte, and the sealing. Each request reads dossier-summaries from its beginning, so only
 * so many are let in at a time; more are told to come again.
 */
public final class CloseRoutes {
    private static final String PATH = "/api/v1/closes";
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final int MOST_REQUESTS = 8;

    private final SummariesTopic topic;
    private final Closer closer;
    private final Admission admission;
    private final Clock clock;
    private final Semaphore places = new Semaphore(MOST_REQUESTS);

    /**
     * For one server.
     *
     * @param admission who may close and revise; whoever reaches the server may read
     * @param clock in the zone of the office
     */
    public CloseRoutes(SummariesTopic topic, Reporter reporter, Admission admission, Clock clock) {
        this.topic = topic;
        this.closer = new Closer(
                topic, period -> reporter.fresh(List.of(period), LIMIT).get(0), clock);
        this.admission = admission;
        this.clock = clock;
    }

    /** Adds them to a {@link SummaryServer}, which answers what fails in them. */
    public void routes(JavalinConfig config) {
        config.routes.get(PATH, context -> enter(context, this::list));
        config.routes.get(PATH + "/{from}/{to}/{revision}", context -> enter(context, this::one));
        config.routes.post(PATH, context -> enter(context, this::seal));
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
        List<History> histories = topic.read().histories().stream()
                .filter(history -> asked.test(history.days()))
                .toList();
        context.contentType("application/json").result(RevisionJson.list(histories));
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

    private static LocalDate day(String parameter, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(parameter + " is not a day such as 2021-06-30", e);
        }
    }

    private void one(Context context) {
        String from = day("from", context.pathParam("from")).toString();
        String to = day("to", context.pathParam("to")).toString();
        Period period = Period.of(from + ".." + to, from, to, ReportingCalendar.CUSTOM);
        int number = number(context.pathParam("revision"));
        Scope scope = new Scope(context.queryParam("agency"));
        SealedSummary sealed = topic.read()
                .soundHistory(period)
                .revision(number)
                .flatMap(revision -> revision.of(scope))
                .orElseThrow(() -> new HttpResponseException(
                        404,
                        "there is no revision " + number + " of " + scope + " from " + from + " to " + to
                                + "; what there is: GET " + PATH));
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

    private void seal(Context context) throws IOException {
        Optional<Admission.Refusal> refusal = admission.refusal(context.header("Authorization"));
        if (refusal.isPresent()) {
            refuse(context, refusal.get());
            return;
        }
        Closing closing = CloseRequest.read(context, clock);
        String name = "period " + closing.period().name();
        Outcome outcome = closer.seal(closing);
        if (outcome instanceof Outcome.Sealed sealed) {
            revision(context, HttpStatus.CREATED, sealed.revision());
        } else if (outcome instanceof Outcome.Unchanged unchanged) {
            revision(context, HttpStatus.OK, unchanged.latest());
        } else if (outcome instanceof Outcome.Changed changed) {
            changed(context, name, changed);
        } else if (outcome instanceof Outcome.NotOver notOver) {
            unprocessable(
                    context,
                    name + " is not over before the end of " + notOver.lastDay()
                            + "; with \"early\": true it is sealed all the same");
        } else if (outcome instanceof Outcome.Unbalanced unbalanced) {
            unprocessable(
                    context,
                    name + " does not balance and is not sealed: " + String.join("; ", unbalanced.imbalances()));
        } else {
            unprocessable(context, name + " is not closed, so there is nothing to revise; leave reason out");
        }
    }

    private static void refuse(Context context, Admission.Refusal refusal) {
        if (refusal.status() == 401) {
            context.header("WWW-Authenticate", "Bearer realm=\"dossier-stats\"");
        } else if (refusal.status() == 503) {
            context.header("Retry-After", "5");
        }
        SummaryServer.problem(context, HttpStatus.forStatus(refusal.status()), refusal.detail());
    }

    private static void revision(Context context, HttpStatus status, Revision revision) {
        Period period = revision.office().period();
        context.status(status)
                .header("Location", PATH + "/" + period.from() + "/" + period.to() + "/" + revision.number())
                .contentType("application/json")
                .result(RevisionJson.one(revision));
    }

    private static void changed(Context context, String name, Outcome.Changed changed) {
        HttpStatus status = HttpStatus.CONFLICT;
        int number = changed.latest().number();
        SummaryServer.problemJson(
                context,
                status,
                RevisionJson.changed(
                        changed.latest(),
                        changed.adjustment(),
                        status.getCode(),
                        status.getMessage(),
                        name + " has changed since revision " + number + "; with a reason the difference is sealed"));
    }

    private static void unprocessable(Context context, String detail) {
        SummaryServer.problem(context, HttpStatus.UNPROCESSABLE_CONTENT, detail);
    }
}
