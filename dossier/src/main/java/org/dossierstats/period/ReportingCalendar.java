package org.dossierstats.period;

import java.util.Locale;

/** Where months, quarters and halves begin and end. */
public enum ReportingCalendar {
    /** From the 15th of the month before to the 14th of the last month (Nghị định 09/2019/NĐ-CP, Điều 12). */
    STATUTORY,
    /** From the first to the last day. */
    CALENDAR,
    /** The two days are named. */
    CUSTOM;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
