package org.dossierstats.app.pipeline;

/** A part of the pipeline does not work; the message says which, and what to do. */
public final class PipelineException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PipelineException(String message, Throwable cause) {
        super(message, cause);
    }

    PipelineException(String message) {
        super(message);
    }
}
