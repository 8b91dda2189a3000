package org.dossierstats.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dossierstats.catalogue.Level;
import org.dossierstats.catalogue.Mechanism;
import org.dossierstats.catalogue.OnlineLevel;
import org.dossierstats.catalogue.Procedure;
import org.dossierstats.catalogue.Validity;
import org.dossierstats.dossier.Limit;
import org.dossierstats.settings.SettingsTable.Line;

/**
 * The procedure catalogue, {@code procedures.csv}: one line for each version of a procedure. Of its columns {@code code}, {@code limit},
 * {@code unit} ({@code working-days}, {@code days} or {@code working-hours}), {@code valid_from} and {@code valid_to} decide facts.
 */
final class ProceduresFile {
    private final SettingsTable table;

    ProceduresFile(Path file) {
        this.table = new SettingsTable("catalogue", file);
    }

    List<Procedure> procedures() {
        return table.read(
                List.of("code", "name", "field"),
                line -> new Procedure(
                        line.required("code"),
                        line.required("name"),
                        line.required("field"),
                        line.constant("level", Level.values()),
                        line.constant("mechanism", Mechanism.values()),
                        line.constant("online_level", OnlineLevel.values()),
                        line.validity()));
    }

    /** By procedure, how long it may take; those without a limit are left out. */
    Map<String, List<Limit.Version>> limits() {
        Map<String, List<Limit.Version>> limits = new TreeMap<>();
        table.read(List.of("code", "limit", "unit"), line -> {
            String code = line.required("code");
            if (line.optional("limit") != null) {
                limits.computeIfAbsent(code, absent -> new ArrayList<>()).add(version(line));
            }
            return code;
        });
        return limits;
    }

    private static Limit.Version version(Line line) {
        String limit = line.required("limit");
        Limit.Unit unit = line.constant("unit", Limit.Unit.values());
        if (unit == null) {
            throw line.wrong("unit", "is blank; working-days, days or working-hours is needed");
        }
        Validity validity = line.validity();
        try {
            return new Limit.Version(validity.from(), validity.to(), new Limit(Integer.parseInt(limit), unit));
        } catch (NumberFormatException e) {
            throw line.wrong("limit", "is not a whole number: " + limit);
        } catch (IllegalArgumentException e) {
            throw line.wrong("limit", String.valueOf(e.getMessage()));
        }
    }
}
