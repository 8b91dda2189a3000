package org.dossierstats.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dossierstats.counts.Cell;
import org.dossierstats.counts.CountTable;
import org.dossierstats.counts.Counts;
import org.dossierstats.counts.Measure;
import org.dossierstats.counts.Position;
import org.dossierstats.counts.Sent;
import org.dossierstats.dossier.Attributes;
import org.dossierstats.dossier.Channel;
import org.dossierstats.wire.CountsFormat.CountsRecord;
import org.dossierstats.wire.CountsFormat.CountsRecord.CellRecord;
import org.dossierstats.wire.CountsFormat.CountsRecord.PositionRecord;
import org.dossierstats.wire.CountsFormat.CountsRecord.SentRecord;
import org.junit.jupiter.api.Test;

class PartitionViewTest {
    private static final Cell MONDAY =
            new Cell(new Attributes("H32.19", "1.005129", "Lao động", Channel.ONLINE), 18_000);
    private static final Cell TUESDAY = new Cell(MONDAY.attributes(), 18_001);

    private final PartitionView view = new PartitionView();

    @Test
    void cells_are_held_back_until_a_position_comes() {
        read(cell(1, MONDAY, 5));

        assertThat(view.counts()).isEqualTo(new CountTable());
        assertThat(view.isMidway()).isTrue();

        read(position(1, 10));

        assertThat(view.counts()).isEqualTo(table(MONDAY, 5));
        assertThat(view.nextOffset()).isEqualTo(10);
        assertThat(view.isMidway()).isFalse();
    }

    @Test
    void a_cell_published_again_replaces_the_earlier_counts() {
        read(cell(1, MONDAY, 5), position(1, 10));

        read(cell(1, MONDAY, 7), position(1, 12));

        assertThat(view.counts()).isEqualTo(table(MONDAY, 7));
    }

    @Test
    void empty_counts_remove_the_cell() {
        read(cell(1, MONDAY, 5), position(1, 10));

        read(cell(1, MONDAY, 0), position(1, 12));

        assertThat(view.counts().size()).isZero();
    }

    @Test
    void while_a_new_epoch_is_published_the_old_one_is_shown() {
        read(cell(1, MONDAY, 5), position(1, 10));

        read(cell(2, TUESDAY, 3));

        assertThat(view.counts()).isEqualTo(table(MONDAY, 5));
        assertThat(view.nextOffset()).isEqualTo(10);
    }

    @Test
    void the_position_of_a_new_epoch_makes_the_cells_of_the_old_one_void() {
        read(cell(1, MONDAY, 5), position(1, 10));

        read(cell(2, TUESDAY, 3), position(2, 10));

        assertThat(view.counts()).isEqualTo(table(TUESDAY, 3));
    }

    @Test
    void cells_of_an_epoch_that_never_came_to_a_position_are_void() {
        read(cell(1, MONDAY, 5), position(1, 10), cell(2, MONDAY, 4));

        read(cell(3, TUESDAY, 3), position(3, 10));

        assertThat(view.counts()).isEqualTo(table(TUESDAY, 3));
    }

    @Test
    void what_compaction_leaves_of_old_epochs_is_void() {
        read(cell(1, MONDAY, 5), cell(2, TUESDAY, 3), position(2, 10));

        assertThat(view.counts()).isEqualTo(table(TUESDAY, 3));
    }

    @Test
    void what_was_sent_is_held_back_and_made_void_as_cells_are() {
        Sent monday = new Sent("/motcua/H32", "H32.19", 18_000);
        read(new SentRecord(0, 1, monday, 5));

        assertThat(sent()).isEmpty();
        assertThat(view.isMidway()).isTrue();

        read(position(1, 10), new SentRecord(0, 1, monday, 7));

        assertThat(sent()).isEqualTo(Map.of(monday, 5L));

        read(position(1, 12), new SentRecord(0, 2, new Sent("/other", "", 18_001), 1), position(2, 12));

        assertThat(sent()).isEqualTo(Map.of(new Sent("/other", "", 18_001), 1L));
    }

    private Map<Sent, Long> sent() {
        Map<Sent, Long> sent = new HashMap<>();
        view.forEachSent(sent::put);
        return sent;
    }

    private void read(CountsRecord... records) {
        List.of(records).forEach(view::read);
    }

    private static CountsRecord cell(long epoch, Cell cell, long open) {
        return new CellRecord(0, epoch, cell, new Counts().add(Measure.OPEN, open));
    }

    private static CountsRecord position(long epoch, long nextOffset) {
        return new PositionRecord(new Position(0, epoch, nextOffset, null, "sha256:test", null));
    }

    private static CountTable table(Cell cell, long open) {
        CountTable table = new CountTable();
        table.add(cell, Measure.OPEN, open);
        return table;
    }
}
