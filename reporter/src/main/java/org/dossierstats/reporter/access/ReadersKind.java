package org.dossierstats.reporter.access;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.dossierstats.access.Agencies;
import org.dossierstats.access.KeyFile;
import org.dossierstats.settings.Yaml;
import org.dossierstats.settings.Yaml.WrongException;
import org.jspecify.annotations.Nullable;

/** Files with those who may read: some may close too. */
public final class ReadersKind implements KeyFile.Kind<Reader> {
    private static final String CLOSES = "closes";

    private ReadersKind() {}

    /** The file at a path. */
    public static KeyFile<Reader> file(Path path) {
        return new KeyFile<>(path, new ReadersKind());
    }

    @Override
    public String list() {
        return "readers";
    }

    @Override
    public String heading() {
        return "Who may read figures; see docs/access.md.";
    }

    @Override
    public String madeWith() {
        return "dossier-stats reporter keys add --readers";
    }

    @Override
    public Set<String> keys() {
        return Set.of(CLOSES);
    }

    @Override
    public Reader read(String name, Agencies agencies, Yaml.Entries entry) throws WrongException {
        @Nullable String closes = entry.optional(CLOSES);
        if (closes != null && !closes.equals("true") && !closes.equals("false")) {
            throw entry.wrong(CLOSES, "is neither true nor false");
        }
        try {
            return new Reader(name, agencies, "true".equals(closes));
        } catch (IllegalArgumentException e) {
            throw entry.wrong(CLOSES, "cannot be: " + e.getMessage());
        }
    }

    @Override
    public void write(Reader reader, JsonGenerator json) throws IOException {
        if (reader.closes()) {
            json.writeBooleanField(CLOSES, true);
        }
    }
}
