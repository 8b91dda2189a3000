package org.dossierstats.ingest.simulation;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dossierstats.dossier.Event;

/** The register (sổ theo dõi): gives dossiers their codes, agency-day-running number. */
public final class Register {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyMMdd", Locale.ROOT);
    private static final int DIGITS = 4;

    private final Map<String, Integer> lastNumber = new HashMap<>();

    /** A register in which all dossiers of these events stand. */
    public static Register after(List<Event> events) {
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

    /** The code of the agency's next dossier of that day. */
    public String enter(String agency, LocalDate day) {
        String prefix = agency + "-" + DAY.format(day);
        String number = String.valueOf(lastNumber.merge(prefix, 1, Integer::sum));
        return prefix + "-" + "0".repeat(Math.max(0, DIGITS - number.length())) + number;
    }
}
