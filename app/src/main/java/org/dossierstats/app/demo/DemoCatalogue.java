package org.dossierstats.app.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.dossierstats.catalogue.Agency;
import org.dossierstats.catalogue.Catalogue;
import org.dossierstats.catalogue.Level;
import org.dossierstats.catalogue.Mechanism;
import org.dossierstats.catalogue.OnlineLevel;
import org.dossierstats.catalogue.Validity;
import org.dossierstats.ingest.simulation.Catalogue.Field;
import org.dossierstats.ingest.simulation.Procedure;
import org.jspecify.annotations.Nullable;

/**
 * The procedures of the department as its report counts them: 136 of the province's desk in eight fields, 30 of districts and 18 of communes.
 * The fields are real, the procedures made up, the same on every run.
 */
public final class DemoCatalogue {
    private static final long SEED = 136;
    /** Offered online: 38 at level 3 and 49 at level 4, as the report says; that all are among these 136 is our assumption. */
    private static final int ONLINE = 87;

    private static final int ONLINE_LEVEL_3 = 38;
    private static final int ONE_STOP = 70;
    private static final int DISTRICT = 30;
    private static final int COMMUNE = 18;
    private static final String AGENCY = "H32.19";

    private static final List<Field> FIELDS = List.of(
            new Field("Người có công", 30, 340),
            new Field("Bảo trợ xã hội", 22, 190),
            new Field("Việc làm", 20, 170),
            new Field("Lao động, tiền lương", 16, 110),
            new Field("Giáo dục nghề nghiệp", 18, 60),
            new Field("An toàn, vệ sinh lao động", 14, 60),
            new Field("Quản lý lao động ngoài nước", 8, 50),
            new Field("Phòng, chống tệ nạn xã hội", 8, 20));
    private static final List<Procedure> PROCEDURES =
            org.dossierstats.ingest.simulation.Catalogue.of(FIELDS, ONLINE, SEED);

    private DemoCatalogue() {}

    /** Sorted by field, the common ones first. */
    public static List<Procedure> procedures() {
        return PROCEDURES;
    }

    /** The names of the fields, the largest first. */
    public static List<String> fields() {
        return FIELDS.stream().map(Field::name).toList();
    }

    /** What forms name and count: all 184 procedures, and the agency. */
    public static Catalogue catalogue() {
        List<org.dossierstats.catalogue.Procedure> all = new ArrayList<>();
        int online = 0;
        for (Procedure procedure : PROCEDURES) {
            OnlineLevel level = null;
            if (procedure.online()) {
                level = online++ < ONLINE_LEVEL_3 ? OnlineLevel.LEVEL_3 : OnlineLevel.LEVEL_4;
            }
            Mechanism mechanism = all.size() < ONE_STOP ? Mechanism.ONE_STOP : Mechanism.INTERLINKED;
            all.add(listed(procedure.code(), procedure.field(), Level.PROVINCE, mechanism, level));
        }
        others(all, "3.", DISTRICT, Level.DISTRICT);
        others(all, "4.", COMMUNE, Level.COMMUNE);
        Agency agency =
                new Agency(AGENCY, "Sở Lao động - Thương binh và Xã hội", null, Level.PROVINCE, Validity.ALWAYS);
        return new Catalogue(all, List.of(agency));
    }

    /** Not of this desk, so that no dossier is of them; how they are served the report does not say. */
    private static void others(
            List<org.dossierstats.catalogue.Procedure> all, String prefix, int procedures, Level level) {
        for (int i = 0; i < procedures; i++) {
            String field = FIELDS.get(i % FIELDS.size()).name();
            all.add(listed(prefix + String.format(Locale.ROOT, "%06d", i + 1), field, level, null, null));
        }
    }

    private static org.dossierstats.catalogue.Procedure listed(
            String code, String field, Level level, @Nullable Mechanism mechanism, @Nullable OnlineLevel online) {
        return new org.dossierstats.catalogue.Procedure(
                code, "Thủ tục " + code, field, level, mechanism, online, Validity.ALWAYS);
    }
}
