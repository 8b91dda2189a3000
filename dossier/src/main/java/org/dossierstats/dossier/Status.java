package org.dossierstats.dossier;

/** Where a dossier stands, after the national status codes (TrangThaiHoSo). */
public enum Status {
    /** Nothing counted is known of the dossier yet. */
    UNKNOWN(0, Stage.BEFORE),
    SUBMITTED(1, Stage.BEFORE),
    REFUSED(3, Stage.BEFORE),
    /** Withdrawn before it was accepted: nothing to resolve. */
    CANCELLED(7, Stage.BEFORE),

    ACCEPTED(2, Stage.OPEN),
    IN_PROCESS(4, Stage.OPEN),
    SUPPLEMENT_REQUESTED(5, Stage.OPEN),
    PAYMENT_REQUESTED(6, Stage.OPEN),
    SUSPENDED(8, Stage.OPEN),

    WITHDRAWN(7, Stage.CLOSED),
    STOPPED(8, Stage.CLOSED),
    COMPLETED(9, Stage.CLOSED),
    RETURNED(10, Stage.CLOSED);

    private enum Stage {
        BEFORE,
        OPEN,
        CLOSED
    }

    private final int nationalCode;
    private final Stage stage;

    Status(int nationalCode, Stage stage) {
        this.nationalCode = nationalCode;
        this.stage = stage;
    }

    /** The code of the national list; 0 where it has none. Code 7 and 8 stand for two statuses each. */
    public int nationalCode() {
        return nationalCode;
    }

    /** Accepted and not closed: the dossier is in the office's hands. */
    public boolean isOpen() {
        return stage == Stage.OPEN;
    }

    public boolean isClosed() {
        return stage == Stage.CLOSED;
    }

    /** Open or closed: the dossier has been accepted and stands in the reports. */
    public boolean isAccepted() {
        return stage != Stage.BEFORE;
    }
}
