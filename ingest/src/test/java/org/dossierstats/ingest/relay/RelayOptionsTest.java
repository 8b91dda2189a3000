package org.dossierstats.ingest.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a relay can be told, and what not. */
class RelayOptionsTest {
    @ParameterizedTest
    @ValueSource(strings = {"dossier_outbox", "shop.dossier_outbox", "_Outbox2", "dbo.T"})
    void a_table_is_an_identifier(String name) {
        assertThat(new OutboxTable(name).name()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "t; DROP TABLE t",
                "\"t\"",
                "a.b.c",
                ".t",
                "t.",
                "2t",
                "hồ_sơ",
                "t-1",
                "t\n",
                "t23456789012345678901234567890123456789012345678901"
            })
    void a_table_is_nothing_else(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OutboxTable(name))
                .withMessageContaining("a table is named TABLE or SCHEMA.TABLE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://db/shop?user=clerk&password=secret",
                "jdbc:mysql://db/shop?Password=secret",
                "jdbc:mariadb://clerk:secret@db/shop",
                "jdbc:postgresql://db/shop?sslpassword=secret"
            })
    void a_password_in_the_url_is_refused_without_being_repeated(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Database(url, null, null))
                .withMessageContaining("there is a password in the URL")
                .satisfies(refusal -> assertThat(refusal.getMessage()).doesNotContain("secret"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "jdbc:oracle:thin:@db", "postgresql://db/shop", "db/shop"})
    void a_database_of_another_kind_is_refused(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Database(url, null, null))
                .withMessageContaining("jdbc:postgresql://, jdbc:mysql:// and jdbc:mariadb://");
    }

    @Test
    void a_database_is_told_without_its_parameters_and_its_password() {
        assertThat(new Database("jdbc:postgresql://db/shop?ssl=true", "clerk", "secret"))
                .hasToString("jdbc:postgresql://db/shop");
    }

    @Test
    void mysql_is_spoken_to_by_the_driver_of_mariadb() {
        assertThat(new Database("jdbc:mysql://db/shop", null, null).dialect()).isEqualTo(Dialect.MYSQL);
        assertThat(new Database("jdbc:mysql://db/shop", null, null)).hasToString("jdbc:mariadb://db/shop");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 10_001, -1})
    void a_batch_has_limits(int rows) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RelaySettings(rows, Duration.ofSeconds(1), OptionalInt.empty()))
                .withMessage("a batch has 1 to 10000 rows, not " + rows);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 9, 3_600_001})
    void the_pause_between_two_looks_has_limits(long ms) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RelaySettings(1, Duration.ofMillis(ms), OptionalInt.empty()))
                .withMessageEndingWith("not every " + ms + " ms");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 36_501})
    void the_days_to_keep_rows_have_limits(int days) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RelaySettings(1, Duration.ofSeconds(1), OptionalInt.of(days)))
                .withMessage("rows are kept 0 to 36500 days, not " + days);
    }

    @Test
    void rows_that_are_kept_no_day_are_deleted_at_once() {
        assertThat(new RelaySettings(1, Duration.ofSeconds(1), OptionalInt.of(0)).deletesAtOnce())
                .isTrue();
        assertThat(new RelaySettings(1, Duration.ofSeconds(1), OptionalInt.of(1)).deletesAtOnce())
                .isFalse();
        assertThat(new RelaySettings(1, Duration.ofSeconds(1), OptionalInt.empty()).deletesAtOnce())
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void the_document_has_the_table_as_it_is_made(Dialect dialect) throws IOException {
        assertThat(Files.readString(Path.of("../docs/databases.md")))
                .contains("```sql\n" + dialect.ddl(new OutboxTable(OutboxTable.DEFAULT_NAME)) + "```");
    }

    @ParameterizedTest
    @EnumSource
    void the_indexes_of_a_table_in_another_schema_are_named_without_it(Dialect dialect) {
        assertThat(dialect.ddl(new OutboxTable("shop.outbox")))
                .contains("CREATE TABLE shop.outbox (", " outbox_waiting ")
                .doesNotContain("{table}", "{name}", " shop.outbox_waiting");
    }
}
