package org.dossierstats.settings;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A YAML document with the lines it is on; all its values are texts, exactly as they are written. */
public sealed interface Yaml {
    int line();

    /** As messages call it. */
    String kind();

    /** The text this must be. */
    default Text text(String key) throws WrongException {
        throw new WrongException(line(), "'" + key + "' is " + kind() + " where a text is needed");
    }

    /** The keys and values this must be. */
    default Entries entries(String key) throws WrongException {
        throw new WrongException(line(), "'" + key + "' is " + kind() + " where keys and values are needed");
    }

    /** The keys and values this must be, all of them known. */
    default Entries entries(String key, Set<String> known) throws WrongException {
        Entries entries = entries(key);
        for (String given : entries.byKey().keySet()) {
            if (!known.contains(given)) {
                throw entries.wrong(
                        given, "is not known in " + key + "; " + String.join(", ", new TreeSet<>(known)) + " are");
            }
        }
        if (entries.byKey().isEmpty()) {
            throw new WrongException(line(), "'" + key + "' is empty");
        }
        return entries;
    }

    record Text(int line, String text) implements Yaml {
        @Override
        public String kind() {
            return "a text";
        }

        @Override
        public Text text(String key) throws WrongException {
            if (text.isBlank()) {
                throw new WrongException(line, "'" + key + "' is blank");
            }
            return this;
        }

        /** As cells are compared with it: composed (NFC) and stripped. */
        public String clean() {
            return Yaml.clean(text);
        }

        public WrongException wrong(String key, String message) {
            return new WrongException(line, "'" + key + "' " + message);
        }
    }

    record Nothing(int line) implements Yaml {
        @Override
        public String kind() {
            return "empty";
        }
    }

    record Sequence(int line, List<Yaml> items) implements Yaml {
        @Override
        public String kind() {
            return "a list";
        }
    }

    record Entries(int line, Map<String, Yaml> byKey, Map<String, Integer> lines) implements Yaml {
        @Override
        public String kind() {
            return "keys and values";
        }

        @Override
        public Entries entries(String key) {
            return this;
        }

        /** The value under a key, if there is one. */
        public @Nullable Yaml get(String key) {
            return byKey.get(key);
        }

        /** The text under a key that must be there. */
        public String required(String key) throws WrongException {
            String text = optional(key);
            if (text == null) {
                throw new WrongException(line, "'" + key + "' is missing");
            }
            return text;
        }

        /** The text under a key, if there is one. */
        public @Nullable String optional(String key) throws WrongException {
            Yaml value = byKey.get(key);
            return value == null ? null : value.text(key).clean();
        }

        /** What is wrong with the key or its value. */
        public WrongException wrong(String key, String message) {
            return new WrongException(lines.getOrDefault(key, line), "'" + key + "' " + message);
        }
    }

    /** Something in the document cannot be taken as it is. */
    final class WrongException extends Exception {
        private static final long serialVersionUID = 1L;

        WrongException(int line, String message) {
            super("line " + line + ": " + message, null, false, false);
        }
    }

    /**
     * Reads one document.
     *
     * @throws WrongException if it is not well-formed; the message begins with the line
     */
    static Yaml parse(String document) throws WrongException {
        try (YAMLParser parser = new YAMLFactory().createParser(document)) {
            if (parser.nextToken() == null) {
                throw new WrongException(1, "the file is empty");
            }
            Yaml yaml = value(parser);
            if (parser.nextToken() != null) {
                throw new WrongException(line(parser), "a second document begins");
            }
            return yaml;
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            String what = String.valueOf(e.getOriginalMessage())
                    .lines()
                    .filter(said -> !said.startsWith(" "))
                    .collect(Collectors.joining(", "));
            throw new WrongException(line, "not well-formed YAML: " + what);
        } catch (IOException e) {
            throw new WrongException(1, "not well-formed YAML: " + e.getMessage());
        }
    }

    private static Yaml value(YAMLParser parser) throws IOException, WrongException {
        int line = line(parser);
        if (parser.isCurrentAlias()) {
            throw new WrongException(line, "aliases (*name) are not taken; write it out");
        }
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            return entries(parser);
        }
        if (token == JsonToken.START_ARRAY) {
            List<Yaml> items = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                items.add(value(parser));
            }
            return new Sequence(line, items);
        }
        return token == JsonToken.VALUE_NULL ? new Nothing(line) : new Text(line, parser.getText());
    }

    private static Entries entries(YAMLParser parser) throws IOException, WrongException {
        int begin = line(parser);
        Map<String, Yaml> entries = new LinkedHashMap<>();
        Map<String, Integer> lines = new HashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = clean(parser.currentName());
            int line = line(parser);
            parser.nextToken();
            if (entries.put(key, value(parser)) != null) {
                throw new WrongException(line, "'" + key + "' is there twice");
            }
            lines.put(key, line);
        }
        return new Entries(begin, entries, lines);
    }

    private static String clean(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC).strip();
    }

    private static int line(JsonParser parser) {
        return parser.currentTokenLocation().getLineNr();
    }
}
