package org.dossierstats.settings;

import java.nio.file.Path;
import java.util.List;
import org.dossierstats.catalogue.Agency;
import org.dossierstats.catalogue.Catalogue;
import org.dossierstats.catalogue.Level;
import org.dossierstats.catalogue.Procedure;
import org.jspecify.annotations.Nullable;

/** The catalogue from {@code procedures.csv} and {@code agencies.csv}. */
public final class CatalogueFiles {
    private CatalogueFiles() {}

    /**
     * The catalogue of these files.
     *
     * @param procedures null: none are known
     * @param agencies null: none are known
     * @throws SettingsException if one of them cannot be used; the message says where and why
     */
    public static Catalogue read(@Nullable Path procedures, @Nullable Path agencies) {
        List<Procedure> known = procedures == null ? List.of() : new ProceduresFile(procedures).procedures();
        if (procedures != null) {
            taken(new SettingsTable("catalogue", procedures), known, List.of());
        }
        if (agencies == null) {
            return new Catalogue(known, List.of());
        }
        SettingsTable table = new SettingsTable("agencies", agencies);
        return taken(
                table,
                known,
                table.read(
                        List.of("code", "name"),
                        line -> new Agency(
                                line.required("code"),
                                line.required("name"),
                                line.optional("parent"),
                                line.constant("level", Level.values()),
                                line.validity())));
    }

    private static Catalogue taken(SettingsTable table, List<Procedure> procedures, List<Agency> agencies) {
        try {
            return new Catalogue(procedures, agencies);
        } catch (IllegalArgumentException e) {
            throw table.wrong(String.valueOf(e.getMessage()), e);
        }
    }
}
