package org.dossierstats.catalogue;

import org.jspecify.annotations.Nullable;

/**
 * A version of an administrative procedure (thủ tục hành chính).
 *
 * @param level that resolves it; null if the catalogue does not say
 * @param mechanism null if it does not pass through the one-stop shop, or the catalogue does not say
 * @param online null if it is not offered online, or the catalogue does not say
 */
public record Procedure(
        String code,
        String name,
        String field,
        @Nullable Level level,
        @Nullable Mechanism mechanism,
        @Nullable OnlineLevel online,
        Validity validity)
        implements Versioned {}
