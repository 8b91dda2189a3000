package org.dossierstats.bench.scale;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.kafka.common.utils.Utils;
import org.dossierstats.dossier.Attributes;

/** Agencies in provinces; each dossier is with one of them, by its id. */
record Country(int agencies, int provinces) {
    private static final int SEED = 0x5eed;

    /** What a dossier with this id is counted by. */
    Attributes of(String dossier, Attributes attributes) {
        byte[] id = dossier.getBytes(StandardCharsets.UTF_8);
        int agency = Utils.toPositive(Utils.murmur2(id) ^ SEED) % agencies;
        return new Attributes(
                String.format(Locale.ROOT, "%s.%04d", province(agency % provinces), agency / provinces),
                attributes.procedure(),
                attributes.field(),
                attributes.channel());
    }

    /** The code of a province. */
    static String province(int number) {
        return String.format(Locale.ROOT, "H%02d", number);
    }
}
