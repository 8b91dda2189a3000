package org.dossierstats.bench.rebuild;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dossierstats.bench.data.Published;
import org.dossierstats.bench.process.Kafka;
import org.dossierstats.bench.run.Session;

/** A rebuild of the program with a flight recorder in it. */
public final class ProfiledRebuild {
    private ProfiledRebuild() {}

    /** How it went. */
    public record Told(double eventsPerSecond, double streamsCpuSeconds, double brokerCpuSeconds) {}

    /** Records one, its start included, to this file; with more options of the JVM. */
    public static Told record(Session session, Path recording, List<String> more) throws InterruptedException {
        try (Kafka kafka = Kafka.start(session.children(), Session.PARTITIONS)) {
            Published published = Rebuild.publish(session, kafka, session.dossiers());
            List<String> options = new ArrayList<>(more);
            options.add("-XX:StartFlightRecording=settings=profile,dumponexit=true,filename=" + recording);
            StreamsContender streams = new StreamsContender(
                    session.children(), kafka, published, new StreamsContender.Shape(1, Session.THREADS, options));
            double before = kafka.process().cpuSeconds();
            Counting.Pace pace = streams.run(1);
            return new Told(
                    pace.eventsPerSecond(),
                    streams.cpuSeconds(),
                    kafka.process().cpuSeconds() - before);
        }
    }
}
