package org.dossierstats.reporter.form;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.dossierstats.settings.Yaml;
import org.dossierstats.settings.Yaml.WrongException;

/** The layouts that come with the program, and those in files. */
public final class Layouts {
    private static final int MAX_BYTES = 1024 * 1024;
    private static final String INDEX = "layouts/index.txt";

    private Layouts() {}

    /** The names of those that come with the program. */
    public static List<String> names() {
        return shipped(INDEX).lines().toList();
    }

    /**
     * The layout of this name, or in this file.
     *
     * @throws LayoutException if there is none, or it cannot be used
     */
    public static Layout of(String nameOrFile) {
        if (names().contains(nameOrFile)) {
            return parse("layout " + nameOrFile, shipped("layouts/" + nameOrFile + ".yaml"));
        }
        Path file = Path.of(nameOrFile);
        if (!Files.isRegularFile(file)) {
            throw new LayoutException(
                    "there is no layout '" + nameOrFile + "', and no such file; there is " + String.join(", ", names()),
                    null);
        }
        return parse("layout " + file, text(file));
    }

    private static Layout parse(String what, String text) {
        try {
            return LayoutFile.parse(text);
        } catch (WrongException e) {
            throw new LayoutException(what + ", " + e.getMessage(), e);
        }
    }

    private static String text(Path file) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new LayoutException("layout " + file + " is larger than " + MAX_BYTES + " bytes", null);
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new LayoutException("layout " + file + " is not UTF-8", e);
        } catch (IOException e) {
            throw new LayoutException("layout " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** The columns of one that comes with the program, for another to have too. */
    static Yaml columns(String name) throws WrongException {
        Yaml.Entries layout = Yaml.parse(shipped("layouts/" + name + ".yaml")).entries("the layout");
        if (layout.get("tables") instanceof Yaml.Sequence tables) {
            Yaml columns = tables.items().get(0).entries("tables").get("columns");
            return Objects.requireNonNull(columns, name);
        }
        throw new IllegalStateException(name);
    }

    private static String shipped(String name) {
        try (InputStream in = Layouts.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read what comes with the program: " + name, e);
        }
    }
}
