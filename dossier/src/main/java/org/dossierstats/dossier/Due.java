package org.dossierstats.dossier;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** When the result is promised (hẹn trả kết quả): a day, or an instant. */
public sealed interface Due {
    /** The day it falls on in the zone of the office. */
    LocalDate day(ZoneId zone);

    /** The whole of that day is in time. */
    record OnDay(LocalDate date) implements Due {
        @Override
        public LocalDate day(ZoneId zone) {
            return date;
        }
    }

    record At(Instant instant) implements Due {
        @Override
        public LocalDate day(ZoneId zone) {
            return LocalDate.ofInstant(instant, zone);
        }
    }
}
