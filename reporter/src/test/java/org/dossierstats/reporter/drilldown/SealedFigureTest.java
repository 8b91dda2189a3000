package org.dossierstats.reporter.drilldown;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.dossierstats.dossier.Channel;
import org.dossierstats.dossier.Rules;
import org.dossierstats.period.NamedFigures;
import org.dossierstats.reporter.close.Desk;
import org.dossierstats.reporter.close.Revision;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A figure is read from a revision as it was sealed. */
class SealedFigureTest {
    private final Desk desk = new Desk()
            .accepted("A", "H1", "1.1")
            .accepted("B", "H1", "1.2")
            .accepted("C", "H2", "1.1")
            .completed("C");
    private final Rules rules = Desk.RULES;

    @Test
    void every_figure_of_a_summary_is_found_in_what_was_sealed_of_it() {
        Revision revision = sealed();

        NamedFigures.byName().forEach((column, value) -> {
            OptionalLong figure = SealedFigure.of(revision, column, Wanted.ALL);
            if (column.startsWith("transferred")) {
                assertThat(figure).as(column).isEmpty();
            } else {
                assertThat(figure)
                        .as(column)
                        .hasValue(value.applyAsLong(desk.june().total()));
            }
        });
        assertThat(SealedFigure.of(revision, "received.ONLINE", Wanted.ALL)).hasValue(3);
        assertThat(SealedFigure.of(revision, "resolved.completed", Wanted.ALL)).hasValue(1);
    }

    @Test
    void rows_are_those_of_the_office_and_of_an_agency_by_one_of_the_others() {
        assertThat(received(null, null, null)).hasValue(3);
        assertThat(received("H1", null, null)).hasValue(2);
        assertThat(received("H9", null, null)).hasValue(0);
        assertThat(received(null, "1.1", null)).hasValue(2);
        assertThat(received("H1", "1.1", null)).hasValue(1);
        assertThat(received("H2", null, Channel.ONLINE)).hasValue(1);
        assertThat(received(null, null, Channel.POSTAL)).hasValue(0);
        assertThat(received(null, "1.1", Channel.ONLINE)).isEmpty();
    }

    private OptionalLong received(@Nullable String agency, @Nullable String procedure, @Nullable Channel channel) {
        Wanted wanted = new Wanted(agency, null, procedure, channel);
        OptionalLong figure = SealedFigure.of(sealed(), "received.total", wanted);
        figure.ifPresent(amount -> assertThat(new DossiersBehind(rules, "received.total", wanted).figure(desk.june()))
                .isEqualTo(amount));
        return figure;
    }

    private Revision sealed() {
        return desk.sealed();
    }
}
