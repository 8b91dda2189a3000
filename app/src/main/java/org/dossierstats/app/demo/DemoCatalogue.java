package org.dossierstats.app.demo;

import java.util.List;
import org.dossierstats.ingest.simulation.Catalogue;
import org.dossierstats.ingest.simulation.Catalogue.Field;
import org.dossierstats.ingest.simulation.Procedure;

/** The 136 procedures of the desk in their eight fields: the fields are real, the procedures made up, the same on every run. */
public final class DemoCatalogue {
    private static final long SEED = 136;
    /** Offered online: 38 at level 3 and 49 at level 4, as the report says; that all are among these 136 is our assumption. */
    private static final int ONLINE = 87;

    private static final List<Field> FIELDS = List.of(
            new Field("Người có công", 30, 340),
            new Field("Bảo trợ xã hội", 22, 190),
            new Field("Việc làm", 20, 170),
            new Field("Lao động, tiền lương", 16, 110),
            new Field("Giáo dục nghề nghiệp", 18, 60),
            new Field("An toàn, vệ sinh lao động", 14, 60),
            new Field("Quản lý lao động ngoài nước", 8, 50),
            new Field("Phòng, chống tệ nạn xã hội", 8, 20));
    private static final List<Procedure> PROCEDURES = Catalogue.of(FIELDS, ONLINE, SEED);

    private DemoCatalogue() {}

    /** Sorted by field, the common ones first. */
    public static List<Procedure> procedures() {
        return PROCEDURES;
    }

    /** The names of the fields, the largest first. */
    public static List<String> fields() {
        return FIELDS.stream().map(Field::name).toList();
    }
}
