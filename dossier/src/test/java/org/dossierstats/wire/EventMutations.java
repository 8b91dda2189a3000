package org.dossierstats.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.dossierstats.dossier.EventType;

/** Events of every type in structured mode, changed here and there: some are still events, most of the others nearly. */
final class EventMutations {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
    private static final List<String> NAMES = List.of(
            "specversion",
            "id",
            "source",
            "type",
            "subject",
            "time",
            "datacontenttype",
            "data",
            "data_base64",
            "traceparent",
            "ID",
            "agency",
            "procedure",
            "field",
            "channel",
            "due",
            "reason",
            "name");

    /** As JSON has them. */
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "1",
            "1.0",
            "-1e9",
            "{}",
            "[]",
            "[1]",
            "{\"a\":{\"b\":null}}",
            "{\"due\":\"2021-06-21\"}",
            "\"\"",
            "\" \"",
            "\"\\u00a0\"",
            "\"\\u2003\\u3000\"",
            "\"1.0\"",
            "\"ONLINE\"",
            "\"online\"",
            "\"application/json\"",
            "\"\\tApplication/JSON \\u2003;charset=utf-8\"",
            "\"application/jsonx\"",
            "\"application/j\\u017fon\"",
            "\"2021-06-21\"",
            "\"2024-02-29\"",
            "\"2023-02-29\"",
            "\"2100-02-29\"",
            "\"2000-02-29\"",
            "\"1900-02-29\"",
            "\"2021-04-31\"",
            "\"2021-06-30T23:59:60Z\"",
            "\"2021-06-14t08:12:30.123456789z\"",
            "\"2021-06-14T08:12:30.1234567890Z\"",
            "\"2021-06-14T08:12:30.Z\"",
            "\"2021-06-14T24:00:00Z\"",
            "\"2021-06-14T08:12:30+18:00\"",
            "\"2021-06-14T08:12:30-18:01\"",
            "\"2021-06-14T08:12:30-00:00\"",
            "\"2021-06-14T08:12:30\"",
            "\"1900-01-01T00:00:00Z\"",
            "\"2199-12-31T23:59:59.999999999Z\"",
            "\"1899-12-31T23:59:59Z\"",
            "\"1899-12-31T23:59:59-07:00\"",
            "\"2199-12-31T23:59:59-07:00\"",
            "\"2021-06-21\\u2028\"",
            "\"2021-06-14T08:12:30Z\\u2028\"");

    private static final String[] CHARACTERS = {
        "0", "1", "2", "3", "5", "6", "9", "-", ":", "+", ".", "T", "t", "Z", "z", ";", "/", "a", "A", " ", "\t", "\n",
        "\r", "\u0000", "\u007f", "\u0085", "\u00a0", "\u2003", "\u2028", "\ufeff", "\u0660", "ộ", "𠮷", "\ud83d",
        "\ude00"
    };

    private final Random random;

    EventMutations(long seed) {
        this.random = new Random(seed);
    }

    byte[] next() {
        ObjectNode event = (ObjectNode) json(EventJson.encode(Samples.event(oneOf(List.of(EventType.values())))));
        for (int changes = random.nextInt(4); changes > 0; changes--) {
            change(random.nextInt(3) == 0 && event.get("data") instanceof ObjectNode data ? data : event);
        }
        return bytes(event);
    }

    private void change(ObjectNode object) {
        switch (random.nextInt(4)) {
            case 0 -> object.remove(nameIn(object));
            case 1 -> object.set(random.nextBoolean() ? oneOf(NAMES) : nameIn(object), json(oneOf(VALUES)));
            case 2 ->
                object.put(
                        random.nextBoolean() ? "type" : nameIn(object),
                        "dossier." + oneOf(List.of(EventType.values())).wireName());
            default -> {
                String name = nameIn(object);
                if (object.path(name).isTextual()) {
                    object.put(name, edited(object.get(name).textValue()));
                }
            }
        }
    }

    private String nameIn(ObjectNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names.isEmpty() ? oneOf(NAMES) : oneOf(names);
    }

    private String edited(String text) {
        if (random.nextInt(8) == 0) {
            return (text + "𠮷x").repeat(250).substring(0, 248 + random.nextInt(5));
        }
        int from = random.nextInt(text.length() + 1);
        int to = Math.min(text.length(), from + random.nextInt(3));
        return text.substring(0, from)
                + (random.nextInt(4) == 0 ? "" : CHARACTERS[random.nextInt(CHARACTERS.length)])
                + text.substring(to);
    }

    private <T> T oneOf(List<T> things) {
        return things.get(random.nextInt(things.size()));
    }

    private static byte[] bytes(JsonNode node) {
        try {
            return JSON.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode json(byte[] text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode json(String text) {
        return json(text.getBytes(StandardCharsets.UTF_8));
    }
}
