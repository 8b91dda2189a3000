package org.dossierstats.ingest.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class RelayHealthTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void a_relay_whose_database_is_away_is_not_ready_and_names_no_address() throws Exception {
        RelaySettings settings = new RelaySettings(10, Duration.ofMillis(100), OptionalInt.empty());
        Relay relay = new Relay(
                new Database("jdbc:postgresql://127.0.0.1:1/shop", "clerk", null),
                new OutboxTable(OutboxTable.DEFAULT_NAME),
                settings,
                Map.of("bootstrap.servers", "127.0.0.1:1"),
                registry);
        Thread working = new Thread(() -> {
            try {
                relay.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        assertThat(relay.unready()).isEmpty();

        working.start();
        try (relay) {
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(relay.unready())
                            .containsExactly("the database cannot be used; the log says why"));

            assertThat(relay.failures()).as("it tries again").isEmpty();
            assertThat(registry.get("dossier.stats.relay.publishing").gauge().value())
                    .isZero();
        }
        working.join();
    }
}
