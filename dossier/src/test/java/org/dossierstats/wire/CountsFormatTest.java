package org.dossierstats.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import org.dossierstats.counts.Cell;
import org.dossierstats.counts.CountTable;
import org.dossierstats.counts.Counts;
import org.dossierstats.counts.Facts;
import org.dossierstats.counts.Measure;
import org.dossierstats.counts.Position;
import org.dossierstats.dossier.Attributes;
import org.dossierstats.dossier.Channel;
import org.dossierstats.dossier.RandomHistories;
import org.dossierstats.dossier.Rules;
import org.dossierstats.wire.CountsFormat.CountsRecord;
import org.dossierstats.wire.CountsFormat.CountsRecord.CellRecord;
import org.dossierstats.wire.CountsFormat.CountsRecord.PositionRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountsFormatTest {
    private static final Cell CELL = new Cell(new Attributes("H32.19", "1.005129", "Lao động", Channel.POSTAL), (int)
            LocalDate.of(2021, 6, 14).toEpochDay());
    private static final CellRecord CELL_RECORD = new CellRecord(
            2,
            7,
            CELL,
            new Counts().add(Measure.OVERDUE, -64).add(Measure.ACCEPTED, 300).add(Measure.COMPLETED_LATE, 1));
    private static final PositionRecord POSITION_RECORD =
            new PositionRecord(new Position(2, 7, 300, Instant.parse("2021-06-14T01:12:30.25Z"), "sha256:0f"));

    @Test
    void a_cell_is_written_in_these_bytes() {
        assertThat(CELL_RECORD.key()).as(Golden.WARNING, "cell-key.hex").isEqualTo(Golden.bytes("cell-key.hex"));
        assertThat(CELL_RECORD.value()).as(Golden.WARNING, "cell-value.hex").isEqualTo(Golden.bytes("cell-value.hex"));
    }

    @Test
    void a_cell_is_read_from_these_bytes() {
        assertThat(CountsFormat.read(Golden.bytes("cell-key.hex"), Golden.bytes("cell-value.hex")))
                .isEqualTo(CELL_RECORD);
    }

    @Test
    void a_position_is_written_in_these_bytes() {
        assertThat(POSITION_RECORD.key())
                .as(Golden.WARNING, "position-key.hex")
                .isEqualTo(Golden.bytes("position-key.hex"));
        assertThat(POSITION_RECORD.value())
                .as(Golden.WARNING, "position-value.hex")
                .isEqualTo(Golden.bytes("position-value.hex"));
    }

    @Test
    void a_position_is_read_from_these_bytes() {
        assertThat(CountsFormat.read(Golden.bytes("position-key.hex"), Golden.bytes("position-value.hex")))
                .isEqualTo(POSITION_RECORD);
    }

    @Test
    void any_counts_are_read_as_they_were_written() {
        RandomHistories.each(100, history -> {
            CountTable table = new CountTable();
            history.dossiers().forEach(dossier -> table.add(Facts.of(dossier, Rules.DEFAULT), 1));

            table.forEach((cell, counts) ->
                    assertReadAsWritten(new CellRecord(3, history.seed() << 40, cell, counts), history.toString()));
        });
    }

    @Test
    void the_extremes_are_read_as_they_were_written() {
        Counts most = new Counts();
        Measure.all().forEach(measure -> most.add(measure, measure.code() % 2 == 0 ? Long.MAX_VALUE : Long.MIN_VALUE));

        assertReadAsWritten(new CellRecord(Integer.MAX_VALUE, Long.MAX_VALUE, CELL, most), "every measure");
        assertReadAsWritten(new CellRecord(0, 0, new Cell(Attributes.UNKNOWN, 0), new Counts()), "an empty cell");
        assertReadAsWritten(
                new CellRecord(0, 0, new Cell(Attributes.UNKNOWN, Integer.MIN_VALUE), new Counts()), "the first day");
        assertReadAsWritten(new PositionRecord(new Position(0, 1, 0, null, Rules.DEFAULT.id())), "no event yet");
        assertReadAsWritten(
                new PositionRecord(new Position(0, 1, Long.MAX_VALUE, Instant.EPOCH.minusNanos(1), "")),
                "the last offset");
    }

    @Test
    void a_record_cut_short_is_no_record() {
        assertNoTruncationIsRead(CELL_RECORD);
        assertNoTruncationIsRead(POSITION_RECORD);
    }

    @Test
    void garbage_is_no_record_or_at_least_never_another_failure() {
        Corruption.some(CELL_RECORD.key(), key -> CountsFormat.read(key, CELL_RECORD.value()));
        Corruption.some(CELL_RECORD.value(), value -> CountsFormat.read(CELL_RECORD.key(), value));
        Corruption.some(POSITION_RECORD.key(), key -> CountsFormat.read(key, POSITION_RECORD.value()));
        Corruption.some(POSITION_RECORD.value(), value -> CountsFormat.read(POSITION_RECORD.key(), value));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "02                         | 01       | key of a counts record has format 2, this program reads 1: it was written by another version (at byte 1 of 1)",
                "01 51 00                   | 01       | key of a counts record is of an unknown kind 81 (at byte 3 of 3)",
                "01 50 00 00                | 01 00 00 00 00 | key of a counts record goes on after its end (at byte 3 of 4)",
                "01 50 80 80 80 80 08       | 01       | key of a counts record has 2147483648 where at most 2147483647 can be (at byte 7 of 7)",
                "01 43 00 00 00 00 06 00    | 01 00 00 | key of a counts record has an unknown channel 6 (at byte 7 of 8)",
                "01 43 00 00 00 00 00 80 80 80 80 10 | 01 00 00 | key of a counts record has a day beyond the calendar (at byte 12 of 12)",
                "01 50 00                   | 09       | value of a counts record has format 9, this program reads 1: it was written by another version (at byte 1 of 1)",
                "01 43 00 00 00 00 00 00    | 01 00 22 | value of a counts record has 34 where at most 33 can be (at byte 3 of 3)",
                "01 43 00 00 00 00 00 00    | 01 00 01 21 02 | value of a counts record has an unknown measure 33 (at byte 4 of 5)",
                "01 43 00 00 00 00 00 00    | 01 00 02 00 02 00 02 | value of a counts record has a measure twice (at byte 6 of 7)",
                "01 43 00 00 00 00 00 00    | 01 00 00 00 | value of a counts record goes on after its end (at byte 3 of 4)",
                "01 50 00                   | 01 00 00 02 00 | value of a counts record has an unknown code 2 (at byte 4 of 5)",
            })
    void what_is_wrong_with_a_record_is_said(String key, String value, String fault) {
        assertThatThrownBy(() -> CountsFormat.read(Golden.parse(key), Golden.parse(value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the " + fault);
    }

    private static void assertReadAsWritten(CountsRecord record, String which) {
        assertThat(CountsFormat.read(record.key(), record.value())).as(which).isEqualTo(record);
    }

    private static void assertNoTruncationIsRead(CountsRecord record) {
        Corruption.everyTruncation(
                record.key(),
                cut -> assertThatThrownBy(() -> CountsFormat.read(cut, record.value()))
                        .as("the first %d bytes of the key", cut.length)
                        .isInstanceOf(IllegalArgumentException.class));
        Corruption.everyTruncation(
                record.value(),
                cut -> assertThatThrownBy(() -> CountsFormat.read(record.key(), cut))
                        .as("the first %d bytes of the value", cut.length)
                        .isInstanceOf(IllegalArgumentException.class));
    }
}
