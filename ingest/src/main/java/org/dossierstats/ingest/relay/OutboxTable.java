package org.dossierstats.ingest.relay;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name of an outbox table, as it stands in SQL. It is made of plain letters, digits and underscores, so that it needs no quoting and can
 * do no harm.
 *
 * @param name with the schema before it, and a dot, if it is not in the default one
 */
public record OutboxTable(String name) {
    /** The name it has unless told otherwise. */
    public static final String DEFAULT_NAME = "dossier_outbox";

    private static final Pattern IDENTIFIERS = Pattern.compile("([A-Za-z_]\\w{0,62}\\.)?[A-Za-z_]\\w{0,49}");

    public OutboxTable {
        if (!IDENTIFIERS.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "a table is named TABLE or SCHEMA.TABLE, of the letters A to Z, digits and"
                            + " underscores, at most 50 of them in TABLE");
        }
    }

    /** Without the schema. */
    String simpleName() {
        return name.substring(name.indexOf('.') + 1);
    }

    /** Null is the default one. */
    @Nullable
    String schema() {
        return name.contains(".") ? name.substring(0, name.indexOf('.')) : null;
    }
}
