package org.dossierstats.reporter.form;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.dossierstats.catalogue.Level;
import org.dossierstats.catalogue.Mechanism;
import org.dossierstats.catalogue.OnlineLevel;
import org.dossierstats.catalogue.Procedure;

/** The figures of a form about the catalogue itself: how many procedures there are of each kind. */
final class Listed {
    private final Map<String, ToLongFunction<Subject>> figures = new TreeMap<>();

    Listed() {
        put("procedures", procedure -> true);
        put("served", procedure -> procedure.mechanism() != null);
        for (Mechanism mechanism : Mechanism.values()) {
            put("served." + mechanism.name(), procedure -> procedure.mechanism() == mechanism);
        }
        put(
                "online",
                procedure -> procedure.online() != null && procedure.online().takesDossiers());
        for (OnlineLevel level : OnlineLevel.values()) {
            put("online." + level.name(), procedure -> procedure.online() == level);
        }
        figures.put(
                "onlineUsed.total",
                all -> all.procedures().stream()
                        .filter(procedure -> procedure.online() != null
                                && procedure.online().takesDossiers()
                                && all.filedOnline().contains(procedure.code()))
                        .count());
    }

    Map<String, ToLongFunction<Subject>> figures() {
        return figures;
    }

    /** All of them, and those of each level. */
    private void put(String name, Predicate<Procedure> counted) {
        figures.put(
                name + ".total",
                all -> all.procedures().stream().filter(counted).count());
        for (Level level : Level.values()) {
            figures.put(
                    name + "." + level.name(),
                    all -> all.procedures().stream()
                            .filter(counted.and(procedure -> procedure.level() == level))
                            .count());
        }
    }
}
