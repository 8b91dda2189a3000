package org.dossierstats.app.demo;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dossierstats.dossier.Event;

/** The desk's register (sổ theo dõi): gives dossiers their codes, agency-day-running number. */
final class Register {
    static final String AGENCY = "H32.19";
    /** The system the events come from. */
    static final String SOURCE = "/motcua/H32";

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyMMdd", Locale.ROOT);

    private final Map<String, Integer> lastNumber = new HashMap<>();

    /** A register in which all dossiers of these events stand. */
    static Register after(List<Event> events) {
        Register register = new Register();
        for (Event event : events) {
            int dash = event.dossier().lastIndexOf('-');
            register.lastNumber.merge(
                    event.dossier().substring(0, dash),
                    Integer.parseInt(event.dossier().substring(dash + 1)),
                    Math::max);
        }
        return register;
    }

    /** The code of the day's next dossier. */
    String enter(LocalDate day) {
        String prefix = AGENCY + "-" + DAY.format(day);
        return String.format(Locale.ROOT, "%s-%04d", prefix, lastNumber.merge(prefix, 1, Integer::sum));
    }
}
