package org.dossierstats.bench.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import org.dossierstats.bench.data.Answer;
import org.dossierstats.bench.data.Question;
import org.dossierstats.bench.data.Workload;
import org.dossierstats.bench.sql.PostgresBook.Keeping;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Databases that came to other figures than the dossiers do would be no baseline. */
class DatabasesTest {
    private static final List<FoldedEvent> EVENTS = new ArrayList<>();
    private static SortedMap<String, Answer> expected;

    @BeforeAll
    static void makeUp() {
        Workload workload = new Workload(6_000);
        Workload.Truth truth = new Workload.Truth(workload.rules());
        workload.deliver(event -> EVENTS.add(FoldedEvent.of(event, workload.rules())), truth);
        expected = truth.answers();
    }

    @Test
    void the_figures_asked_for_are_of_every_kind() {
        Answer.Row sum = Objects.requireNonNull(expected.get("2025-Q3")).byProcedure().values().stream()
                .reduce((one, other) -> new Answer.Row(
                        one.carriedIn() + other.carriedIn(),
                        one.received() + other.received(),
                        one.early() + other.early(),
                        one.onTime() + other.onTime(),
                        one.late() + other.late(),
                        one.pending() + other.pending(),
                        one.overdue() + other.overdue()))
                .orElseThrow();

        assertThat(List.of(
                        sum.carriedIn(),
                        sum.received(),
                        sum.early(),
                        sum.onTime(),
                        sum.late(),
                        sum.pending(),
                        sum.overdue()))
                .allMatch(figure -> figure > 0);
    }

    @Test
    void duckdb_comes_to_the_figures_of_the_dossiers_from_its_table_and_from_its_events(@TempDir Path directory) {
        try (DuckDb duck = DuckDb.open(directory.resolve("duckdb"))) {
            EVENTS.forEach(duck::add);
            duck.fold();

            assertThat(Question.ask(duck::fromTable)).isEqualTo(expected);
            assertThat(Question.ask(duck::fromEvents)).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @EnumSource(Keeping.class)
    void postgresql_comes_to_the_figures_of_the_dossiers_however_often_it_is_told(Keeping keeping)
            throws IOException, SQLException {
        try (EmbeddedPostgres server = EmbeddedPostgres.start();
                Connection database = server.getPostgresDatabase().getConnection()) {
            PostgresBook book = new PostgresBook(database, keeping);
            book.begin();
            EVENTS.forEach(book::add);
            EVENTS.subList(0, PostgresBook.BATCH).forEach(book::add);
            book.flush();

            assertThat(Question.ask(book::fromTable)).isEqualTo(expected);
            if (keeping == Keeping.EVENTS) {
                assertThat(Question.ask(book::fromEvents)).isEqualTo(expected);
            }
        }
    }
}
