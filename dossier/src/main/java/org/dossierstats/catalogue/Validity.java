package org.dossierstats.catalogue;

import java.time.LocalDate;

/** From when to when a version of something holds, both days included. */
public record Validity(LocalDate from, LocalDate to) {
    public static final Validity ALWAYS = new Validity(LocalDate.MIN, LocalDate.MAX);

    public Validity {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("the last day " + to + " is before the first " + from);
        }
    }

    public boolean holdsOn(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }

    boolean overlaps(Validity other) {
        return !from.isAfter(other.to) && !other.from.isAfter(to);
    }
}
