package org.dossierstats.reporter.http;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.dossierstats.period.Period;
import org.dossierstats.reporter.access.Admission;
import org.dossierstats.reporter.close.Closing;
import org.dossierstats.reporter.close.Outcome;
import org.dossierstats.reporter.close.Revision;
import org.dossierstats.reporter.close.RevisionJson;

/** {@code POST /api/v1/closes}: closes a period or revises it, for those who may. */
final class SealRoute {
    private final CloseRoutes.Source source;
    private final Admission admission;
    private final Clock clock;

    SealRoute(CloseRoutes.Source source, Admission admission, Clock clock) {
        this.source = source;
        this.admission = admission;
        this.clock = clock;
    }

    /** Each outcome has a status of its own. */
    void answer(Context context) throws IOException {
        Optional<Admission.Refusal> refusal = admission.refusal(context);
        if (refusal.isPresent()) {
            refuse(context, refusal.get());
            return;
        }
        Closing closing = CloseRequest.read(context, clock);
        String name = "period " + closing.period().name();
        Outcome outcome = source.seal(closing);
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
                .header(
                        "Location",
                        CloseRoutes.PATH + "/" + period.from() + "/" + period.to() + "/" + revision.number())
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
