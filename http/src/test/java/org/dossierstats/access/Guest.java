package org.dossierstats.access;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.dossierstats.settings.Yaml;
import org.dossierstats.settings.Yaml.WrongException;

/** Somebody who is let in, for tests. */
record Guest(String name, Agencies agencies, String table) implements Admitted {
    static KeyFile<Guest> file(Path path) {
        return new KeyFile<>(path, new Kind());
    }

    private static final class Kind implements KeyFile.Kind<Guest> {
        @Override
        public String list() {
            return "guests";
        }

        @Override
        public String heading() {
            return "Guests of a test.";
        }

        @Override
        public String madeWith() {
            return "make-guests";
        }

        @Override
        public Set<String> keys() {
            return Set.of("table");
        }

        @Override
        public Guest read(String name, Agencies agencies, Yaml.Entries entry) throws WrongException {
            return new Guest(name, agencies, entry.required("table"));
        }

        @Override
        public void write(Guest guest, JsonGenerator json) throws IOException {
            json.writeStringField("table", guest.table());
        }
    }
}
