package org.dossierstats.reporter.form;

/**
 * Where a form puts what its columns do not name. They change nothing that is counted, and are printed with the form.
 *
 * @param withdrawn dossiers that their applicants took back
 * @param stopped dossiers that the office closed without a result
 * @param noDueDate dossiers without a due date
 * @param waiting dossiers whose clock is stopped
 */
public record Policies(Closed withdrawn, Closed stopped, NoDueDate noDueDate, Waiting waiting) {
    /** Of a closing other than by a result. */
    public enum Closed {
        /** As early, on time or late as its own day makes it. */
        BY_DATE,
        ON_TIME,
        /** In a column of its own, beside early, on time and late. */
        SEPARATE
    }

    /** Of what cannot be late. */
    public enum NoDueDate {
        EARLY,
        /** On time if it is resolved, in time if it is pending. */
        ON_TIME,
        SEPARATE
    }

    /** Of pending dossiers whose clock is stopped; they are never overdue. */
    public enum Waiting {
        IN_TIME,
        SEPARATE
    }

    /** @throws IllegalArgumentException if they contradict one another */
    public Policies {
        if (waiting == Waiting.SEPARATE && noDueDate == NoDueDate.SEPARATE) {
            throw new IllegalArgumentException(
                    "waiting and no-due-date cannot both be separate: a dossier can be both, and would stand twice");
        }
    }
}
