package org.dossierstats.reporter.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where one goes on to after signing in. */
class DestinationTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/periods",
                "/periods?period=2021-05&calendar=statutory",
                "/?wall",
                "/periods?agency=S%E1%BB%9F"
            })
    void a_path_of_this_server_is_gone_to(String to) {
        assertThat(Destination.of(to)).isEqualTo(to);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "periods",
                "//evil",
                "///evil",
                "/\\evil",
                "\\\\evil",
                "/\t/evil",
                "/\n/evil",
                "\t//evil",
                " //evil",
                "/periods\\",
                "https:evil",
                "https://evil",
                "javascript:alert(1)",
                "/sở",
                "/sign-in/issuer",
                "/sign-in"
            })
    void whatever_else_is_asked_for_one_comes_to_the_board(String to) {
        assertThat(Destination.of(to)).isEqualTo("/");
    }

    @Test
    void what_is_not_asked_for_or_too_long_is_the_board() {
        assertThat(Destination.of(null)).isEqualTo("/");
        assertThat(Destination.of("/" + "a".repeat(2000))).isEqualTo("/");
    }
}
