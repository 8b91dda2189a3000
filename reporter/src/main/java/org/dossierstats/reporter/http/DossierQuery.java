package org.dossierstats.reporter.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dossierstats.dossier.Channel;
import org.dossierstats.period.ReportingCalendar;
import org.dossierstats.reporter.access.Guard;
import org.dossierstats.reporter.access.Visible;
import org.dossierstats.reporter.drilldown.DossiersBehind;
import org.dossierstats.reporter.drilldown.Wanted;
import org.dossierstats.wire.Digest;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of {@code GET /api/v1/dossiers}.
 *
 * @param period as it was given, such as last-month
 * @param column the figure, by its one name
 * @param revision which sealed revision, or null for the counts
 * @param after a cursor, or null for the first page
 * @param fresh whether everything published so far is to be counted first
 * @param csv whether the whole list is to be given as a table
 */
record DossierQuery(
        String period,
        ReportingCalendar calendar,
        String column,
        Wanted wanted,
        @Nullable Integer revision,
        int limit,
        @Nullable String after,
        boolean fresh,
        boolean csv) {
    static final int MOST_ON_A_PAGE = 1_000;
    static final int USUAL_ON_A_PAGE = 100;

    private static final ObjectMapper JSON = new ObjectMapper();

    /** @throws IllegalArgumentException if a parameter is wrong; the message says which */
    static DossierQuery read(Context context) {
        Visible visible = Guard.visible(context);
        Integer revision = revision(context.queryParam("revision"));
        DossierQuery query = new DossierQuery(
                required(context, "period"),
                Periods.calendar(context.queryParam("calendar")),
                DossiersBehind.column(required(context, "column")),
                new Wanted(
                        revision == null ? visible.agency(context) : visible.scope(context),
                        context.queryParam("field"),
                        context.queryParam("procedure"),
                        channel(context.queryParam("channel")),
                        visible.agencies()),
                revision,
                limit(context.queryParam("limit")),
                context.queryParam("after"),
                "true".equals(context.queryParam("fresh")),
                isCsv(context.queryParam("format")));
        if (query.csv && (query.after != null || context.queryParam("limit") != null)) {
            throw new IllegalArgumentException("format=csv is the whole list: leave limit and after out");
        }
        return query;
    }

    private static String required(Context context, String parameter) {
        String text = context.queryParam(parameter);
        if (text == null) {
            throw new IllegalArgumentException(parameter + " is missing, such as ?period=2021-06&column=resolved.late");
        }
        return text;
    }

    private static @Nullable Channel channel(@Nullable String name) {
        if (name == null) {
            return null;
        }
        return Stream.of(Channel.values())
                .filter(channel -> channel.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("channel must be "
                        + Stream.of(Channel.values()).map(Channel::name).collect(Collectors.joining(", "))));
    }

    private static @Nullable Integer revision(@Nullable String text) {
        return text == null ? null : Integer.valueOf(CloseRoutes.number(text));
    }

    private static int limit(@Nullable String text) {
        if (text == null) {
            return USUAL_ON_A_PAGE;
        }
        int limit = text.matches("\\d{1,4}") ? Integer.parseInt(text) : 0;
        if (limit < 1 || limit > MOST_ON_A_PAGE) {
            throw new IllegalArgumentException("limit must be 1 to " + MOST_ON_A_PAGE);
        }
        return limit;
    }

    private static boolean isCsv(@Nullable String format) {
        if (format == null || format.equals("json")) {
            return false;
        }
        if (format.equals("csv")) {
            return true;
        }
        throw new IllegalArgumentException("format must be json or csv");
    }

    /** Of all that the pages of one list have in common; how long they are they may have each for itself. */
    String digest() {
        List<@Nullable String> same = Arrays.asList(
                period,
                calendar.name(),
                DossiersBehind.listing(column),
                wanted.agency(),
                wanted.field(),
                wanted.procedure(),
                wanted.channel() == null ? null : wanted.channel().name(),
                wanted.visible().allowed().isEmpty()
                        ? null
                        : wanted.visible().allowed().toString(),
                revision == null ? null : revision.toString());
        try {
            return Digest.of(JSON.writeValueAsString(same));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("writing to memory does not fail", e);
        }
    }
}
