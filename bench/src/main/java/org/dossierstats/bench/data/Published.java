package org.dossierstats.bench.data;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import org.dossierstats.bench.process.BenchException;
import org.dossierstats.bench.process.Kafka;
import org.dossierstats.dossier.Event;
import org.dossierstats.ingest.publish.Bulk;
import org.dossierstats.ingest.publish.DossierEvents;
import org.dossierstats.ingest.publish.PublishException;
import org.dossierstats.wire.EventJson;

/**
 * A workload that stands in dossier-events.
 *
 * @param events how many records
 * @param bytes of all keys and values
 * @param sample a file with some of them, a line each, key and value together
 * @param expected the answers they come to
 */
public record Published(long events, long bytes, Path sample, SortedMap<String, Answer> expected) {
    private static final int SAMPLED_ONE_IN = 20;

    /** Publishes it as the program does. */
    public static Published of(Workload workload, Kafka kafka, Path sample) {
        Workload.Truth truth = new Workload.Truth(workload.rules());
        try (DossierEvents events = DossierEvents.publisher(kafka.client());
                OutputStream lines = new BufferedOutputStream(Files.newOutputStream(sample))) {
            Publication publication = new Publication(events.bulk(), lines);
            workload.deliver(publication::send, truth);
            publication.bulk.flush();
            return new Published(publication.count, publication.bytes, sample, truth.answers());
        } catch (IOException e) {
            throw new BenchException("cannot write " + sample, e);
        } catch (PublishException e) {
            kafka.process().requireAlive();
            throw new BenchException("the events are not published: " + e.getMessage(), e);
        }
    }

    private static final class Publication {
        private final Bulk bulk;
        private final OutputStream lines;
        private long count;
        private long bytes;

        Publication(Bulk bulk, OutputStream lines) {
            this.bulk = bulk;
            this.lines = lines;
        }

        void send(Event event) {
            bulk.send(event);
            byte[] key = event.dossier().getBytes(StandardCharsets.UTF_8);
            byte[] value = EventJson.encode(event);
            bytes += key.length + value.length;
            if (count++ % SAMPLED_ONE_IN == 0) {
                write(key, value);
            }
        }

        private void write(byte[] key, byte[] value) {
            try {
                lines.write(key);
                lines.write(value);
                lines.write('\n');
            } catch (IOException e) {
                throw new BenchException("the sample cannot be written", e);
            }
        }
    }
}
