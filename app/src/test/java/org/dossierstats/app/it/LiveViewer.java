package org.dossierstats.app.it;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Follows the live board as a browser does: the state, then the changes; goes on where it was when its stream was cut. */
final class LiveViewer implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final URI address;
    private final List<String> kinds = new ArrayList<>();
    private ObjectNode state = JSON.createObjectNode();
    private @Nullable String lastId;
    private @Nullable InputStream stream;
    private @Nullable Thread thread;

    LiveViewer(int port) {
        this.address = URI.create("http://localhost:" + port + "/api/v1/live");
        connect();
    }

    /** Connects, with the last id if there is one. */
    void connect() {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(address).header("Accept", "text/event-stream");
            if (lastId != null) {
                request.header("Last-Event-ID", lastId);
            }
            InputStream opened =
                    HTTP.send(request.build(), BodyHandlers.ofInputStream()).body();
            BufferedReader lines = new BufferedReader(new InputStreamReader(opened, StandardCharsets.UTF_8));
            stream = opened;
            Thread reading = new Thread(() -> read(lines), "viewer");
            reading.setDaemon(true);
            reading.start();
            thread = reading;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void read(BufferedReader lines) {
        try {
            String kind = "";
            String id = null;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("event: ")) {
                    kind = line.substring(7);
                } else if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("data: ")) {
                    take(kind, id, JSON.readTree(line.substring(6)));
                    id = null;
                }
            }
        } catch (IOException e) {
            // Cut off: what was heard stays.
        }
    }

    private synchronized void take(String kind, @Nullable String id, JsonNode data) {
        kinds.add(kind);
        if (kind.equals("state")) {
            state = (ObjectNode) data;
        } else if (kind.equals("change")) {
            merge(state, (ObjectNode) data);
        }
        if (id != null) {
            lastId = id;
        }
    }

    private static void merge(ObjectNode target, ObjectNode patch) {
        for (Map.Entry<String, JsonNode> member : patch.properties()) {
            JsonNode is = member.getValue();
            if (is.isNull()) {
                target.remove(member.getKey());
            } else if (is instanceof ObjectNode inner) {
                ObjectNode was = target.get(member.getKey()) instanceof ObjectNode known
                        ? known
                        : target.putObject(member.getKey());
                merge(was, inner);
            } else {
                target.set(member.getKey(), is);
            }
        }
    }

    synchronized JsonNode state() {
        return state.deepCopy();
    }

    synchronized long figure(String pointer) {
        return state.at(pointer).asLong(-1);
    }

    /** What kinds of messages came since the last time this was asked. */
    synchronized List<String> heard() {
        List<String> heard = List.copyOf(kinds);
        kinds.clear();
        return heard;
    }

    void awaits(Duration limit, Predicate<JsonNode> condition) {
        await().atMost(limit).pollInterval(Duration.ofMillis(10)).until(() -> condition.test(state()));
    }

    /** The stream breaks. */
    void cut() throws InterruptedException {
        if (stream != null) {
            try {
                stream.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        if (thread != null) {
            thread.join(5000);
        }
    }

    @Override
    public void close() throws InterruptedException {
        cut();
    }
}
