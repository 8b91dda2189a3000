package org.dossierstats.dossier;

/** What a dossier is counted by. Blank: not known. */
public record Attributes(String agency, String procedure, String field, Channel channel) {
    /** Of a dossier of which only that it exists is known. */
    public static final Attributes UNKNOWN = new Attributes("", "", "", Channel.OTHER);

    Attributes withAgency(String other) {
        return new Attributes(other, procedure, field, channel);
    }
}
