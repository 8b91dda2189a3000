package org.dossierstats.ingest.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.dossierstats.dossier.Attributes;
import org.dossierstats.dossier.Channel;
import org.dossierstats.dossier.Event;
import org.dossierstats.ingest.publish.EventSource;
import org.dossierstats.ingest.publish.Occurrences;
import org.dossierstats.wire.Decoded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessTest {
    private static final Instant TIME = Instant.parse("2021-06-14T01:12:30Z");
    private static final Caller LABOUR =
            new Caller("labour", "/motcua/H32", new Agencies(List.of("H32.19", "H32.20.*")));
    private static final ApiKey KEY = ApiKey.random(new SecureRandom());

    @TempDir
    Path directory;

    @Test
    void a_key_lets_its_caller_in_and_stands_nowhere() throws Exception {
        CallersFile file = file(callers());

        Access access = Access.of(file, null);

        assertThat(access.caller("Bearer " + KEY.text())).isEqualTo(LABOUR);
        assertThat(access.caller("bearer  " + KEY.text() + " ")).isEqualTo(LABOUR);
        assertThat(Files.readString(file.path())).doesNotContain(KEY.text()).contains(KEY.hash());
        assertThat(KEY.toString()).isEqualTo("ds_…");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())))
                .isEqualTo("rw-------");
    }

    @Test
    void nobody_else_is_let_in_and_nothing_they_sent_is_repeated() {
        Access access = Access.of(file(callers()), null);

        assertRefused(access, null, "a key is needed: Authorization: Bearer KEY");
        assertRefused(access, "Basic c2VjcmV0", "Authorization must be: Bearer KEY");
        assertRefused(access, "Bearer ", "the key is not known");
        assertRefused(access, "Bearer ds_secret", "the key is not known");
        assertRefused(access, "Bearer " + KEY.hash(), "the key is not known");
    }

    @Test
    void a_key_taken_back_is_of_no_use_from_then_on() throws Exception {
        CallersFile file = file(callers());
        Access access = Access.of(file, null);
        assertThat(access.caller("Bearer " + KEY.text())).isEqualTo(LABOUR);

        file.write(callers().without("labour"));

        assertRefused(access, "Bearer " + KEY.text(), "the key is not known");
    }

    @Test
    void a_file_broken_by_hand_keeps_those_in_who_were() throws Exception {
        CallersFile file = file(callers());
        Access access = Access.of(file, null);

        Files.writeString(file.path(), "callers: [");

        assertThat(access.caller("Bearer " + KEY.text())).isEqualTo(LABOUR);
        file.write(callers());
        assertThat(access.caller("Bearer " + KEY.text())).isEqualTo(LABOUR);
    }

    @Test
    void what_is_written_is_read_back() {
        Callers callers = callers()
                .with(new Credential.Subject("service-account-đất đai"), new Caller("land: 'x'", "/đất", Agencies.ANY));

        assertThat(file(callers).read()).isEqualTo(callers);
    }

    @Test
    void a_file_that_cannot_be_used_says_where() throws IOException {
        assertWrong("callers: 7", "callers.yaml, line 1: 'callers' is not a list");
        assertWrong("callers:\n- name: a\n  source: /a\n", "line 2: 'name' must have either 'sha256' or 'subject'");
        assertWrong("callers:\n- name: a\n  source: /a\n  sha256: abc\n", "line 4: 'sha256' is not 64 hexadecimal");
        assertWrong("callers:\n- name: a\n  subject: x\n", "'source' is missing");
        assertWrong("callers:\n- name: a\n  source: /a\n  subject: x\n  key: y\n", "line 5: 'key' is not known");
        assertWrong("callers:\n- name: a\n  source: /a\n  subject: x\n  agencies: []\n", "'agencies' is empty");
        assertWrong(
                "callers:\n- {name: a, source: /a, subject: x}\n- {name: a, source: /b, subject: y}\n",
                "there is a caller 'a' already");
        assertThatThrownBy(() -> new CallersFile(directory.resolve("none")).read())
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

    private static Callers callers() {
        return new Callers(Map.of(new Credential.KeyHash(KEY.hash()), LABOUR));
    }

    private CallersFile file(Callers callers) {
        CallersFile file = new CallersFile(directory.resolve("callers.yaml"));
        file.write(callers);
        return file;
    }

    private void assertWrong(String yaml, String saying) throws IOException {
        Path file = Files.writeString(directory.resolve("callers.yaml"), yaml);
        assertThatThrownBy(() -> new CallersFile(file).read())
                .isInstanceOf(AccessException.class)
                .hasMessageContaining(saying);
    }

    private static void assertRefused(Access access, @org.jspecify.annotations.Nullable String header, String saying) {
        assertThatThrownBy(() -> access.caller(header))
                .isInstanceOf(NotAdmittedException.class)
                .hasMessage(saying);
    }
}
