package org.dossierstats.ingest.access;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.dossierstats.access.Agencies;
import org.dossierstats.access.KeyFile;
import org.dossierstats.settings.Yaml;
import org.dossierstats.settings.Yaml.WrongException;

/** Files with those who may send: each has a source. */
public final class CallersKind implements KeyFile.Kind<Caller> {
    private static final String SOURCE = "source";

    private CallersKind() {}

    /** The file at a path. */
    public static KeyFile<Caller> file(Path path) {
        return new KeyFile<>(path, new CallersKind());
    }

    @Override
    public String list() {
        return "callers";
    }

    @Override
    public String heading() {
        return "Who may send events; see docs/http.md.";
    }

    @Override
    public String madeWith() {
        return "dossier-stats ingest keys add --keys";
    }

    @Override
    public Set<String> keys() {
        return Set.of(SOURCE);
    }

    @Override
    public Caller read(String name, Agencies agencies, Yaml.Entries entry) throws WrongException {
        return new Caller(name, entry.required(SOURCE), agencies);
    }

    @Override
    public void write(Caller caller, JsonGenerator json) throws IOException {
        json.writeStringField(SOURCE, caller.source());
    }
}
