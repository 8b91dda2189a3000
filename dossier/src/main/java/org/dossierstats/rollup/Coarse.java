package org.dossierstats.rollup;

import java.time.LocalDate;
import java.time.YearMonth;
import org.dossierstats.counts.HandlingByAge;
import org.dossierstats.dossier.Attributes;

/**
 * Cells that are few however many agencies and procedures there are: agencies no further down than a level of their codes, all procedures
 * as one, and half-months in place of days, the 1st to the 14th and the 15th to the last. A sum of cells over whole half-months is the
 * same in these; months, quarters, half-years and years, calendar and statutory (Nghị định 09/2019/NĐ-CP, Điều 12), are made of such.
 *
 * @param agencyLevels how many parts of an agency's code are left: of H32.19.05, 1 leaves H32, 2 leave H32.19
 */
public record Coarse(int agencyLevels) {
    /** Stands for all procedures. */
    public static final String ALL_PROCEDURES = "*";

    private static final int MOST_LEVELS = 9;
    private static final int LAST_DAY_OF_FIRST_HALF = 14;

    public Coarse {
        if (agencyLevels < 1 || agencyLevels > MOST_LEVELS) {
            throw new IllegalArgumentException(
                    "levels of agencies must be 1 to " + MOST_LEVELS + ", not " + agencyLevels);
        }
    }

    /** What dossiers with these attributes are counted by. */
    public Attributes of(Attributes attributes) {
        return new Attributes(agency(attributes.agency()), ALL_PROCEDURES, attributes.field(), attributes.channel());
    }

    private String agency(String code) {
        int end = -1;
        for (int level = 0; level < agencyLevels; level++) {
            end = code.indexOf('.', end + 1);
            if (end < 0) {
                return code;
            }
        }
        return code.substring(0, end);
    }

    /**
     * The last day of the half-month: all of it is counted there.
     *
     * @param day days since 1970-01-01
     */
    public static int day(int day) {
        LocalDate date = LocalDate.ofEpochDay(day);
        int last = date.getDayOfMonth() <= LAST_DAY_OF_FIRST_HALF ? LAST_DAY_OF_FIRST_HALF : date.lengthOfMonth();
        return day + last - date.getDayOfMonth();
    }

    /**
     * What is counted under this code on this day is counted under there: the age of a handling becomes that from the half-month of the
     * acceptance to that of the completion.
     *
     * @param day days since 1970-01-01
     */
    public static int code(int day, int code) {
        return HandlingByAge.isOne(code)
                ? HandlingByAge.at(day(day) - day(day - HandlingByAge.days(code)), code)
                : code;
    }

    /** Whether these days, both included, are half-months from the first day to the last. */
    public static boolean isWhole(LocalDate from, LocalDate to) {
        return (from.getDayOfMonth() == 1 || from.getDayOfMonth() == LAST_DAY_OF_FIRST_HALF + 1)
                && (to.getDayOfMonth() == LAST_DAY_OF_FIRST_HALF
                        || to.equals(YearMonth.from(to).atEndOfMonth()));
    }
}
