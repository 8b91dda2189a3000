package org.dossierstats.ingest.mapping;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dossierstats.dossier.Channel;
import org.dossierstats.dossier.EventType;
import org.dossierstats.settings.Yaml;
import org.jspecify.annotations.Nullable;

/** The YAML file a mapping is written in. */
final class MappingFile {
    private static final int MAX_BYTES = 256 * 1024;
    private static final String DEFAULT_SOURCE = "/import";
    private static final Set<String> KEYS = Set.of(
            "source",
            "delimiter",
            "dossier",
            "zone",
            "times",
            "agency",
            "procedure",
            "field",
            "channel",
            "due",
            "events",
            "event",
            "time",
            "id");
    private static final Map<String, Channel> CHANNELS =
            Stream.of(Channel.values()).collect(Collectors.toUnmodifiableMap(Channel::name, Function.identity()));
    private static final Map<String, EventType> TYPES = Stream.of(EventType.values())
            .collect(Collectors.toUnmodifiableMap(EventType::wireName, Function.identity()));

    /** What a word stands for that is no event of ours. */
    private static final String IGNORED = "ignored";

    private static final Map<String, Optional<EventType>> HAPPENINGS = happenings();

    private final Path file;

    MappingFile(Path file) {
        this.file = file;
    }

    Mapping mapping() {
        try {
            return mapping(Yaml.parse(content()).entries("the mapping", KEYS));
        } catch (Yaml.WrongException e) {
            throw new ImportException("mapping " + file + ", " + e.getMessage());
        }
    }

