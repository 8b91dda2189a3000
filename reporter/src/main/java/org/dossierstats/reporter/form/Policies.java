package org.dossierstats.reporter.form;

/**
 * Where a form puts what its columns do not name. They change nothing that is counted, and are printed with the form.
 *
 * @param withdrawn dossiers that their applicants took back
 * @param stopped dossiers that the office closed without a result
 * @param noDueDate dossiers without a due date
 * @param waiting dossiers whose clock is stopped
 * @param transferred dossiers that moved from one agency to another while open
 */
public record Policies(
        Closed withdrawn, Closed stopped, NoDueDate noDueDate, Waiting waiting, Transferred transferred) {
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

    /** Of dossiers that moved between agencies. In sums over all agencies they cancel out. */
    public enum Transferred {
        /** Received in the period by the agency they came to, and not by the one they left, which can make it less than nothing. */
        RECEIVED,
        /** In columns of their own. */
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
