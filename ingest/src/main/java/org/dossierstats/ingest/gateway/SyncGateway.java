package org.dossierstats.ingest.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.dossierstats.ingest.access.Caller;
import org.dossierstats.ingest.mapping.Fault;
import org.dossierstats.ingest.publish.DossierEvents;
import org.dossierstats.ingest.sync.SyncReader;
import org.dossierstats.ingest.sync.SyncSettings;
import org.dossierstats.ingest.sync.Told;
import org.dossierstats.ingest.sync.Untold;
import org.dossierstats.wire.Decoded;
import org.dossierstats.wire.Decoded.Reason;

/** {@code POST /api/v1/dong-bo-ho-so}: the records one-stop systems send upstream, one, an array of them, or a stream of lines. */
public final class SyncGateway {
    public static final String PATH = "/api/v1/dong-bo-ho-so";

    /** Most faults of one record that are told. */
    private static final int TOLD = 5;

    private final DossierEvents events;
    private final GatewayLimits limits;
    private final SyncSettings settings;

    SyncGateway(DossierEvents events, GatewayLimits limits, SyncSettings settings) {
        this.events = events;
        this.limits = limits;
        this.settings = settings;
    }

    void take(Context context, Caller caller)
            throws RefusedRequest, IOException, InterruptedException, TimeoutException {
        Intake intake = new Intake(events, limits, context, caller);
        RecordReader reader = new RecordReader(caller.source() == null ? settings : settings.from(caller.source()));
        if (intake.isStream()) {
            intake.stream(reader);
        } else if (intake.mediaType().equals("application/json")) {
            byte[] body = intake.whole();
            if (isArray(body)) {
                intake.batch(body, reader);
            } else {
                intake.single(reader.read(body));
            }
        } else {
            throw new RefusedRequest(415, "the content type must be application/json or application/x-ndjson");
        }
    }

    private static boolean isArray(byte[] body) {
        int at = 0;
        while (at < body.length && (body[at] == ' ' || body[at] == '\n' || body[at] == '\r' || body[at] == '\t')) {
            at++;
        }
        return at < body.length && body[at] == '[';
    }

    /** Reads records, and passes nothing of them on but events and the names of fields. */
    private static final class RecordReader implements Items.Reader {
        private final SyncSettings settings;
        private final SyncReader records;

        RecordReader(SyncSettings settings) {
            this.settings = settings;
            this.records = new SyncReader(settings);
        }

        @Override
        public int maxBytes() {
            return SyncReader.MAX_BYTES;
        }

        @Override
        public Sent read(byte[] bytes) {
            if (bytes.length > maxBytes()) {
                return refused(Reason.TOO_LARGE, "the record has more than " + maxBytes() + " bytes");
            }
            try {
                Told told = records.read(bytes);
                return told.faults().isEmpty() ? derived(told) : refused(Reason.SCHEMA_VIOLATION, faults(told));
            } catch (JsonProcessingException e) {
                return refused(Reason.UNDECODABLE, "the record is not well-formed JSON" + place(e));
            } catch (IOException e) {
                return refused(Reason.UNDECODABLE, "the record is not well-formed UTF-8");
            }
        }

        private Sent derived(Told told) {
            return new Sent.Derived(
                    settings.source(),
                    told.events(),
                    told.untold().stream().sorted().map(Untold::sentence).toList());
        }

        private static Sent refused(Reason reason, String detail) {
            return new Sent.Refused(new Decoded.Refused(reason, detail));
        }

        private static String faults(Told told) {
            int more = told.faults().size() - TOLD;
            return told.faults().stream().limit(TOLD).map(Fault::sentence).collect(Collectors.joining("; "))
                    + (more > 0 ? "; and " + more + " more" : "");
        }

        private static String place(JsonProcessingException e) {
            return e.getLocation() == null
                    ? ""
                    : " (line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr() + ")";
        }
    }
}
