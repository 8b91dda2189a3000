package org.dossierstats.ingest.simulation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/** Makes up the procedures of an office; the same of the same seed. */
public final class Catalogue {
    private static final List<Integer> LIMITS_DAYS = List.of(3, 5, 7, 10, 10, 12, 15, 15, 15, 20, 20);

    private Catalogue() {}

    /** A field (lĩnh vực) with the number of its procedures and its share of the dossiers, in thousandths. */
    public record Field(String name, int procedures, int share) {
        /** In each field the first procedure is the most common one, the n-th about n times rarer. */
        int weight(int rank) {
            return Math.max(1, share * 100 / (procedures * (rank + 2)));
        }
    }

    /**
     * The procedures of these fields, sorted by field, the common ones first.
     *
     * @param online how many are offered online, spread evenly
     */
    public static List<Procedure> of(List<Field> fields, int online, long seed) {
        Random random = new Random(seed);
        Set<String> codes = new LinkedHashSet<>();
        List<Procedure> procedures = new ArrayList<>();
        int total = fields.stream().mapToInt(Field::procedures).sum();
        for (Field field : fields) {
            for (int rank = 0; rank < field.procedures(); rank++) {
                boolean offered = procedures.size() * online / total != (procedures.size() + 1) * online / total;
                procedures.add(new Procedure(
                        newCode(codes, random),
                        field.name(),
                        LIMITS_DAYS.get(random.nextInt(LIMITS_DAYS.size())),
                        field.weight(rank),
                        offered));
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
