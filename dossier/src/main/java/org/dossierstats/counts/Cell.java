package org.dossierstats.counts;

import java.time.LocalDate;
import org.dossierstats.dossier.Attributes;
import org.dossierstats.dossier.Channel;

/**
 * Where things are counted: one day of the dossiers that share their attributes.
 *
 * @param day days since 1970-01-01, in the zone of the rules
 */
public record Cell(Attributes attributes, int day) {
    public String agency() {
        return attributes.agency();
    }

    public String procedure() {
        return attributes.procedure();
    }

    public String field() {
        return attributes.field();
    }

    public Channel channel() {
        return attributes.channel();
    }

    public LocalDate date() {
        return LocalDate.ofEpochDay(day);
    }

    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof Cell cell && day == cell.day && attributes.equals(cell.attributes));
    }

    @Override
    public int hashCode() {
        return attributes.hashCode() * 31 + day;
    }
}
