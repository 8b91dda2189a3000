package org.dossierstats.access;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator.Feature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.dossierstats.settings.Yaml;
import org.dossierstats.settings.Yaml.WrongException;
import org.jspecify.annotations.Nullable;

/** A YAML file with all who are let in: for each a name, agencies, what else its kind has, and the hash of a key or the subject of tokens. */
public final class KeyFile<T extends Admitted> {
    private static final int MAX_BYTES = 4 * 1024 * 1024;
    private static final Set<String> KEYS = Set.of("name", "agencies", "sha256", "subject");

    private final Path file;
    private final Kind<T> kind;

    /** What is in a file of some kind beside names, agencies and credentials. */
    public interface Kind<T extends Admitted> {
        /** What a file has, such as callers. */
        String list();

        /** The first line of a file, a comment. */
        String heading();

        /** The command that makes one, up to the path of the file. */
        String madeWith();

        /** The keys of one, beside those that all have. */
        Set<String> keys();

        /**
         * One of them.
         *
         * @throws WrongException if it is not one of this kind
         */
        T read(String name, Agencies agencies, Yaml.Entries entry) throws WrongException;

        /** Writes what {@link #keys} has. */
        void write(T one, JsonGenerator json) throws IOException;
    }

    public KeyFile(Path file, Kind<T> kind) {
        this.file = file;
        this.kind = kind;
    }

    public Path path() {
        return file;
    }

    public boolean exists() {
        return Files.exists(file);
    }

    /**
     * Those in the file.
     *
     * @throws AccessException if it cannot be read or is not such a file; the message names file, line and key
     */
    public Keyring<T> read() {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new AccessException(file + " is larger than " + MAX_BYTES + " bytes", null);
            }
            return keyring(Yaml.parse(Files.readString(file)));
        } catch (NoSuchFileException e) {
            throw new AccessException(file + " does not exist; make it with: " + kind.madeWith() + " " + file, e);
        } catch (IOException e) {
            throw new AccessException(file + " cannot be read: " + e.getMessage(), e);
        } catch (WrongException e) {
            throw new AccessException(file + ", " + e.getMessage(), e);
        }
    }

    private Keyring<T> keyring(Yaml yaml) throws WrongException {
        Yaml.Entries top = yaml.entries("the file", Set.of(kind.list()));
        Set<String> keys = new HashSet<>(KEYS);
        keys.addAll(kind.keys());
        Keyring<T> keyring = Keyring.empty();
        if (top.get(kind.list()) instanceof Yaml.Sequence list) {
            for (Yaml item : list.items()) {
                Yaml.Entries entry = item.entries(kind.list(), keys);
                try {
                    keyring = keyring.with(credential(entry), one(entry));
                } catch (AccessException e) {
                    throw entry.wrong("name", "cannot be taken: " + e.getMessage());
                }
            }
            return keyring;
        }
        throw top.wrong(kind.list(), "is not a list");
    }

    private T one(Yaml.Entries entry) throws WrongException {
        List<String> agencies = new ArrayList<>();
        Yaml given = entry.get("agencies");
        if (given instanceof Yaml.Sequence list) {
            for (Yaml agency : list.items()) {
                agencies.add(agency.text("agencies").clean());
            }
        } else if (given != null) {
            throw entry.wrong("agencies", "is not a list");
        }
        if (given != null && agencies.isEmpty()) {
            throw entry.wrong("agencies", "is empty; leave it out to allow all");
        }
        return kind.read(entry.required("name"), new Agencies(agencies), entry);
    }

    private static Credential credential(Yaml.Entries entry) throws WrongException {
        String hash = entry.optional("sha256");
        String subject = entry.optional("subject");
        if ((hash == null) == (subject == null)) {
            throw entry.wrong("name", "must have either 'sha256' or 'subject' beside it");
        }
        try {
            return hash == null
                    ? new Credential.Subject(Objects.requireNonNull(subject))
                    : new Credential.KeyHash(hash);
        } catch (IllegalArgumentException e) {
            throw entry.wrong("sha256", String.valueOf(e.getMessage()));
        }
    }

    /** Puts these in its place, whole or not at all, for nobody but its owner to read. */
    public void write(Keyring<T> keyring) {
        Path directory = Objects.requireNonNullElse(file.toAbsolutePath().getParent(), Path.of("/"));
        try {
            Path next = Files.createTempFile(directory, "." + file.getFileName(), ".new", ownersOnly());
            Files.writeString(next, text(keyring));
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new AccessException(file + " cannot be written: " + e.getMessage(), e);
        }
    }

    private static FileAttribute<?>[] ownersOnly() {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private String text(Keyring<T> keyring) {
        StringWriter text =
                new StringWriter().append("# ").append(kind.heading()).append(" Keys are kept as hashes only.\n");
        YAMLFactory yaml = YAMLFactory.builder()
                .enable(Feature.MINIMIZE_QUOTES)
                .enable(Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
                .disable(Feature.WRITE_DOC_START_MARKER)
                .build();
        try (YAMLGenerator generator = yaml.createGenerator(text)) {
            generator.writeStartObject();
            generator.writeArrayFieldStart(kind.list());
            for (Map.Entry<Credential, T> entry : keyring.byCredential().entrySet()) {
                write(generator, entry.getKey(), entry.getValue());
            }
            generator.writeEndArray();
            generator.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory does not fail", e);
        }
        return text.toString();
    }

    private void write(YAMLGenerator generator, Credential credential, T one) throws IOException {
        generator.writeStartObject();
        generator.writeStringField("name", one.name());
        kind.write(one, generator);
        if (!one.agencies().allowed().isEmpty()) {
            generator.writeArrayFieldStart("agencies");
            for (String agency : one.agencies().allowed()) {
                generator.writeString(agency);
            }
            generator.writeEndArray();
        }
        if (credential instanceof Credential.KeyHash key) {
            generator.writeStringField("sha256", key.sha256());
        } else if (credential instanceof Credential.Subject subject) {
            generator.writeStringField("subject", subject.name());
        }
        generator.writeEndObject();
    }

    /** By what a change of the file is noticed. */
    record Stamp(FileTime modified, long bytes, String fileKey) {}

    /** As it is now; null if there is no file. */
    @Nullable
    Stamp stamp() {
        try {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new Stamp(attributes.lastModifiedTime(), attributes.size(), String.valueOf(attributes.fileKey()));
        } catch (IOException e) {
            return null;
        }
    }
}
