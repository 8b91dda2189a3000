package org.dossierstats.report;

import java.util.Arrays;
import java.util.Optional;
import org.dossierstats.period.Period;

/** Which earlier period one is compared with. */
public enum EarlierPeriod {
    /** The one that ends the day before it begins. */
    PREVIOUS("previous") {
        @Override
        public Period of(Period period) {
            return period.previous();
        }
    },
    /** The same of the year before (cùng kỳ năm trước). */
    YEAR_BEFORE("year-before") {
        @Override
        public Period of(Period period) {
            return period.yearBefore();
        }
    };

    private final String wireName;

    EarlierPeriod(String wireName) {
        this.wireName = wireName;
    }

    /** As it is asked for, such as {@code year-before}. */
    public String wireName() {
        return wireName;
    }

    /** The one of this name; empty if it is another name. */
    public static Optional<EarlierPeriod> named(String name) {
        return Arrays.stream(values())
                .filter(each -> each.wireName.equals(name))
                .findFirst();
    }

    /**
     * The period that this one is compared with.
     *
     * @throws IllegalArgumentException if it is before all years there are
     */
    public abstract Period of(Period period);
}
