package org.dossierstats.ingest.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.dossierstats.counts.Fact;
import org.dossierstats.counts.Facts;
import org.dossierstats.dossier.Basis;
import org.dossierstats.dossier.Dossier;
import org.dossierstats.dossier.Event;
import org.dossierstats.dossier.Rules;
import org.dossierstats.settings.Rulebook;
import org.junit.jupiter.api.Test;

/** Records sent again and again while the dossier grows, in any order. More lives: {@code -Ddossierstats.lives=100000}. */
class GrowingSnapshotsTest {
    private static final int LIVES = Integer.getInteger("dossierstats.lives", 500);
    private static final Rules RULES = Rulebook.defaults().rules();
    private static final Rules ORIGINAL = original();

    private final SyncReader reader = new SyncReader(SyncSettings.DEFAULT);

    @Test
    void ten_snapshots_in_any_order_and_repeated_come_to_what_truly_happened() throws IOException {
        for (long seed = 0; seed < LIVES; seed++) {
            RecordedLife life = new RecordedLife(seed);
            Random random = new Random(seed);

            List<Event> told = new ArrayList<>(life.ownEvents);
            for (String record : sent(life, random)) {
                told.addAll(events(record));
            }
            Collections.shuffle(told, random);

            assertThat(facts(told, RULES)).as("seed %d: %s", seed, life.last()).isEqualTo(facts(life.truth, RULES));
        }
    }

    @Test
    void the_last_snapshot_alone_tells_the_same_unless_a_finish_was_taken_back() throws IOException {
        for (long seed = 0; seed < LIVES; seed++) {
            RecordedLife life = new RecordedLife(seed);
            if (life.finishedFirst >= 0) {
                continue;
            }

            List<Event> told = new ArrayList<>(events(life.last()));
            for (String row : life.rows) {
                told.addAll(events(row));
            }

            assertThat(facts(told, RULES)).as("seed %d: %s", seed, life.last()).isEqualTo(facts(life.truth, RULES));
        }
    }

    @Test
    void a_grown_snapshot_adds_only_what_is_new() throws IOException {
        String open =
                record("\"TrangThaiHoSo\":4,\"NgayTiepNhan\":\"20210614081230\",\"NgayHenTra\":\"20210621170000\"");
        String done = open.replace(":4,", ":9,\"NgayKetThucXuLy\":\"20210618100000\",");

        List<Event> more = new ArrayList<>(events(done));
        more.removeAll(events(open));

        assertThat(more)
                .singleElement()
                .satisfies(event -> assertThat(event.type().wireName()).isEqualTo("completed"));
    }

    @Test
    void with_a_date_that_was_put_off_the_original_one_is_kept_as_well() throws IOException {
        String promised =
                record("\"TrangThaiHoSo\":4,\"NgayTiepNhan\":\"20210614081230\",\"NgayHenTra\":\"20210616170000\"");
        String putOff = promised.replace("20210616170000", "20210621170000");
        String done = putOff.replace(":4,", ":9,\"NgayKetThucXuLy\":\"20210618100000\",");

        for (List<String> order : List.of(List.of(promised, putOff, done), List.of(done, promised, putOff))) {
            List<Event> told = new ArrayList<>();
            for (String record : order) {
                told.addAll(events(record));
            }
            assertThat(measures(told, RULES)).contains("COMPLETED_EARLY").doesNotContain("LATE", "CONFLICT");
            assertThat(measures(told, ORIGINAL)).contains("COMPLETED_LATE").doesNotContain("EARLY", "CONFLICT");
        }
    }

    @Test
    void another_channel_is_listed_as_a_conflict_and_counts_alike_in_any_order() throws IOException {
        String first = record("\"TrangThaiHoSo\":4,\"NgayTiepNhan\":\"20210614081230\"");
        String second = first.replace("\"KenhThucHien\":2", "\"KenhThucHien\":3");

        List<Event> oneWay =
                Stream.concat(events(first).stream(), events(second).stream()).toList();
        List<Event> otherWay =
                Stream.concat(events(second).stream(), events(first).stream()).toList();

        assertThat(facts(oneWay, RULES)).isEqualTo(facts(otherWay, RULES));
        assertThat(measures(oneWay, RULES)).contains("CONFLICTING_EVENTS");
    }

    @Test
    void a_finish_that_moved_without_a_reopening_counts_once_and_is_listed() throws IOException {
        String first = record(
                "\"TrangThaiHoSo\":9,\"NgayTiepNhan\":\"20210614081230\",\"NgayKetThucXuLy\":\"20210618100000\"");
        String second = first.replace("20210618", "20210622");

        List<Event> told =
                Stream.concat(events(second).stream(), events(first).stream()).toList();

        assertThat(measures(told, RULES)).contains("ILLEGAL_TRANSITION");
        assertThat(Dossier.of(told).life(RULES).anomalies())
                .singleElement()
                .satisfies(
                        anomaly -> assertThat(anomaly.event().time().toString()).isEqualTo("2021-06-22T03:00:00Z"));
    }

    /** Ten of the snapshots, growing, the last among them, and every row; then in any order and some of them again. */
    private static List<String> sent(RecordedLife life, Random random) {
        List<String> sent = new ArrayList<>(life.rows);
        sent.add(life.last());
        if (life.finishedFirst >= 0) {
            sent.add(life.snapshots.get(life.finishedFirst));
        }
        for (int i = 0; i < 8; i++) {
            sent.add(life.snapshots.get(random.nextInt(life.snapshots.size())));
        }
        for (int i = 0; i < 5; i++) {
            sent.add(sent.get(random.nextInt(sent.size())));
        }
        Collections.shuffle(sent, random);
        return sent;
    }

    private List<Event> events(String record) throws IOException {
        Told told = reader.read(RecordedLife.bytes(record));
        assertThat(told.faults()).as(record).isEmpty();
        return told.events();
    }

    private static Map<String, Long> facts(Collection<Event> events, Rules rules) {
        Map<String, Long> sums = new TreeMap<>();
        for (Fact fact : Facts.of(Dossier.of(events), rules)) {
            sums.merge(
                    fact.cell().day() + " " + fact.cell().attributes().channel() + " " + name(fact),
                    fact.amount(),
                    Long::sum);
        }
        sums.values().removeIf(sum -> sum == 0);
        return sums;
    }

    private static String measures(Collection<Event> events, Rules rules) {
        return String.join(" ", facts(events, rules).keySet());
    }

    private static String name(Fact fact) {
        return Stream.of(org.dossierstats.counts.Measure.values())
                .filter(measure -> measure.code() == fact.code())
                .map(Enum::name)
                .findFirst()
                .orElseGet(() -> "handled in " + fact.code());
    }

    private static Rules original() {
        Rules.Settings settings = RULES.settings();
        return new Rules(new Rules.Settings(
                settings.zone(),
                settings.calendar(),
                settings.granularity(),
                Basis.ORIGINAL,
                settings.pauses(),
                settings.pauseMovesDue(),
                settings.limits()));
    }

    private static String record(String fields) {
        return "{\"MaHoSo\":\"" + RecordedLife.DOSSIER
                + "\",\"MaTTHC\":\"1.005129\",\"TenLinhVuc\":\"Lao động\",\"DonViXuLy\":\"H32.19\",\"KenhThucHien\":2,"
                + fields + "}";
    }
}
