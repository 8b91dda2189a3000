package org.dossierstats.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dossierstats.dossier.EventType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The schema of events and their reader take the same events, but for the {@link Difference}s that the schema's description names.
 * More mutations: {@code -Ddossierstats.mutations=1000000}.
 */
class EventSchemaTest {
    private static final int MUTATIONS = Integer.getInteger("dossierstats.mutations", 30_000);
    private static final long SEED = Long.getLong("dossierstats.seed", 41L);
    private static final JsonMapper JSON = JsonMapper.builder(new JsonFactoryBuilder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNameLength(100_000)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(new String(Contract.EVENT_SCHEMA.bytes(), StandardCharsets.UTF_8));

    /** What the schema cannot say, or says more strictly than it is read; each with an event on which the two differ. */
    private enum Difference {
        LENGTHS_ARE_IN_UTF_16_UNITS("\"A-1\"", "\"" + "𠮷".repeat(200) + "\""),
        YEARS_ARE_THOSE_IN_UTC("2021-06-14T08", "1900-01-01T00"),
        YEARS_BEFORE_THE_FIRST_ARE_TOO("2021-06-14T08:12:30+", "1899-12-31T23:00:00-"),
        MEDIA_TYPES_FOLD_LETTERS("application/json", "application/jſon"),
        AN_EVENT_HAS_SO_MANY_BYTES("{\"specversion\"", "{" + " ".repeat(EventJson.MAX_BYTES) + "\"specversion\""),
        NUMBERS_HAVE_SO_MANY_CHARACTERS("{\"specversion\"", "{\"sequence\":" + "1".repeat(101) + ",\"specversion\""),
        NAMES_HAVE_SO_MANY_CHARACTERS("{\"specversion\"", "{\"" + "n".repeat(50_001) + "\":1,\"specversion\"");

        private static final String EVENT = """
                {"specversion":"1.0","id":"1","source":"/test","type":"dossier.completed","subject":"A-1",\
                "time":"2021-06-14T08:12:30+07:00","datacontenttype":"application/json"}""";
        private static final Pattern FOLDED = Pattern.compile("[ſıİ]");
        private static final Pattern EDGE = Pattern.compile("(1899-12-31|1900-01-01|2199-12-31|2200-01-01)[Tt].*");

        private final String part;
        private final String changed;

        Difference(String part, String changed) {
            this.part = part;
            this.changed = changed;
        }

        String event() {
            return EVENT.replace(part, changed);
        }

        /** Whether one of them can be why the two differ on an event; mutations meet only the first four. */
        static boolean mayBeIn(JsonNode event) {
            return Stream.concat(texts(event), texts(event.path("data")))
                    .anyMatch(text -> EDGE.matcher(text).matches()
                            || FOLDED.matcher(text).find()
                            || (text.length() > Text.LIMIT && text.codePointCount(0, text.length()) <= Text.LIMIT));
        }

        private static Stream<String> texts(JsonNode object) {
            return object.properties().stream()
                    .map(Map.Entry::getValue)
                    .filter(JsonNode::isTextual)
                    .map(JsonNode::textValue);
        }
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void a_type_takes_and_needs_the_same_fields(EventType type) {
        Map<EventData.Field, String> values = Map.of(
                EventData.Field.AGENCY, "H32",
                EventData.Field.PROCEDURE, "1.1",
                EventData.Field.FIELD, "Lao động",
                EventData.Field.CHANNEL, "ONLINE",
                EventData.Field.DUE, "2021-06-21",
                EventData.Field.REASON, "E-03");
        for (int set = 0; set < 1 << values.size(); set++) {
            int chosen = set;
            String data = Arrays.stream(EventData.Field.values())
                    .filter(field -> (chosen >> field.ordinal() & 1) == 1)
                    .map(field -> "\"" + field.wireName + "\":\"" + values.get(field) + "\"")
                    .collect(Collectors.joining(",", "{", "}"));

            assertAgreed("the fields", event(type, data));
        }
        assertAgreed("no data", event(type, "null"));
        assertAgreed("other data", event(type, "[]"));
    }

    @Test
    void mutated_events_are_taken_by_both_or_by_neither() {
        EventMutations mutations = new EventMutations(SEED);
        int taken = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            taken += assertAgreed("seed " + SEED + ", mutation " + i, mutations.next()) ? 1 : 0;
        }

        assertThat(taken).as("events that were taken").isBetween(MUTATIONS / 10, MUTATIONS * 9 / 10);
    }

    @Test
    void mutated_bytes_are_taken_by_both_or_by_neither() {
        Random random = new Random(SEED);
        EventMutations mutations = new EventMutations(SEED);
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] bytes = mutations.next();
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);

            assertAgreed("seed " + SEED + ", mutation " + i, bytes);
        }
    }

    @ParameterizedTest
    @EnumSource(Difference.class)
    void what_the_schema_says_otherwise_than_the_reader_is_such(Difference difference) throws IOException {
        byte[] event = difference.event().getBytes(StandardCharsets.UTF_8);

        assertThat(SCHEMA.validate(JSON.readTree(event)).isEmpty())
                .isNotEqualTo(EventJson.decode(event) instanceof Decoded.Valid);
    }

    /** Whether both took it. */
    private static boolean assertAgreed(String what, byte[] bytes) {
        boolean taken = EventJson.decode(bytes) instanceof Decoded.Valid;
        Optional<JsonNode> event = parsed(bytes);
        boolean valid = event.isPresent() && SCHEMA.validate(event.get()).isEmpty();
        if (valid != taken && !Difference.mayBeIn(event.orElseThrow())) {
            assertThat(valid)
                    .as(
                            "%s: the reader says %s, the schema %s of %s",
                            what,
                            EventJson.decode(bytes),
                            SCHEMA.validate(event.get()),
                            new String(bytes, StandardCharsets.UTF_8))
                    .isEqualTo(taken);
        }
        return taken;
    }

    private static Optional<JsonNode> parsed(byte[] bytes) {
        try {
            return Optional.of(JSON.readTree(bytes));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static byte[] event(EventType type, String data) {
        return ("{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/test\",\"type\":\"dossier." + type.wireName()
                        + "\",\"subject\":\"A-1\",\"time\":\"2021-06-14T08:12:30+07:00\",\"data\":" + data + "}")
                .getBytes(StandardCharsets.UTF_8);
    }
}
