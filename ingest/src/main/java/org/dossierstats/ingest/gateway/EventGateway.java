package org.dossierstats.ingest.gateway;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeoutException;
import org.dossierstats.access.Access;
import org.dossierstats.http.Entry;
import org.dossierstats.ingest.access.Caller;
import org.dossierstats.ingest.publish.DossierEvents;
import org.dossierstats.ingest.sync.SyncSettings;
import org.dossierstats.wire.EventJson;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /api/v1/events}: CloudEvents over HTTP, one in structured or binary mode, a batch of them, or a stream of lines. The answer
 * comes when Kafka has them for good; until then nothing is certain, and sending again is always safe. Beside it the door that
 * {@link SyncGateway} shares.
 */
public final class EventGateway {
    public static final String PATH = "/api/v1/events";

    private static final String BATCH = "application/cloudevents-batch+json";

    private final DossierEvents events;
    private final GatewayLimits limits;
    private final Door door;
    private final SyncGateway sync;

    public EventGateway(DossierEvents events, Access<Caller> access, GatewayLimits limits) {
        this(events, access, limits, SyncSettings.DEFAULT);
    }

    public EventGateway(DossierEvents events, Access<Caller> access, GatewayLimits limits, SyncSettings sync) {
        this.events = events;
        this.limits = limits;
        this.door = new Door(access, limits.requests());
        this.sync = new SyncGateway(events, limits, sync);
    }

    /** Adds its routes to a server. */
    public void routes(JavalinConfig config) {
        config.routes.post(PATH, context -> door.enter(context, this::take), Entry.OWN);
        config.routes.post(SyncGateway.PATH, context -> door.enter(context, sync::take), Entry.OWN);
    }

    private void take(Context context, Caller caller)
            throws RefusedRequest, IOException, InterruptedException, TimeoutException {
        Intake intake = new Intake(events, limits, context, caller);
        if (intake.isStream()) {
            intake.stream(new EventReader(limits.eventBytes()));
        } else if (intake.mediaType().equals(BATCH)) {
            intake.batch(intake.whole(), new EventReader(limits.eventBytes()));
        } else if (intake.mediaType().equals(EventJson.CONTENT_TYPE)) {
            intake.single(new EventReader(limits.eventBytes()).read(intake.whole()));
        } else if (context.header("ce-specversion") != null) {
            byte[] data = intake.whole();
            intake.single(Sent.of(EventJson.decodeWithoutKey(data, name -> header(context, name))));
        } else {
            throw new RefusedRequest(
                    415,
                    "the content type must be " + EventJson.CONTENT_TYPE + ", " + BATCH
                            + " or application/x-ndjson; or send an event in binary mode, with ce-specversion and the"
                            + " other ce- headers");
        }
    }

    private record EventReader(int maxBytes) implements Items.Reader {
        @Override
        public Sent read(byte[] bytes) {
            return Sent.of(EventJson.decode(bytes, maxBytes));
        }
    }

    /** Of an event in binary mode, by the name it has in Kafka; percent-encoded in HTTP. */
    private static byte @Nullable [] header(Context context, String name) {
        String value = context.header(name.replace('_', '-'));
        if (value == null) {
            return null;
        }
        try {
            return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8)
                    .getBytes(StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return value.getBytes(StandardCharsets.UTF_8);
        }
    }
}
