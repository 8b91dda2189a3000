package org.dossierstats.wire;

/** Something in an event is not as the contract says: which field, and what is wrong with it. */
final class SchemaViolation extends Exception {
    private static final long serialVersionUID = 1L;

    SchemaViolation(String field, String fault) {
        super(field + " " + fault, null, false, false);
    }
}
