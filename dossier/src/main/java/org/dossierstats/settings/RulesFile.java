package org.dossierstats.settings;

import static org.dossierstats.settings.SettingsFile.constant;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dossierstats.dossier.Basis;
import org.dossierstats.dossier.Granularity;
import org.dossierstats.dossier.Limit;
import org.dossierstats.dossier.Rules;
import org.dossierstats.dossier.Status;
import org.dossierstats.settings.Yaml.WrongException;
import org.jspecify.annotations.Nullable;

/** The file the rules are set in, {@code rules.yaml}. */
final class RulesFile {
    private static final Set<String> KEYS =
            Set.of("zone", "granularity", "basis", "pauses", "pause-moves-due", "calendar", "catalogue");
    private static final String SHIPPED = "vietnam";
    private static final String DEFAULTS = "zone: Asia/Ho_Chi_Minh\n";

    private final @Nullable Path file;
    private final Yaml.Entries top;

    private RulesFile(@Nullable Path file, Yaml.Entries top) {
        this.file = file;
        this.top = top;
    }

    static Rulebook defaults() {
        try {
            return new RulesFile(null, Yaml.parse(DEFAULTS).entries("the rules")).rulebook();
        } catch (WrongException e) {
            throw new IllegalStateException("the calendar that comes with the program is broken", e);
        }
    }

    static Rulebook read(Path file) {
        try {
            return new RulesFile(
                            file, Yaml.parse(SettingsFile.text("rules", file)).entries("the rules", KEYS))
                    .rulebook();
        } catch (WrongException e) {
            throw new SettingsException("rules " + file + ", " + e.getMessage(), e);
        }
    }

    private Rulebook rulebook() throws WrongException {
        CalendarFile calendar = calendar();
        String granularity = top.optional("granularity");
        String basis = top.optional("basis");
        Rules rules = new Rules(new Rules.Settings(
                zone(),
                calendar.calendar(),
                granularity == null ? Granularity.DATE : constant(Granularity.class, top, "granularity", granularity),
                basis == null ? Basis.CURRENT : constant(Basis.class, top, "basis", basis),
                pauses(),
                pauseMovesDue(),
                limits()));
        return new Rulebook(rules, calendar);
    }

    private ZoneId zone() throws WrongException {
        String zone = top.optional("zone");
        try {
            return ZoneId.of(zone == null ? "Asia/Ho_Chi_Minh" : zone);
        } catch (DateTimeException e) {
            throw top.wrong("zone", "is not a time zone such as Asia/Ho_Chi_Minh: " + zone);
        }
    }

    private Set<Status> pauses() throws WrongException {
        List<String> names = top.get("pauses") == null
                ? List.of("supplement-requested", "payment-requested", "suspended")
                : CalendarFile.texts(top, "pauses");
        Set<Status> pauses = EnumSet.noneOf(Status.class);
        for (String name : names) {
            Status status = constant(Status.class, top, "pauses", name);
            if (!Rules.PAUSABLE.contains(status)) {
                throw top.wrong(
                        "pauses",
                        "has " + name + "; the clock can rest in supplement-requested,"
                                + " payment-requested and suspended");
            }
            pauses.add(status);
        }
        return pauses;
    }

    private boolean pauseMovesDue() throws WrongException {
        String moves = top.optional("pause-moves-due");
        if (moves != null && !moves.equals("true") && !moves.equals("false")) {
            throw top.wrong("pause-moves-due", "is " + moves + "; true or false is needed");
        }
        return !"false".equals(moves);
    }

    /** One that comes with the program, or a file whose place is told from this one's. */
    private CalendarFile calendar() throws WrongException {
        String name = top.optional("calendar");
        if (name == null || name.equals(SHIPPED)) {
            return CalendarFile.parse(SettingsFile.shipped(SHIPPED + ".yaml"));
        }
        Path path = beside(name);
        try {
            return CalendarFile.parse(SettingsFile.text("calendar", path));
        } catch (WrongException e) {
            throw new SettingsException("calendar " + path + ", " + e.getMessage(), e);
        }
    }

    private Map<String, List<Limit.Version>> limits() throws WrongException {
        String name = top.optional("catalogue");
        return name == null ? Map.of() : new ProceduresFile(beside(name)).limits();
    }

    private Path beside(String name) {
        Path path = Path.of(name);
        return file == null ? path : file.resolveSibling(path);
    }
}
