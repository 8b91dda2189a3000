package org.dossierstats.dossier;

/** What a dossier is counted by. Blank: not known. */
public record Attributes(String agency, String procedure, String field, Channel channel) {
    /** Of a dossier of which only that it exists is known. */
    public static final Attributes UNKNOWN = new Attributes("", "", "", Channel.OTHER);

    // Spelled out: those a record comes with are looked up by method handles, which was a tenth of the time of
    // counting.
    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof Attributes attributes
                        && channel == attributes.channel
                        && procedure.equals(attributes.procedure)
                        && agency.equals(attributes.agency)
                        && field.equals(attributes.field));
    }

    @Override
    public int hashCode() {
        return ((agency.hashCode() * 31 + procedure.hashCode()) * 31 + field.hashCode()) * 31 + channel.ordinal();
    }

    Attributes withAgency(String other) {
        return new Attributes(other, procedure, field, channel);
    }
}