    private String content() {
        try {
            if (Files.isDirectory(file)) {
                throw new ImportException("mapping " + file + " is a directory");
            }
            if (Files.size(file) > MAX_BYTES) {
                throw new ImportException("mapping " + file + " is larger than " + MAX_BYTES + " bytes");
            }
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
            String text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (NoSuchFileException e) {
            throw new ImportException("mapping " + file + " does not exist", e);
        } catch (CharacterCodingException e) {
            throw new ImportException("mapping " + file + " is not UTF-8", e);
        } catch (IOException e) {
            throw new ImportException("mapping " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static Map<String, Optional<EventType>> happenings() {
        Map<String, Optional<EventType>> happenings = new HashMap<>();
        TYPES.forEach((name, type) -> happenings.put(name, Optional.of(type)));
        happenings.put(IGNORED, Optional.empty());
        return Map.copyOf(happenings);
    }

    private static Mapping mapping(Yaml.Entries top) throws Yaml.WrongException {
        ZoneId zone = zone(top);
        Rows rows = rows(top);
        Attribution attribution = new Attribution(
                attribute(top, "agency"), attribute(top, "procedure"), attribute(top, "field"), channel(top));
        String due = top.optional("due");
        requireWhatIsNeeded(top, rows);
        String source = top.optional("source");
        return new Mapping(
                source == null ? DEFAULT_SOURCE : source,
                delimiter(top),
                top.required("dossier"),
                new Times(zone, patterns(top, zone)),
                attribution,
                due,
                rows);
    }

    private static void requireWhatIsNeeded(Yaml.Entries top, Rows rows) throws Yaml.WrongException {
        if (rows.types().contains(EventType.ACCEPTED)) {
            for (String attribute : List.of("agency", "procedure", "field", "channel")) {
                if (top.get(attribute) == null) {
                    throw top.wrong(
                            attribute, "is missing; accepted needs it (if the file has no such column: {constant: …})");
                }
            }
        }
        if (rows.types().contains(EventType.EXTENDED) && top.get("due") == null) {
            throw top.wrong("due", "is missing; extended needs it");
        }
    }

    private static ZoneId zone(Yaml.Entries top) throws Yaml.WrongException {
        String name = top.required("zone");
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw top.wrong("zone", "is not a time zone such as Asia/Ho_Chi_Minh: " + name);
        }
    }

    private static @Nullable Character delimiter(Yaml.Entries top) throws Yaml.WrongException {
        Yaml given = top.get("delimiter");
        if (given == null) {
            return null;
        }
        String delimiter = given instanceof Yaml.Text text ? text.text() : "";
        if (delimiter.length() != 1 || "\"\r\n".contains(delimiter)) {
            throw top.wrong("delimiter", "is not one character, such as \";\" or \"\\t\"");
        }
        return delimiter.charAt(0);
    }

    private static List<DateTimeFormatter> patterns(Yaml.Entries top, ZoneId zone) throws Yaml.WrongException {
        List<DateTimeFormatter> patterns = new ArrayList<>();
        Yaml times = top.get("times");
        if (times == null) {
            return patterns;
        }
        for (Yaml item : times instanceof Yaml.Sequence list ? list.items() : List.of(times)) {
            Yaml.Text pattern = item.text("times");
            try {
                patterns.add(Times.pattern(pattern.clean(), zone));
            } catch (IllegalArgumentException e) {
                throw pattern.wrong(
                        "times", "has a pattern that cannot be used, " + pattern.clean() + ": " + e.getMessage());
            }
        }
        return patterns;
    }

    private static @Nullable Origin<String> attribute(Yaml.Entries top, String key) throws Yaml.WrongException {
        Yaml value = top.get(key);
        if (value == null) {
            return null;
        }
        if (value instanceof Yaml.Text) {
            return new Origin.Text(top.required(key), null);
        }
        Yaml.Entries entries = value.entries(key, Set.of("column", "blank", "constant"));
        String constant = constant(entries, key);
        return constant == null
                ? new Origin.Text(entries.required("column"), entries.optional("blank"))
                : new Origin.Constant<>(constant);
    }

    private static @Nullable Origin<Channel> channel(Yaml.Entries top) throws Yaml.WrongException {
        Yaml value = top.get("channel");
        if (value == null) {
            return null;
        }
        if (value instanceof Yaml.Text) {
            return new Origin.Words<>(top.required("channel"), CHANNELS, null);
        }
        Yaml.Entries entries = value.entries("channel", Set.of("column", "words", "otherwise", "constant"));
        if (constant(entries, "channel") != null) {
            return new Origin.Constant<>(named(CHANNELS, entries, "constant"));
        }
        return new Origin.Words<>(
                entries.required("column"),
                words(entries, CHANNELS),
                entries.get("otherwise") == null ? null : named(CHANNELS, entries, "otherwise"));
    }

    private static @Nullable String constant(Yaml.Entries entries, String key) throws Yaml.WrongException {
        String constant = entries.optional("constant");
        if (constant != null && entries.byKey().size() > 1) {
            throw entries.wrong("constant", "stands alone: " + key + " is either a constant or in a column");
        }
        return constant;
    }

    private static Rows rows(Yaml.Entries top) throws Yaml.WrongException {
        Yaml events = top.get("events");
        Yaml event = top.get("event");
        if ((events == null) == (event == null)) {
            throw top.wrong(
                    "events",
                    "and 'event': one of the two is needed, 'events' if a row is a dossier and 'event' if a row is an event");
        }
        if (event != null) {
            return new Rows.PerEvent(eventWords(top, event), top.required("time"), top.optional("id"));
        }
        for (String key : List.of("time", "id")) {
            if (top.get(key) != null) {
                throw top.wrong(key, "goes with 'event', not with 'events'");
            }
        }
        Yaml.Entries columns = Objects.requireNonNull(events).entries("events", TYPES.keySet());
        Map<EventType, String> times = new EnumMap<>(EventType.class);
        for (String type : columns.byKey().keySet()) {
            times.put(TYPES.get(type), columns.required(type));
        }
        return new Rows.PerDossier(times);
    }

    private static Origin.Words<Optional<EventType>> eventWords(Yaml.Entries top, Yaml event)
            throws Yaml.WrongException {
        if (event instanceof Yaml.Text) {
            return new Origin.Words<>(top.required("event"), HAPPENINGS, null);
        }
        Yaml.Entries entries = event.entries("event", Set.of("column", "words", "otherwise"));
        if (entries.get("otherwise") != null && !entries.required("otherwise").equals(IGNORED)) {
            throw entries.wrong("otherwise", "can only be " + IGNORED + ": no type of event fits every word");
        }
        return new Origin.Words<>(
                entries.required("column"),
                words(entries, HAPPENINGS),
                entries.get("otherwise") == null ? null : Optional.empty());
    }

    /** The words of a file and what they mean; without any, the names themselves. */
    private static <T> Map<String, T> words(Yaml.Entries entries, Map<String, T> names) throws Yaml.WrongException {
        Yaml given = entries.get("words");
        if (given == null) {
            return names;
        }
        Map<String, T> words = new HashMap<>();
        Yaml.Entries meanings = given.entries("words");
        for (String word : meanings.byKey().keySet()) {
            words.put(word, named(names, meanings, word));
        }
        return words;
    }

    private static <T> T named(Map<String, T> names, Yaml.Entries entries, String key) throws Yaml.WrongException {
        String name = entries.required(key);
        T value = names.get(name);
        if (value == null) {
            throw entries.wrong(
                    key, "is " + name + ", which is none of " + String.join(", ", new TreeSet<>(names.keySet())));
        }
        return value;
    }
}
