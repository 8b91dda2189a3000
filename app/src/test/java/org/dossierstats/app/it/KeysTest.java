package org.dossierstats.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dossierstats.access.Access;
import org.dossierstats.ingest.access.Caller;
import org.dossierstats.ingest.access.CallersKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ingest keys}, and a gateway that is told who may send. */
class KeysTest {
    @TempDir
    Path directory;

    private String file;

    @BeforeEach
    void setUp() {
        file = directory.resolve("callers.yaml").toString();
    }

    @Test
    void a_key_is_made_listed_and_taken_back() throws Exception {
        Ended made = keys("add", "--source", "/motcua/H32", "--agency", "H32.19", "--agency", "H32.20.*", "labour");

        assertThat(made.exitCode()).isZero();
        assertThat(made.err()).contains("shown once");
        Access<Caller> access = Access.of(CallersKind.file(Path.of(file)), null);
        assertThat(access.caller("Bearer " + made.out().strip()).name()).isEqualTo("labour");

        keys("add", "--source", "/đất", "--oidc-subject", "land-service", "land")
                .assertOk("");
        assertThat(keys("list").out())
                .contains("caller  source       agencies          known by\n")
                .contains("labour  /motcua/H32  H32.19, H32.20.*  key\n")
                .endsWith("land    /đất         any               subject land-service\n");

        keys("remove", "labour").assertOk("");
        assertThat(keys("list").out()).doesNotContain("labour");
    }

    @Test
    void what_cannot_be_done_is_said() throws IOException {
        keys("list").assertRefused(3, "callers.yaml does not exist; make it with: dossier-stats ingest keys add");
        keys("add", "--source", "/a", "a");
        keys("add", "--source", "/b", "a").assertRefused(3, "there is a caller 'a' already; remove it first");
        keys("add", "--source", " ", "b").assertRefused(2, "has blanks around it");
        keys("add", "--source", "", "b").assertRefused(2, "is empty");
        keys("remove", "b").assertRefused(3, "there is no caller 'b'");
        Files.writeString(Path.of(file), "callers: nobody\n");
        keys("list").assertRefused(3, "callers.yaml, line 1: 'callers' is not a list");
        Ended.of("ingest", "keys").assertRefused(2, "say which: dossier-stats ingest keys add | list | remove");
    }

    @Test
    void a_gateway_is_not_opened_to_a_network_without_keys() {
        Ended.of("ingest", "serve", "--host", "0.0.0.0")
                .assertRefused(2, "--host 0.0.0.0 needs --keys", "dossier-stats ingest keys add");
        Ended.of("ingest", "serve", "--host", "no.such.host.invalid").assertRefused(2, "is not an address");
        Ended.of("ingest", "serve", "--keys", file).assertRefused(3, "does not exist");
        Ended.of("ingest", "serve", "--oidc-issuer", "https://login.example.org")
                .assertRefused(2, "needs --keys");
        Ended.of("ingest", "serve", "--max-event", "70000").assertRefused(2, "an event may have 65536 bytes at most");
        Ended.of("ingest", "serve", "--max-body", "2147483647")
                .assertRefused(2, "a body may have 1073741824 bytes at most");
        Ended.of("ingest", "serve", "--max-seconds", "0").assertRefused(2, "a body may take 1 to 3600 seconds, not 0");
        assertThat(Ended.of("ingest", "serve", "--tls-cert", "cert.pem").err()).contains("--tls-key");
    }

    private Ended keys(String command, String... arguments) {
        String[] all = new String[arguments.length + 5];
        System.arraycopy(new String[] {"ingest", "keys", command, "--keys", file}, 0, all, 0, 5);
        System.arraycopy(arguments, 0, all, 5, arguments.length);
        return Ended.of(all);
    }
}
