package org.dossierstats.settings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import org.dossierstats.settings.Yaml.WrongException;

/** Reads small files of text whole, and the values in them. */
final class SettingsFile {
    private static final int MAX_BYTES = 16 * 1024 * 1024;

    private SettingsFile() {}

    /** The text of the file, in UTF-8, without a byte order mark. */
    static String text(String kind, Path file) {
        try {
            if (Files.isDirectory(file)) {
                throw new SettingsException(kind + " " + file + " is a directory", null);
            }
            if (Files.size(file) > MAX_BYTES) {
                throw new SettingsException(kind + " " + file + " is larger than " + MAX_BYTES + " bytes", null);
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (NoSuchFileException e) {
            throw new SettingsException(kind + " " + file + " does not exist", e);
        } catch (CharacterCodingException e) {
            throw new SettingsException(kind + " " + file + " is not UTF-8", e);
        } catch (IOException e) {
            throw new SettingsException(kind + " " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** The text of a file that comes with the program. */
    static String shipped(String name) {
        try (InputStream in = SettingsFile.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read what comes with the program: " + name, e);
        }
    }

    /** The day a text names. */
    static LocalDate date(Yaml.Entries entries, String key, String text) throws WrongException {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw entries.wrong(key, "is not a day such as 2021-06-14: " + text);
        }
    }

    /** The constant a text names, in any case, with hyphens or underscores. */
    static <E extends Enum<E>> E constant(Class<E> type, Yaml.Entries entries, String key, String text)
            throws WrongException {
        try {
            return Enum.valueOf(type, text.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException e) {
            throw entries.wrong(
                    key,
                    "is " + text + ", which is none of "
                            + java.util.Arrays.toString(type.getEnumConstants()).replaceAll("[\\[\\]]", ""));
        }
    }
}
