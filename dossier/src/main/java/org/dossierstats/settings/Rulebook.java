package org.dossierstats.settings;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.dossierstats.dossier.Rules;

/** The rules as a file sets them, and what is not certain of their calendar. */
public final class Rulebook {
    private final Rules rules;
    private final SortedMap<Integer, String> uncertain;
    private final int firstYear;
    private final int lastYear;

    Rulebook(Rules rules, CalendarFile calendar) {
        this.rules = rules;
        this.uncertain = calendar.uncertain();
        this.firstYear = calendar.firstYear();
        this.lastYear = calendar.lastYear();
    }

    /** What holds where nothing is set: the rules and the calendar of Vietnam. */
    public static Rulebook defaults() {
        return RulesFile.defaults();
    }

    /**
     * The rules in this YAML file; what it leaves out is as in {@link #defaults}.
     *
     * @throws SettingsException if it, or a file it names, cannot be used; the message says where and why
     */
    public static Rulebook read(Path file) {
        return RulesFile.read(file);
    }

    public Rules rules() {
        return rules;
    }

    /** The same in another zone. */
    public Rulebook in(ZoneId zone) {
        Rules.Settings s = rules.settings();
        return new Rulebook(
                new Rules(new Rules.Settings(
                        zone, s.calendar(), s.granularity(), s.basis(), s.pauses(), s.pauseMovesDue(), s.limits())),
                new CalendarFile(rules.calendar(), uncertain, firstYear, lastYear));
    }

    /** What is not certain of the working days from one day to the other, a line each; empty if all is. */
    public List<String> doubts(LocalDate from, LocalDate to) {
        List<String> doubts = new ArrayList<>();
        for (int year = from.getYear(); year <= to.getYear(); year++) {
            String why = uncertain.get(year);
            if (why != null) {
                doubts.add("the working calendar of " + year + " is not certain: " + why);
            } else if (year < firstYear || year > lastYear) {
                doubts.add("the working calendar has no holidays of " + year);
            }
        }
        return doubts;
    }
}
