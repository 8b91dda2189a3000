package org.dossierstats.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.PrettyPrinter;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IndentedTest {
    private static final JsonFactory JSON = new JsonFactory();
    private static final DefaultIndenter TWO_BLANKS = new DefaultIndenter("  ", "\n");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void it_writes_the_bytes_that_jacksons_own_printer_writes(long seed) throws IOException {
        PrettyPrinter jacksons =
                new DefaultPrettyPrinter().withObjectIndenter(TWO_BLANKS).withArrayIndenter(TWO_BLANKS);

        String expected = bytes(seed, jacksons);

        assertThat(expected.length()).isGreaterThan(100);
        assertThat(bytes(seed, new Indented())).as("seed %d", seed).isEqualTo(expected);
        assertThat(text(seed, new Indented())).as("seed %d", seed).isEqualTo(expected);
    }

    private static String bytes(long seed, PrettyPrinter printer) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(out)) {
            document(json.setPrettyPrinter(printer), seed);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String text(long seed, PrettyPrinter printer) throws IOException {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(out)) {
            document(json.setPrettyPrinter(printer), seed);
        }
        return out.toString();
    }

    /** As deep as nobody's summaries are. */
    private static void document(JsonGenerator json, long seed) throws IOException {
        Random random = new Random(seed);
        json.writeStartArray();
        for (int i = 0; i < 5; i++) {
            value(json, random, 20);
        }
        json.writeEndArray();
    }

    private static void value(JsonGenerator json, Random random, int depth) throws IOException {
        int members = random.nextInt(4);
        switch (depth == 0 ? 2 : random.nextInt(8)) {
            case 0, 1 -> {
                json.writeStartArray();
                for (int i = 0; i < members; i++) {
                    value(json, random, depth - 1);
                }
                json.writeEndArray();
            }
            case 2 -> json.writeNumber(random.nextInt());
            case 3 -> json.writeString("một cửa \"" + random.nextInt());
            default -> {
                json.writeStartObject();
                for (int i = 0; i < members; i++) {
                    json.writeFieldName("trường " + i);
                    value(json, random, depth - 1);
                }
                json.writeEndObject();
            }
        }
    }
}
