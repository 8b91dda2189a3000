package org.dossierstats.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.dossierstats.dossier.Amendment;
import org.dossierstats.dossier.Attributes;
import org.dossierstats.dossier.Change;
import org.dossierstats.dossier.Channel;
import org.dossierstats.dossier.Due;
import org.dossierstats.dossier.Event;
import org.dossierstats.dossier.EventId;
import org.dossierstats.dossier.EventType;
import org.dossierstats.wire.Decoded;
import org.dossierstats.wire.EventJson;
import org.junit.jupiter.api.Test;

class EventSourceTest {
    private static final Instant TIME = Instant.parse("2021-06-14T01:12:30Z");
    private static final LocalDate DAY = LocalDate.of(2021, 6, 21);
    private static final Attributes GIVEN = new Attributes("H32.19", "1.005129", "Lao động", Channel.ONLINE);
    private static final Occurrences DOSSIER = EventSource.of("/motcua/H32").dossier("H32.19-210614-0007");

    @Test
    void every_type_of_event_can_be_built_and_is_taken() {
        List<EventBuilder<?>> built = List.of(
                DOSSIER.submitted(TIME).agency("H32.19").channel(Channel.ONLINE),
                DOSSIER.accepted(TIME, GIVEN).due(DAY),
                DOSSIER.refused(TIME).procedure("1.005129").field("Lao động"),
                DOSSIER.forwardedTo("H32.20", TIME),
                DOSSIER.supplementRequested(TIME),
                DOSSIER.supplementReceived(TIME).due(DAY),
                DOSSIER.paymentRequested(TIME),
                DOSSIER.paymentReceived(TIME),
                DOSSIER.suspended(TIME),
                DOSSIER.resumed(TIME).due(TIME),
                DOSSIER.extended(TIME, new Due.OnDay(DAY)).reason("XIN-LOI"),
                DOSSIER.withdrawn(TIME),
                DOSSIER.stopped(TIME),
                DOSSIER.completed(TIME),
                DOSSIER.returned(TIME),
                DOSSIER.reopened(TIME).due(DAY),
                DOSSIER.corrected(TIME).due(DAY).field("Đất đai"),
                DOSSIER.voided(TIME));

        List<Event> events = built.stream().<Event>map(EventBuilder::event).toList();

        assertThat(events).extracting(Event::type).containsExactly(EventType.values());
        assertThat(events)
                .allSatisfy(event ->
                        assertThat(EventJson.decode(EventJson.encode(event))).isEqualTo(new Decoded.Valid(event)));
        assertThat(events)
                .extracting(Event::change)
                .contains(
                        new Change.Accepted(GIVEN, new Due.OnDay(DAY)),
                        new Change.Forwarded("H32.20"),
                        new Change.Extended(new Due.OnDay(DAY), "XIN-LOI"),
                        new Change.Resumed(new Due.At(TIME)),
                        new Change.Corrected(new Amendment(null, null, "Đất đai", null), new Due.OnDay(DAY)));
        assertThat(DOSSIER.forwarded(TIME).event().change()).isEqualTo(new Change.Forwarded(null));
    }

    @Test
    void the_same_said_again_is_the_same_event_and_an_own_id_is_kept() {
        assertThat(DOSSIER.completed(TIME).event())
                .isEqualTo(DOSSIER.completed(TIME).event());
        assertThat(DOSSIER.completed(TIME).event().id())
                .isNotEqualTo(DOSSIER.completed(TIME.plusMillis(1)).event().id())
                .isNotEqualTo(DOSSIER.returned(TIME).event().id());
        assertThat(DOSSIER.completed(TIME).id("7").event().id()).isEqualTo(new EventId("/motcua/H32", "7"));
    }

    @Test
    void a_text_that_would_be_refused_is_refused_here() {
        assertThatThrownBy(() -> DOSSIER.forwardedTo(" ", TIME).event())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("data.agency is blank");
        assertThatThrownBy(() -> DOSSIER.completed(TIME).id("7".repeat(251)).event())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("id has 251 characters");
        assertThatThrownBy(() -> EventSource.of(" ")).isInstanceOf(IllegalArgumentException.class);
    }
}
