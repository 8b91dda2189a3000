package org.dossierstats.ingest.gateway;

import org.dossierstats.wire.Decoded;
import org.jspecify.annotations.Nullable;

/** A request that is not taken, with the answer to it. */
final class RefusedRequest extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final @Nullable String reason;

    RefusedRequest(int status, String detail) {
        this(status, null, detail);
    }

    RefusedRequest(int status, @Nullable String reason, String detail) {
        super(detail);
        this.status = status;
        this.reason = reason;
    }

    static RefusedRequest of(Decoded.Refused refused) {
        int status = switch (refused.reason()) {
            case UNDECODABLE -> 400;
            case TOO_LARGE -> 413;
            case NOT_ALLOWED -> 403;
            case SCHEMA_VIOLATION, MISSING_KEY, KEY_IS_NOT_SUBJECT -> 422;
        };
        return new RefusedRequest(status, refused.reason().name(), refused.detail());
    }

    int status() {
        return status;
    }

    @Nullable
    String reason() {
        return reason;
    }
}
