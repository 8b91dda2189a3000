package org.dossierstats.ingest.mapping;

import org.dossierstats.dossier.Channel;
import org.jspecify.annotations.Nullable;

/** Where the attributes of a dossier are to be found, as far as the file has them. */
record Attribution(
        @Nullable Origin<String> agency,
        @Nullable Origin<String> procedure,
        @Nullable Origin<String> field,
        @Nullable Origin<Channel> channel) {}
