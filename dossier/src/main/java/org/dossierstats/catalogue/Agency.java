package org.dossierstats.catalogue;

import org.jspecify.annotations.Nullable;

/**
 * A version of an agency.
 *
 * @param parent the code of the agency above it; null at the top
 * @param level null if the catalogue does not say
 */
public record Agency(
        String code,
        String name,
        @Nullable String parent,
        @Nullable Level level,
        Validity validity) implements Versioned {}
