package org.dossierstats.ingest.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dossierstats.ingest.gateway.ServedGateway.BATCH;
import static org.dossierstats.ingest.gateway.ServedGateway.JSON;
import static org.dossierstats.ingest.gateway.ServedGateway.LINES;
import static org.dossierstats.ingest.gateway.ServedGateway.STRUCTURED;
import static org.dossierstats.ingest.gateway.ServedGateway.event;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.dossierstats.access.Agencies;
import org.dossierstats.access.ApiKey;
import org.dossierstats.ingest.access.Caller;
import org.dossierstats.wire.Decoded;
import org.dossierstats.wire.EventJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Valid requests of every mode with bytes of their headers and bodies changed. More of them: {@code -Ddossierstats.mutations=100000}. */
class GatewayFuzzTest {
    private static final int MUTATIONS = Integer.getInteger("dossierstats.mutations", 5_000);
    private static final long SEED = 20;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 (\\d{3})");

    /** So that a request which does not give its place up would be the last that is let in. */
    private static final GatewayLimits ONE_AT_A_TIME =
            new GatewayLimits(EventJson.MAX_BYTES, 700_000, 50, 1, Duration.ofSeconds(30), Duration.ofSeconds(2));

    /** A method or a version of HTTP that there is not; the bytes behind a body that is shorter than it was are a first line too. */
    private static final Set<Integer> OF_THE_FIRST_LINE = Set.of(501, 505);

    @TempDir
    Path directory;

    private final ApiKey key = ServedGateway.key();

    private List<RawRequest> valid() {
        String bearer = "Authorization: Bearer " + key.text() + "\r\n";
        String one = event("1", "Hồ-1");
        String two = event("2", "B");
        String record = SyncGatewayTest.record("A", "4");
        String progress = SyncGatewayTest.row("B");
        List<RawRequest> requests = new ArrayList<>();
        requests.add(RawRequest.of(EventGateway.PATH, bearer + type(STRUCTURED), one));
        requests.add(RawRequest.of(EventGateway.PATH, bearer + type(BATCH), "[" + one + ",\n" + two + "]"));
        requests.add(
                RawRequest.of(EventGateway.PATH + "?atomic=true", bearer + type(BATCH), "[" + one + "," + two + "]"));
        requests.add(RawRequest.of(EventGateway.PATH, bearer + type(LINES), one + "\n" + two + "\n"));
        requests.add(RawRequest.of(
                EventGateway.PATH,
                bearer + type(JSON)
                        + "Content-Encoding: identity\r\nce-specversion: 1.0\r\nce-id: 1\r\nce-source: /test\r\n"
                        + "ce-type: dossier.completed\r\nce-subject: H%E1%BB%93-1\r\nce-time: 2021-06-14T08:12:30+07:00\r\n",
                "{}"));
        requests.add(RawRequest.of(SyncGateway.PATH, bearer + type(JSON), "[" + record + ",\n" + progress + "]"));
        requests.add(RawRequest.of(SyncGateway.PATH, bearer + type(LINES), record + "\n" + progress + "\n"));
        return requests;
    }

    private static String type(String contentType) {
        return "Content-Type: " + contentType + "\r\n";
    }

    @Test
    void mutated_requests_are_answered_never_with_a_fault_of_the_server_and_nobody_s_data() throws Exception {
        Random random = new Random(SEED);
        List<RawRequest> valid = valid();
        Caller office = new Caller("office", "/test", Agencies.ANY);
        try (ServedGateway gateway = ServedGateway.of(
                ServedGateway.producer(true), ServedGateway.only(directory, key, office), ONE_AT_A_TIME)) {
            for (RawRequest request : valid) {
                assertThat(request.answer(gateway.port()))
                        .as(request.toString())
                        .startsWith("HTTP/1.1 202 ");
            }
            int taken = 0;
            for (int i = 0; i < MUTATIONS; i++) {
                RawRequest sound = valid.get(random.nextInt(valid.size()));
                RawRequest request = sound.mutated(random);
                String answer = request.answer(gateway.port());

                if (answer.isEmpty()) {
                    assertThat(request.hasItsHeaders())
                            .as("seed %d, mutation %d is left without an answer: %s", SEED, i, request)
                            .isFalse();
                    continue;
                }
                Matcher statuses = STATUS.matcher(answer);
                assertThat(statuses.lookingAt())
                        .as("seed %d, mutation %d: %s%n%s", SEED, i, request, answer)
                        .isTrue();
                boolean first = true;
                do {
                    int status = Integer.parseInt(statuses.group(1));
                    assertThat(status < 500
                                    || (OF_THE_FIRST_LINE.contains(status) && !(first && request.beginsAs(sound))))
                            .as("seed %d, mutation %d: %s%n%s", SEED, i, request, answer)
                            .isTrue();
                    first = false;
                } while (statuses.find());
                assertThat(answer)
                        .as("seed %d, mutation %d", SEED, i)
                        .doesNotContain("Exception", "\tat ", "org.dossierstats", SyncGatewayTest.PERSONAL, key.text());
                taken += answer.startsWith("HTTP/1.1 202 ") ? 1 : 0;
            }
            assertThat(taken).isBetween(MUTATIONS / 20, MUTATIONS);
            assertThat(Stream.concat(gateway.producer().history().stream(), gateway.transactional().history().stream()))
                    .allSatisfy(GatewayFuzzTest::assertTheCallersOwn);
            for (RawRequest request : valid) {
                assertThat(request.answer(gateway.port())).startsWith("HTTP/1.1 202 ");
            }
        }
    }

    private static void assertTheCallersOwn(ProducerRecord<byte[], byte[]> sent) {
        assertThat(EventJson.decode(sent.value())).isInstanceOfSatisfying(Decoded.Valid.class, valid -> {
            assertThat(valid.event().id().source()).isEqualTo("/test");
            assertThat(new String(sent.key(), StandardCharsets.UTF_8))
                    .isEqualTo(valid.event().dossier());
        });
        assertThat(new String(sent.value(), StandardCharsets.UTF_8)).doesNotContain(SyncGatewayTest.PERSONAL);
    }
}
