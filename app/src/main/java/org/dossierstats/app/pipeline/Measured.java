package org.dossierstats.app.pipeline;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.dossierstats.ingest.publish.DossierEvents;
import org.dossierstats.ingest.publish.IngestMeters;
import org.dossierstats.monitor.KafkaProbe;
import org.dossierstats.monitor.Monitoring;
import org.dossierstats.reporter.http.Office;
import org.dossierstats.reporter.monitor.ReporterMonitor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The parts of a process that are measured; to be closed before them. */
public final class Measured implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Measured.class);

    private final Monitoring monitoring;
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();

    public Measured(Monitoring monitoring) {
        this.monitoring = monitoring;
    }

    /** Kafka, without which this process cannot work. */
    public Measured kafka(Map<String, Object> client) {
        monitoring.watch(probe(client));
        return this;
    }

    /** Kafka, without which this process still gives the figures it has. */
    public Measured kafkaBehind(Map<String, Object> client) {
        probe(client);
        return this;
    }

    private KafkaProbe probe(Map<String, Object> client) {
        KafkaProbe probe = KafkaProbe.start(client, monitoring.registry());
        parts.push(probe);
        return probe;
    }

    /** The events that come in. */
    public Measured events(DossierEvents events) {
        parts.push(new IngestMeters(monitoring.registry()).follow(events));
        return this;
    }

    /** The counts that are read. */
    public Measured office(Office office) {
        ReporterMonitor reporter = ReporterMonitor.start(office, monitoring.registry());
        parts.push(reporter);
        monitoring.watch(reporter);
        return this;
    }

    @Override
    public synchronized void close() {
        while (!parts.isEmpty()) {
            AutoCloseable part = parts.pop();
            try {
                part.close();
            } catch (Exception e) {
                LOG.warn("not closed properly: {}", part.getClass().getSimpleName(), e);
            }
        }
    }
}
