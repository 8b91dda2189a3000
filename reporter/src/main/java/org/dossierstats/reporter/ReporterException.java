package org.dossierstats.reporter;

/** The reporter cannot give a summary now; the message says why and what to do. */
public final class ReporterException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ReporterException(String message) {
        super(message);
    }

    public ReporterException(String message, Throwable cause) {
        super(message, cause);
    }
}
