package org.dossierstats.app.demo;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/** The 136 procedures of the desk in their eight fields: the fields are real, the procedures made up, the same on every run. */
public final class DemoCatalogue {
    private static final long SEED = 136;
    private static final List<Integer> LIMITS_DAYS = List.of(3, 5, 7, 10, 10, 12, 15, 15, 15, 20, 20);
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
    private static final List<Procedure> PROCEDURES = generated();

    private DemoCatalogue() {}

    /** A field (lĩnh vực) with the number of its procedures and its share of the dossiers, in thousandths. */
    private record Field(String name, int procedures, int share) {
        /** In each field the first procedure is the most common one, the n-th about n times rarer. */
        int weight(int rank) {
            return Math.max(1, share * 100 / (procedures * (rank + 2)));
        }
    }

    /** Sorted by field, the common ones first. */
    public static List<Procedure> procedures() {
        return PROCEDURES;
    }

    /** The names of the fields, the largest first. */
    public static List<String> fields() {
        return FIELDS.stream().map(Field::name).toList();
    }

    private static List<Procedure> generated() {
        Random random = new Random(SEED);
        Set<String> codes = new LinkedHashSet<>();
        List<Procedure> procedures = new ArrayList<>();
        int total = FIELDS.stream().mapToInt(Field::procedures).sum();
        for (Field field : FIELDS) {
            for (int rank = 0; rank < field.procedures(); rank++) {
                boolean online = procedures.size() * ONLINE / total != (procedures.size() + 1) * ONLINE / total;
                procedures.add(new Procedure(
                        newCode(codes, random),
                        field.name(),
                        LIMITS_DAYS.get(random.nextInt(LIMITS_DAYS.size())),
                        field.weight(rank),
                        online));
            }
        }
        return List.copyOf(procedures);
    }

    private static String newCode(Set<String> taken, Random random) {
        while (true) {
            String code = String.format(Locale.ROOT, "%d.%06d", 1 + random.nextInt(2), 200 + random.nextInt(9_800));
            if (taken.add(code)) {
                return code;
            }
        }
    }
}
