package org.dossierstats.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.dossierstats.dossier.Change;
import org.dossierstats.dossier.Dossier;
import org.dossierstats.dossier.Due;
import org.dossierstats.dossier.Event;
import org.dossierstats.dossier.EventId;
import org.dossierstats.dossier.EventType;
import org.dossierstats.dossier.LedgerEntry;
import org.dossierstats.dossier.RandomHistories;
import org.dossierstats.wire.LedgerFormat.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LedgerFormatTest {
    private static final String ID = Samples.event(EventType.ACCEPTED).dossier();

    @Test
    void an_entry_is_written_in_these_bytes() {
        assertThat(LedgerFormat.write(sample()))
                .as(Golden.WARNING, "ledger-entry.hex")
                .isEqualTo(Golden.bytes("ledger-entry.hex"));
    }

    @Test
    void an_entry_is_read_from_these_bytes() {
        assertThat(read(Golden.bytes("ledger-entry.hex"))).isEqualTo(written(sample()));
    }

    @Test
    void a_place_is_written_and_read_in_these_bytes() {
        byte[] golden = Golden.bytes("ledger-place.hex");
        Place place = new Place(7, 300);

        assertThat(LedgerFormat.write(place))
                .as(Golden.WARNING, "ledger-place.hex")
                .isEqualTo(golden);
        assertThat(LedgerFormat.readPlace(golden)).isEqualTo(place);
    }

    @Test
    void any_entry_is_read_as_it_was_written() {
        RandomHistories.each(
                200,
                history -> history.byDossier().forEach((id, events) -> {
                    LedgerEntry entry = new LedgerEntry(history.seed() << 40, Dossier.of(events));

                    LedgerEntry read = LedgerFormat.read(id, LedgerFormat.write(entry));

                    assertThat(written(read)).as("%s, dossier %s", history, id).isEqualTo(written(entry));
                }));
    }

    @Test
    void every_type_of_event_is_read_as_it_was_written() {
        for (EventType type : EventType.values()) {
            LedgerEntry entry = new LedgerEntry(1, Dossier.of(List.of(Samples.event(type))));

            assertThat(read(LedgerFormat.write(entry))).as("%s", type).isEqualTo(written(entry));
        }
    }

    @Test
    void the_largest_numbers_are_read_as_they_were_written() {
        Place place = new Place(Long.MAX_VALUE, Long.MAX_VALUE);

        assertThat(LedgerFormat.readPlace(LedgerFormat.write(place))).isEqualTo(place);
    }

    @Test
    void an_entry_cut_short_is_no_entry() {
        byte[] bytes = Golden.bytes("ledger-entry.hex");

        Corruption.everyTruncation(
                bytes,
                cut -> assertThatThrownBy(() -> LedgerFormat.read(ID, cut))
                        .as("the first %d bytes", cut.length)
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageStartingWith("the ledger entry "));
    }

    @Test
    void garbage_is_no_entry_or_at_least_never_another_failure() {
        Corruption.some(Golden.bytes("ledger-entry.hex"), bytes -> LedgerFormat.read(ID, bytes));
        Corruption.some(Golden.bytes("ledger-place.hex"), LedgerFormat::readPlace);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "02                                 | has format 2, this program reads 1: it was written by another version (at byte 1 of 1)",
                "01 00 00 00                        | goes on after its end (at byte 3 of 4)",
                "01 00 01                           | ends too early (at byte 3 of 3)",
                "01 00 01 12 00 01 61 01 62 00 00 00 | has an unknown code 18 (at byte 4 of 12)",
                "01 00 01 0d 01 01 61 01 62 00 00 00 | has 1 where at most 0 can be (at byte 5 of 12)",
                "01 00 01 0d 00 01 61 01 62 00 00 80 | has an unknown code 128 (at byte 12 of 12)",
                "01 00 01 01 00 01 61 01 62 00 00 08 06 | has an unknown code 6 (at byte 13 of 13)",
                "01 00 01 0a 00 01 61 01 62 00 00 00 | has an extension without a due date (at byte 12 of 12)",
                "01 00 01 0d 00 01 61 01 62 00 80 94 eb dc 03 00 | has 1000000000 where at most 999999999 can be (at byte 15 of 16)",
                "01 80 80 80 80 80 80 80 80 80 80 80 01 | has a number of more than 64 bits (at byte 11 of 13)",
                "01 ff ff ff ff ff ff ff ff ff 01   | has a number below zero (at byte 11 of 11)",
            })
    void what_is_wrong_with_an_entry_is_said(String hex, String fault) {
        byte[] bytes = Golden.parse(hex);

        assertThatThrownBy(() -> LedgerFormat.read(ID, bytes))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the ledger entry " + fault);
    }

    @Test
    void a_time_beyond_the_calendar_is_no_time() {
        byte[] bytes = Golden.parse("01 00 01 0d 00 01 61 01 62 fe ff ff ff ff ff ff ff ff 01 00 00");

        assertThatThrownBy(() -> LedgerFormat.read(ID, bytes))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the ledger entry has a time beyond the calendar (at byte 19 of 21)");
    }

    @Test
    void a_day_beyond_the_calendar_is_no_day() {
        byte[] bytes = Golden.parse("01 00 01 0a 00 01 61 01 62 00 00 10 fe ff ff ff ff ff ff ff ff 01");

        assertThatThrownBy(() -> LedgerFormat.read(ID, bytes))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the ledger entry has a day beyond the calendar (at byte 22 of 22)");
    }

    @Test
    void a_number_below_zero_is_not_written() {
        assertThatThrownBy(() -> LedgerFormat.write(new Place(-1, 0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("below zero: -1");
    }

    private record Written(long nextOffset, List<Event> events) {}

    private static Written written(LedgerEntry entry) {
        return new Written(entry.nextOffset(), entry.dossier().events());
    }

    private static Written read(byte[] bytes) {
        return written(LedgerFormat.read(ID, bytes));
    }

    private static LedgerEntry sample() {
        Event payment = new Event(
                new EventId("/bank", "8"),
                ID,
                Instant.parse("1969-12-31T23:59:59.25Z"),
                new Change.PaymentReceived(new Due.At(Instant.parse("2021-06-25T10:00:00Z"))));
        return new LedgerEntry(
                300,
                Dossier.inOrder(
                        List.of(Samples.event(EventType.ACCEPTED), Samples.event(EventType.EXTENDED), payment)));
    }
}
