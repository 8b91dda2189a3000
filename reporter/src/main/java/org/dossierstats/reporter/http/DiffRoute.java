package org.dossierstats.reporter.http;

import io.javalin.http.Context;
import org.dossierstats.period.Period;
import org.dossierstats.reporter.access.Guard;
import org.dossierstats.reporter.close.Difference;
import org.dossierstats.reporter.close.Difference.Side;
import org.dossierstats.reporter.close.DifferenceJson;
import org.dossierstats.reporter.close.History;
import org.dossierstats.reporter.close.Revision;
import org.dossierstats.wire.SealedKey.Scope;

/** {@code GET /api/v1/closes/{from}/{to}/{revision}/diff}: what a later revision has different, or what everything published has now. */
final class DiffRoute {
    private final CloseRoutes.Source source;

    DiffRoute(CloseRoutes.Source source) {
        this.source = source;
    }

    /** What was sealed is read before it is counted, so that now is never before a revision. */
    void answer(Context context) {
        Period period = CloseRoutes.days(context);
        int number = CloseRoutes.number(context.pathParam("revision"));
        Scope scope = new Scope(Guard.visible(context).scope(context));
        History history = source.seals().soundHistory(period);
        Revision revision = CloseRoutes.revision(history, number);
        String to = context.queryParam("to");
        Side after = to == null
                ? Side.now(source.counted(period), scope)
                : Side.of(CloseRoutes.revision(history, later(to, number)), scope);
        Difference difference = Difference.between(history.days(), scope, Side.of(revision, scope), after);
        context.contentType("application/json").result(DifferenceJson.write(difference, null));
    }

    private static int later(String to, int number) {
        int later = CloseRoutes.number(to);
        if (later <= number) {
            throw new IllegalArgumentException("to is not after revision " + number);
        }
        return later;
    }
}
