package org.dossierstats.wire;

import java.util.Set;

/** The headers that a record of dossier-rejects has beside those it came with. */
public final class RejectHeaders {
    /** One of {@link Decoded.Reason}. */
    public static final String REASON = "reject-reason";

    /** What is wrong and where, in one line. */
    public static final String DETAIL = "reject-detail";

    /** The topic it came from. */
    public static final String TOPIC = "reject-topic";

    /** The partition it came from. */
    public static final String PARTITION = "reject-partition";

    /** The offset it stands at there. */
    public static final String OFFSET = "reject-offset";

    /** All of them. */
    public static final Set<String> ALL = Set.of(REASON, DETAIL, TOPIC, PARTITION, OFFSET);

    private RejectHeaders() {}
}
