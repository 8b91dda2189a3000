package org.dossierstats.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;

/** The golden files: what those who have data rely on. */
final class Golden {
    static final String WARNING =
            "a changed format changes what stands in topics and stores; if that is meant, change %s";

    private static final Path FOLDER = Path.of("src/test/resources/golden");

    private Golden() {}

    static String text(String name) {
        try {
            return Files.readString(FOLDER.resolve(name), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Bytes in hexadecimal; what follows a # says what they mean. */
    static byte[] bytes(String name) {
        return parse(text(name).replaceAll("#.*", ""));
    }

    static byte[] parse(String hex) {
        return HexFormat.of().parseHex(hex.replaceAll("\\s", ""));
    }
}
