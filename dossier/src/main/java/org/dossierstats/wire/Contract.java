package org.dossierstats.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The written contracts, which programs can read. The only copy is in docs/; every server gives it out under its path. */
public enum Contract {
    OPENAPI("openapi.yaml", "application/yaml"),
    ASYNCAPI("asyncapi.yaml", "application/yaml"),
    EVENT_SCHEMA("schemas/dossier-event.schema.json", "application/schema+json"),
    SUMMARY_SCHEMA("schemas/summary.schema.json", "application/schema+json");

    private final String file;
    private final String contentType;

    Contract(String file, String contentType) {
        this.file = file;
        this.contentType = contentType;
    }

    /** In a URL, from the root: the references between the contracts hold there as they do in docs/. */
    public String path() {
        return "/" + file;
    }

    public String contentType() {
        return contentType;
    }

    /** In UTF-8. */
    public byte[] bytes() {
        try (InputStream resource = Contract.class.getResourceAsStream(file)) {
            return Objects.requireNonNull(resource, "the build packages " + file)
                    .readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + " from the program itself", e);
        }
    }
}
