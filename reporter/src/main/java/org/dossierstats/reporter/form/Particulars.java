package org.dossierstats.reporter.form;

import org.jspecify.annotations.Nullable;

/**
 * What a form says and no event does; what is left out is left to be written by hand.
 *
 * @param office that reports
 * @param recipient of the report
 * @param place where it is signed
 * @param author who prepared it
 */
public record Particulars(
        @Nullable String office,
        @Nullable String recipient,
        @Nullable String place,
        @Nullable String author) {
    public static final Particulars NONE = new Particulars(null, null, null, null);

    static final String BLANK = "………………";
}
