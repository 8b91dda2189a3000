package org.dossierstats.wire;

import java.time.Instant;
import java.time.LocalDate;
import org.dossierstats.dossier.Amendment;
import org.dossierstats.dossier.Attributes;
import org.dossierstats.dossier.Change;
import org.dossierstats.dossier.Channel;
import org.dossierstats.dossier.Due;
import org.dossierstats.dossier.Event;
import org.dossierstats.dossier.EventId;
import org.dossierstats.dossier.EventType;

/** One event of each type, as the golden files have them. */
final class Samples {
    private static final Amendment ALL = new Amendment("H32.19", "1.005129", "Lao động", Channel.ONLINE);

    private Samples() {}

    static Event event(EventType type) {
        return new Event(
                new EventId("/motcua/H32", "7f0c-%02d".formatted(type.ordinal() + 1)),
                "H32.19-210614-0007",
                Instant.parse(type == EventType.COMPLETED ? "2021-06-14T01:12:30.25Z" : "2021-06-14T01:12:30Z"),
                change(type));
    }

    private static Change change(EventType type) {
        return switch (type) {
            case SUBMITTED -> new Change.Submitted(ALL);
            case ACCEPTED -> new Change.Accepted(ALL.of(Attributes.UNKNOWN), on("2021-06-21"));
            case REFUSED -> new Change.Refused(new Amendment(null, null, "Lao động", Channel.IN_PERSON));
            case FORWARDED -> new Change.Forwarded("H32.20");
            case SUPPLEMENT_REQUESTED -> new Change.SupplementRequested();
            case SUPPLEMENT_RECEIVED -> new Change.SupplementReceived(on("2021-06-25"));
            case PAYMENT_REQUESTED -> new Change.PaymentRequested();
            case PAYMENT_RECEIVED -> new Change.PaymentReceived(new Due.At(Instant.parse("2021-06-25T10:00:00Z")));
            case SUSPENDED -> new Change.Suspended();
            case RESUMED -> new Change.Resumed(null);
            case EXTENDED -> new Change.Extended(on("2021-07-05"), "E-03");
            case WITHDRAWN -> new Change.Withdrawn();
            case STOPPED -> new Change.Stopped();
            case COMPLETED -> new Change.Completed();
            case RETURNED -> new Change.Returned();
            case REOPENED -> new Change.Reopened(on("2021-07-12"));
            case CORRECTED ->
                new Change.Corrected(new Amendment(null, "2.000635", null, Channel.POSTAL), on("2021-06-28"));
            case VOIDED -> new Change.Voided();
        };
    }

    private static Due on(String day) {
        return new Due.OnDay(LocalDate.parse(day));
    }
}
