package org.dossierstats.app.it;

import org.junit.jupiter.api.Test;

/** What is wrong with where a process is to tell how it does. */
class MonitorOptionsTest {
    private static final String[] RELAY = {"ingest", "relay", "--jdbc-url", "jdbc:postgresql://localhost:1/none"};

    @Test
    void a_port_is_a_number_of_one() {
        Ended.of("streams", "--monitor-port", "70000").assertRefused(2, "--monitor-port must be 0 to 65535, not 70000");
        Ended.of("streams", "--monitor-port", "-1").assertRefused(2, "--monitor-port must be 0 to 65535");
        Ended.of("streams", "--monitor-port", "metrics").assertRefused(2, "--monitor-port", "metrics");
    }

    @Test
    void an_address_is_one_of_this_machine_and_needs_a_port() {
        Ended.of("streams", "--monitor-host", "0.0.0.0").assertRefused(2, "--monitor-host needs --monitor-port");
        Ended.of("streams", "--monitor-port", "0", "--monitor-host", "no such address")
                .assertRefused(2, "--monitor-host: ", "no such address");
    }

    @Test
    void a_relay_that_ends_when_it_is_done_tells_nothing() {
        relay("--once", "--monitor-port", "0").assertRefused(2, "--once");
        relay("--monitor-host", "0.0.0.0").assertRefused(2, "--monitor-host needs --monitor-port");
    }

    @Test
    void a_process_that_has_a_port_is_not_given_another() {
        Ended.of("reporter", "serve", "--monitor-port", "0").assertRefused(2, "--monitor-port");
    }

    private static Ended relay(String... options) {
        String[] arguments = new String[RELAY.length + options.length];
        System.arraycopy(RELAY, 0, arguments, 0, RELAY.length);
        System.arraycopy(options, 0, arguments, RELAY.length, options.length);
        return Ended.of(arguments);
    }
}
