package org.dossierstats.ingest.format;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumMap;
import java.util.Map;
import org.dossierstats.dossier.Event;
import org.dossierstats.ingest.file.Content;
import org.dossierstats.ingest.file.FileFormat;
import org.dossierstats.ingest.file.Problem;
import org.dossierstats.ingest.mapping.Fault;
import org.dossierstats.ingest.mapping.Reading;
import org.dossierstats.ingest.sync.SyncReader;
import org.dossierstats.ingest.sync.SyncSettings;
import org.dossierstats.ingest.sync.Told;
import org.dossierstats.ingest.sync.Untold;
import org.jspecify.annotations.Nullable;

/** Records of the national synchronisation: one after the other, such as one a line, or in arrays. */
public final class SyncFile implements FileFormat {
    private final SyncReader records;

    public SyncFile(SyncSettings settings) {
        this.records = new SyncReader(settings);
    }

    @Override
    public String items() {
        return "records";
    }

    @Override
    public void read(Content content, Sink sink) throws IOException {
        Map<Untold, Long> untold = new EnumMap<>(Untold.class);
        try (InputStream in = NdjsonFile.withoutMark(content.open());
                JsonParser json = SyncReader.parser(in)) {
            try {
                read(json, sink, untold);
            } catch (JsonProcessingException | CharConversionException e) {
                sink.problem(new Problem(line(json), null, "the file is not JSON in UTF-8 from here on"));
            }
        }
        untold.forEach((what, count) -> sink.note(count + " of the records: " + what.sentence()));
    }

    private void read(JsonParser json, Sink sink, Map<Untold, Long> untold) throws IOException {
        boolean inArray = false;
        for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
            if (!inArray && token == JsonToken.START_ARRAY) {
                inArray = true;
            } else if (inArray && token == JsonToken.END_ARRAY) {
                inArray = false;
            } else {
                long line = line(json);
                Told told = records.read(json);
                told.untold().forEach(what -> untold.merge(what, 1L, Long::sum));
                sink.item(line, new Reading(told.events(), told.faults()));
            }
        }
    }

    private static long line(JsonParser json) {
        JsonLocation location = json.currentTokenLocation();
        return Math.max(location.getLineNr(), 1);
    }

    /** None: the reader of records asks already. */
    @Override
    public @Nullable Fault fault(Event event) {
        return null;
    }
}
