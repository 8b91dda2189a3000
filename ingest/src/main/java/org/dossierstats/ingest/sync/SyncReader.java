package org.dossierstats.ingest.sync;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dossierstats.dossier.Event;
import org.dossierstats.ingest.mapping.Fault;
import org.jspecify.annotations.Nullable;

/** Reads records, of dossiers and of their progress, one by one and each by itself: what it said of one it does not remember. */
public final class SyncReader {
    /** Of a record by itself: files are named in it by hundreds, not by thousands. */
    public static final int MAX_BYTES = 512 * 1024;

    private static final int MAX_TEXT = 1024 * 1024;
    private static final JsonFactory JSON = new JsonFactoryBuilder()
            .disable(JsonFactory.Feature.CHARSET_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(32)
                    .maxStringLength(MAX_TEXT)
                    .maxNameLength(1_000)
                    .maxNumberLength(100)
                    .build())
            .build();
    private static final Map<String, String> FIELDS = Map.of(
            "subject", "MaHoSo",
            "data.agency", "DonViXuLy",
            "data.procedure", "MaTTHC");

    private final SyncSettings settings;

    public SyncReader(SyncSettings settings) {
        this.settings = settings;
    }

    /** A parser that keeps the limits of these records. */
    public static JsonParser parser(InputStream in) throws IOException {
        return JSON.createParser(in);
    }

    /**
     * The record in these bytes, and nothing after it.
     *
     * @throws IOException if they are not well-formed JSON in UTF-8; its message may quote them and is not to be passed on
     */
    public Told read(byte[] bytes) throws IOException {
        try (JsonParser json = JSON.createParser(bytes)) {
            json.nextToken();
            Told told = read(json);
            return json.nextToken() == null
                    ? told
                    : Told.faulty(List.of(new Fault(null, "something follows the record")));
        }
    }

    /**
     * The record that begins at the current token; reads to its end.
     *
     * @throws IOException as above
     */
    public Told read(JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            return Told.faulty(List.of(new Fault(null, "a record must be a JSON object")));
        }
        Fields fields = Fields.read(json);
        boolean dossier = fields.has("TrangThaiHoSo");
        boolean progress = fields.has("ThoiDiemXuLy") || fields.has("TrangThai");
        if (dossier == progress && !fields.faults().isEmpty()) {
            return Told.faulty(fields.faults());
        }
        if (dossier == progress) {
            return Told.faulty(List.of(new Fault(
                    null,
                    "a record must have either TrangThaiHoSo, of a dossier, or ThoiDiemXuLy and TrangThai, of its"
                            + " progress")));
        }
        Told told = dossier ? new DossierRecord(fields, settings).read() : new ProgressRow(fields, settings).read();
        List<Fault> faults = refused(told.events());
        return faults.isEmpty() ? told : Told.faulty(faults);
    }

    /** What keeps the events from being taken: their very reader is asked. */
    private static List<Fault> refused(List<Event> events) {
        Map<@Nullable String, Fault> byField = new LinkedHashMap<>();
        for (Event event : events) {
            Fault fault = Fault.refused(event, field -> FIELDS.getOrDefault(field, "TenLinhVuc"));
            if (fault != null) {
                byField.putIfAbsent(fault.column(), fault);
            }
        }
        return List.copyOf(byField.values());
    }
}
