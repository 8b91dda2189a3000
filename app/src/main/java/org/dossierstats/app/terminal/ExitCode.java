package org.dossierstats.app.terminal;

/** How a command ends; documented in docs/commands.md. */
public enum ExitCode {
    OK(0),
    /** Something broke that should not. */
    FAILURE(1),
    /** The command line is wrong. */
    USAGE(2),
    /** A file, a mapping or a record in it is wrong; nothing was taken in. */
    INPUT(3),
    /** The figures do not balance; they are not shown as a result. */
    UNBALANCED(4),
    /** Kafka or the counts did not answer in time. */
    UNAVAILABLE(5),
    /** A closed period has changed; what was sealed stands. */
    CHANGED(6),
    /** Kafka does not let the program in, or does not allow what it wants: trying again is of no use. */
    DENIED(7);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
