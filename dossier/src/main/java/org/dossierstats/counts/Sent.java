package org.dossierstats.counts;

import java.util.ArrayList;
import java.util.List;
import org.dossierstats.dossier.Attributes;
import org.dossierstats.dossier.Dossier;
import org.dossierstats.dossier.Event;
import org.dossierstats.dossier.Rules;
import org.jspecify.annotations.Nullable;

/**
 * What the events of a day are counted by that a source sent about the dossiers of an agency: whoever has sent none is silent, which is
 * another thing than to have nothing to do.
 *
 * @param source as the events name it, such as /motcua/H32
 * @param agency whose dossier it was, as far as the events up to this one say; blank if none does
 * @param day days since 1970-01-01 on which it happened, in the zone of the rules
 */
public record Sent(String source, String agency, int day) {
    /** One for each event of a dossier, those of a voided one too: they were sent all the same. */
    public static List<Sent> of(Dossier dossier, Rules rules) {
        List<Sent> sent = new ArrayList<>(dossier.events().size());
        String agency = firstAgency(dossier);
        for (Event event : dossier.events()) {
            String given = event.change().given().agency();
            agency = given == null ? agency : given;
            sent.add(new Sent(event.id().source(), agency, rules.day(event.time())));
        }
        return sent;
    }

    /** The one of its last event; null if that is the first to name an agency, which changes those of the events before too. */
    public static @Nullable Sent ofLast(Dossier dossier, Rules rules) {
        List<Event> events = dossier.events();
        int last = events.size() - 1;
        Event event = events.get(last);
        String agency = event.change().given().agency();
        boolean named = last == 0 || agency == null;
        for (int i = last - 1; i >= 0 && !(named && agency != null); i--) {
            String given = events.get(i).change().given().agency();
            if (given != null) {
                named = true;
                agency = agency == null ? given : agency;
            }
        }
        String whose = agency == null ? Attributes.UNKNOWN.agency() : agency;
        return named ? new Sent(event.id().source(), whose, rules.day(event.time())) : null;
    }

    private static String firstAgency(Dossier dossier) {
        for (Event event : dossier.events()) {
            @Nullable String given = event.change().given().agency();
            if (given != null) {
                return given;
            }
        }
        return Attributes.UNKNOWN.agency();
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof Sent sent
                        && day == sent.day
                        && agency.equals(sent.agency)
                        && source.equals(sent.source));
    }

    @Override
    public int hashCode() {
        return (source.hashCode() * 31 + agency.hashCode()) * 31 + day;
    }
}
