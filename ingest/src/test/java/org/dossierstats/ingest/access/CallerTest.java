package org.dossierstats.ingest.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.dossierstats.access.AccessException;
import org.dossierstats.access.Agencies;
import org.dossierstats.access.Credential;
import org.dossierstats.access.KeyFile;
import org.dossierstats.access.Keyring;
import org.dossierstats.dossier.Attributes;
import org.dossierstats.dossier.Channel;
import org.dossierstats.dossier.Event;
import org.dossierstats.ingest.publish.EventSource;
import org.dossierstats.ingest.publish.Occurrences;
import org.dossierstats.wire.Decoded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallerTest {
    private static final Instant TIME = Instant.parse("2021-06-14T01:12:30Z");
    private static final Caller LABOUR =
            new Caller("labour", "/motcua/H32", new Agencies(List.of("H32.19", "H32.20.*")));

    @TempDir
    Path directory;

    @Test
    void what_is_written_is_read_back() {
        KeyFile<Caller> file = CallersKind.file(directory.resolve("callers.yaml"));
        Keyring<Caller> callers = new Keyring<>(
                        Map.<Credential, Caller>of(new Credential.KeyHash("0".repeat(64)), LABOUR))
                .with(new Credential.Subject("service-account-đất đai"), new Caller("land: 'x'", "/đất", Agencies.ANY));

        file.write(callers);

        assertThat(file.read()).isEqualTo(callers);
    }

    @Test
    void a_caller_has_a_source() throws IOException {
        Path file = Files.writeString(directory.resolve("callers.yaml"), "callers:\n- name: a\n  subject: x\n");
        assertThatThrownBy(() -> CallersKind.file(file).read())
                .isInstanceOf(AccessException.class)
                .hasMessageContaining("'source' is missing");
        assertThatThrownBy(() -> CallersKind.file(directory.resolve("none")).read())
                .hasMessageContaining("does not exist; make it with: dossier-stats ingest keys add");
    }

    @Test
    void a_caller_sends_events_of_its_own_source_and_agencies_only() {
        Occurrences own = EventSource.of("/motcua/H32").dossier("D");
        Occurrences others = EventSource.of("/motcua/H33").dossier("D");

        assertAllowed(own.accepted(TIME, at("H32.19")).event());
        assertAllowed(own.accepted(TIME, at("H32.20.7")).event());
        assertAllowed(own.completed(TIME).event());
        assertAllowed(own.forwardedTo("H99", TIME).event());
        assertNotAllowed(others.completed(TIME).event(), "source is not yours; your key is for /motcua/H32");
        assertNotAllowed(
                own.accepted(TIME, at("H32.199")).event(),
                "data.agency is not yours; your key is for H32.19, H32.20.*");
        assertNotAllowed(own.corrected(TIME).agency("H32.2").event(), "data.agency is not yours");
        assertThat(Caller.ANYONE.checked(
                        new Decoded.Valid(others.completed(TIME).event())))
                .isInstanceOf(Decoded.Valid.class);
    }

    private static Attributes at(String agency) {
        return new Attributes(agency, "P", "F", Channel.ONLINE);
    }

    private static void assertAllowed(Event event) {
        Decoded sent = new Decoded.Valid(event);
        assertThat(LABOUR.checked(sent)).isEqualTo(sent);
    }

    private static void assertNotAllowed(Event event, String saying) {
        assertThat(LABOUR.checked(new Decoded.Valid(event))).isInstanceOfSatisfying(Decoded.Refused.class, refused -> {
            assertThat(refused.reason()).isEqualTo(Decoded.Reason.NOT_ALLOWED);
            assertThat(refused.detail()).startsWith(saying);
        });
    }
}
