package org.dossierstats.ingest.simulation;

/**
 * An administrative procedure (thủ tục hành chính) that an office offers.
 *
 * @param limitDays working days from acceptance to the promised result
 * @param weight how common it is beside the others
 * @param online whether dossiers can be filed online (level 3 or 4)
 */
public record Procedure(String code, String field, int limitDays, int weight, boolean online) {
    public Procedure {
        if (limitDays < 3 || limitDays > 20 || weight < 1) {
            throw new IllegalArgumentException(
                    "procedure " + code + ": limitDays=" + limitDays + ", weight=" + weight + " is out of range");
        }
    }
}
