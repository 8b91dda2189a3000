package org.dossierstats.reporter.close;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dossierstats.wire.SealedSummary;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever somebody does to what was sealed shows. */
class SealsTest {
    private static final int FIRST_OFFICE = 2;

    private final Desk desk = new Desk().accepted("A", "H1", "1.1").accepted("B", "H2", "1.2");

    @BeforeEach
    void two_revisions_are_sealed() {
        desk.close();
        desk.completed("A").revise();
    }

    @Test
    void as_it_was_sealed_it_holds() {
        History history = desk.seals().soundHistory(Desk.JUNE);

        assertThat(history.revisions()).extracting(Revision::number).containsExactly(1, 2);
        assertThat(history.latest()).isEqualTo(history.revision(2));
        assertThat(history.revision(3)).isEmpty();
        assertThat(desk.seals().histories()).containsExactly(history);
        assertThat(desk.seals().strangers()).isEmpty();
    }

    @Test
    void another_record_under_the_same_key_does_not_count_and_shows() {
        Seals seals = desk.seals();
        SealedSummary first = desk.topic().get(FIRST_OFFICE);

        Desk.add(seals, 99, Desk.forged(first, "\"a\"", "\"somebody else\""));

        assertThat(faults(seals)).containsExactly("revision 1 of office at offset 99: it is there a second time");
        assertThat(seals.history(Desk.JUNE).revision(1).orElseThrow().office().bytes())
                .isEqualTo(first.bytes());
        assertThatThrownBy(() -> seals.soundHistory(Desk.JUNE))
                .isInstanceOf(BrokenChainException.class)
                .hasMessageContaining(
                        "what was sealed of 2021-06-01 to 2021-06-30 does not hold: revision 1 of office");
    }

    @Test
    void a_record_that_was_taken_away_shows() {
        desk.topic().remove(FIRST_OFFICE);

        assertThat(faults(desk.seals())).contains("revision 1 has no record of the office", "after revision 0 comes 2");
    }

    @Test
    void an_agency_that_was_taken_away_shows() {
        desk.topic().remove(0);

        assertThat(faults(desk.seals())).contains("the agencies of revision 1 are not those its office names");
    }

    @Test
    void a_changed_figure_shows_by_the_digest_or_if_that_is_changed_too_by_the_next_revision() {
        SealedSummary first = desk.topic().get(FIRST_OFFICE);
        SealedSummary forged = Desk.forged(first, "\"total\" : 2", "\"total\" : 3");
        Seals seals = new Seals();

        seals.add(0, first.key().bytes(), forged.bytes(), first.digest());
        assertThat(faults(seals)).anyMatch(fault -> fault.contains("its digest is " + forged.digest()));

        desk.topic().set(FIRST_OFFICE, forged);
        assertThat(faults(desk.seals()))
                .containsExactly(
                        "revision 2 of office follows " + first.digest() + ", but before it is " + forged.digest());
    }

    @Test
    void a_record_of_another_period_revision_or_format_or_without_value_shows() {
        SealedSummary first = desk.topic().get(FIRST_OFFICE);
        byte[] key = "2021-06-01/2021-06-30/3/office".getBytes(StandardCharsets.UTF_8);
        Seals seals = new Seals();

        seals.add(0, key, first.bytes(), first.digest());
        seals.add(1, first.key().bytes(), null, null);
        seals.add(2, "2021-06-01/2021-06-30/4/office".getBytes(StandardCharsets.UTF_8), new byte[0], null);
        seals.add(3, null, first.bytes(), first.digest());

        assertThat(faults(seals))
                .contains(
                        "revision 3 of office at offset 0: it is of 2021-06-01/2021-06-30/1/office",
                        "revision 1 of office at offset 1: it has no value")
                .anyMatch(fault -> fault.contains("but it was sealed as null"));
        assertThat(seals.strangers()).containsExactly("offset 3: the key '' is not that of a revision");
    }

    private static List<String> faults(Seals seals) {
        return seals.history(Desk.JUNE).faults();
    }
}
