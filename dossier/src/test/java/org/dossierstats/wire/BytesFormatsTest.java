package org.dossierstats.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.dossierstats.counts.Cell;
import org.dossierstats.counts.Counts;
import org.dossierstats.counts.HandlingTime;
import org.dossierstats.counts.Measure;
import org.dossierstats.counts.Position;
import org.dossierstats.counts.Sent;
import org.dossierstats.dossier.Attributes;
import org.dossierstats.dossier.Channel;
import org.dossierstats.dossier.Dossier;
import org.dossierstats.dossier.Event;
import org.dossierstats.dossier.LedgerEntry;
import org.dossierstats.period.RandomHistories;
import org.dossierstats.wire.CountsFormat.CountsRecord;
import org.dossierstats.wire.CountsFormat.CountsRecord.CellRecord;
import org.dossierstats.wire.CountsFormat.CountsRecord.PositionRecord;
import org.dossierstats.wire.CountsFormat.CountsRecord.SentRecord;
import org.dossierstats.wire.LedgerFormat.Place;
import org.junit.jupiter.api.Test;

/** The bytes that stand in ledgers and in dossier-counts: written as they always were, read back as they were written. */
class BytesFormatsTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    @Test
    void a_ledger_entry_with_every_type_of_event_is_written_as_it_always_was() throws Exception {
        LedgerEntry entry = new LedgerEntry(1200, everyType());

        assertThat(hex(LedgerFormat.write(entry))).isEqualTo(golden("ledger-1.hex"));
        assertThat(LedgerFormat.read("H32.19-210614-0007", HexFormat.of().parseHex(golden("ledger-1.hex"))))
                .returns(1200L, LedgerEntry::nextOffset)
                .returns(everyType().events(), read -> read.dossier().events());
    }

    @Test
    void random_ledgers_are_read_as_they_were_written_also_what_came_ahead() {
        long seed = 3;
        Random random = new Random(seed);
        for (Event event : RandomHistories.of(seed, 500)) {
            Dossier dossier = random.nextInt(4) == 0 ? Dossier.NONE.withAhead(event) : Dossier.NONE.with(event);
            LedgerEntry entry = new LedgerEntry(random.nextInt(Integer.MAX_VALUE), dossier);

            LedgerEntry read = LedgerFormat.read(event.dossier(), LedgerFormat.write(entry));

            assertThat(read.nextOffset()).isEqualTo(entry.nextOffset());
            assertThat(read.dossier().events()).isEqualTo(dossier.events());
            assertThat(read.dossier().cameAhead(event)).isEqualTo(dossier.cameAhead(event));
        }
    }

    @Test
    void a_place_is_read_as_it_was_written() {
        Place place = new Place(1_623_636_000_000L, 77, -5, "facts 1");

        assertThat(hex(LedgerFormat.write(place))).isEqualTo("0280fafcc1a02f4d09076661637473" + "2031");
        assertThat(LedgerFormat.readPlace(LedgerFormat.write(place))).isEqualTo(place);
    }

    @Test
    void a_place_of_an_earlier_version_says_not_what_its_counts_come_to() {
        byte[] earlier = HexFormat.of().parseHex("0180fafcc1a02f4d");

        assertThat(LedgerFormat.readPlace(earlier)).isEqualTo(new Place(1_623_636_000_000L, 77, 0, ""));
    }

    @Test
    void counts_are_written_as_they_always_were() throws Exception {
        assertThat(records().stream()
                        .map(each -> hex(each.key()) + " " + hex(each.value()))
                        .toList())
                .isEqualTo(List.of(golden("counts-1.hex").split("\n", -1)));
        assertThat(records())
                .allSatisfy(each ->
                        assertThat(CountsFormat.read(each.key(), each.value())).isEqualTo(each));
    }

    @Test
    void attributes_that_were_read_before_are_the_same_object() {
        AttributesPool pool = new AttributesPool();
        List<Attributes> first = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            first.add(attributes(i, pool));
        }

        for (int i = 0; i < 1_000; i++) {
            assertThat(attributes(i, pool)).isSameAs(first.get(i));
        }
        assertThat(first).doesNotHaveDuplicates().contains(new Attributes("H7", "1.37", "Đất đai", Channel.POSTAL));
    }

    private static Attributes attributes(int i, AttributesPool pool) {
        Attributes attributes =
                new Attributes("H" + i % 10, "1." + i / 10, "Đất đai", i % 2 == 0 ? Channel.ONLINE : Channel.POSTAL);
        CellRecord written = new CellRecord(2, 7, new Cell(attributes, i), new Counts().add(Measure.OPEN, 1));
        CountsRecord read = CountsFormat.read(written.key(), written.value(), pool);
        assertThat(read).isEqualTo(written);
        return ((CellRecord) read).cell().attributes();
    }

    @Test
    void who_sent_is_told_since_positions_of_format_3() throws Exception {
        PositionRecord position =
                new PositionRecord(new Position(2, 7, 1200, null, "sha256:00", ZoneId.of("Asia/Ho_Chi_Minh")));

        SentRecord sent = new SentRecord(2, 7, new Sent("/motcua/H32", "H32.19", 18_792), 300);

        assertThat(hex(sent.key()) + " " + hex(sent.value()) + "\n" + hex(position.key()) + " " + hex(position.value()))
                .isEqualTo(golden("counts-3.hex"));
        assertThat(CountsFormat.read(position.key(), position.value())).isEqualTo(position);
        assertThat(CountsFormat.read(sent.key(), sent.value())).isEqualTo(sent);
    }

    @Test
    void positions_of_format_2_are_those_of_an_earlier_version() throws Exception {
        String[] position = golden("counts-2.hex").split(" ", -1);

        assertThat(CountsFormat.read(
                        HexFormat.of().parseHex(position[0]), HexFormat.of().parseHex(position[1])))
                .isEqualTo(new PositionRecord(new Position(2, 7, 1200, null, "sha256:00", null)));
    }

    @Test
    void cut_short_or_gone_on_they_are_broken_and_say_where() {
        List<byte[]> whole = new ArrayList<>(List.of(LedgerFormat.write(new LedgerEntry(1200, everyType()))));
        whole.add(records().get(0).value());
        whole.add(records().get(2).value());

        for (int length = 0; length < whole.get(0).length; length++) {
            byte[] cut = Arrays.copyOf(whole.get(0), length);
            assertThatThrownBy(() -> LedgerFormat.read("A", cut)).isInstanceOf(IllegalArgumentException.class);
        }
        for (CountsRecord each : records()) {
            for (int length = 0; length < each.value().length; length++) {
                byte[] cut = Arrays.copyOf(each.value(), length);
                assertThatThrownBy(() -> CountsFormat.read(each.key(), cut))
                        .isInstanceOf(IllegalArgumentException.class);
            }
            byte[] longer = Arrays.copyOf(each.value(), each.value().length + 1);
            assertThatThrownBy(() -> CountsFormat.read(each.key(), longer))
                    .hasMessageContaining("goes on after its end");
        }
    }

    @Test
    void damaged_they_are_broken_or_something_else_but_never_a_surprise() {
        long seed = 12;
        Random random = new Random(seed);
        byte[] ledger = LedgerFormat.write(new LedgerEntry(1200, everyType()));
        for (int i = 0; i < 20_000; i++) {
            byte[] damaged = damaged(ledger, random);
            CountsRecord each = records().get(random.nextInt(records().size()));
            byte[] key = damaged(each.key(), random);
            byte[] value = damaged(each.value(), random);

            assertReadOrBroken(() -> LedgerFormat.read("A", damaged), seed, i);
            assertReadOrBroken(() -> CountsFormat.read(key, each.value()), seed, i);
            assertReadOrBroken(() -> CountsFormat.read(each.key(), value), seed, i);
        }
    }

    private static byte[] damaged(byte[] bytes, Random random) {
        byte[] damaged = bytes.clone();
        for (int change = random.nextInt(3); change >= 0; change--) {
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
        }
        return damaged;
    }

    private static void assertReadOrBroken(ThrowingCallable reading, long seed, int damage) {
        Throwable thrown = catchThrowable(reading);
        if (thrown != null) {
            assertThat(thrown).as("seed %d, damage %d", seed, damage).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void another_format_is_told() {
        byte[] ledger = LedgerFormat.write(new LedgerEntry(1, Dossier.NONE));
        ledger[0] = 9;

        assertThatThrownBy(() -> LedgerFormat.read("A", ledger))
                .hasMessage("the ledger entry has format 9, this program reads 1: it was written by another version"
                        + " (at byte 1 of 3)");
    }

    private static Dossier everyType() {
        List<Event> events = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(GOLDEN.resolve("ledger-1.jsonl"))) {
                events.add(((Decoded.Valid) EventJson.decode(line.getBytes(StandardCharsets.UTF_8))).event());
            }
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return Dossier.of(events);
    }

    private static List<CountsRecord> records() {
        Cell cell = new Cell(new Attributes("H32.19", "1.005129", "Lao động", Channel.POSTAL), 18_792);
        Counts counts = new Counts()
                .add(Measure.ACCEPTED, 3)
                .add(Measure.COMPLETED_LATE, -1)
                .add(Measure.OPEN, 200)
                .add(Measure.HANDLING_SECONDS, 1_000_000)
                .add(Measure.CONFLICTING_EVENTS, 1)
                .add(HandlingTime.code(0), 1)
                .add(HandlingTime.code(1_000_000), 2);
        Instant newest = Instant.parse("2021-06-14T01:12:30.000000007Z");
        return List.of(
                new CellRecord(2, 1_623_636_000_000L, cell, counts),
                new CellRecord(2, 1_623_636_000_000L, cell, new Counts()),
                new PositionRecord(new Position(2, 1_623_636_000_000L, 1200, newest, "sha256:00", null)),
                new PositionRecord(new Position(0, 1, 0, null, "sha256:00", null)));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static String golden(String name) throws java.io.IOException {
        return Files.readString(GOLDEN.resolve(name)).strip();
    }
}
