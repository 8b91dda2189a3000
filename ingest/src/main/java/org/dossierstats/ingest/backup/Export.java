package org.dossierstats.ingest.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.SortedMap;
import org.dossierstats.ingest.file.Progress;
import org.dossierstats.ingest.publish.PublishException;
import org.dossierstats.ingest.topic.CommittedTopic;
import org.dossierstats.wire.Topics;

/**
 * Writes a backup: every committed record of dossier-events up to where it ends at the start, partition by partition, then every one of
 * dossier-summaries. Where the summaries end is looked up first, so that no cut of theirs lies behind the events.
 */
public final class Export {
    private final Map<String, Object> client;
    private final Progress progress;

    /**
     * An export of that Kafka.
     *
     * @param client properties of a Kafka client
     * @param progress is told how many records of how many were read
     */
    public Export(Map<String, Object> client, Progress progress) {
        this.client = Map.copyOf(client);
        this.progress = progress;
    }

    /**
     * What was written.
     *
     * @param head its first line
     * @param end its last line
     */
    public record Written(BackupHead head, BackupEnd end) {}

    /**
     * Writes it.
     *
     * @throws PublishException if Kafka does not give all of it
     * @throws IOException if it cannot be written
     */
    public Written to(OutputStream out) throws IOException {
        try (CommittedTopic summaries = CommittedTopic.open(Topics.SUMMARIES, client);
                CommittedTopic events = CommittedTopic.open(Topics.EVENTS, client)) {
            SortedMap<Integer, Long> sealed = whole(Topics.SUMMARIES, summaries);
            SortedMap<Integer, Long> published = whole(Topics.EVENTS, events);
            BackupHead head = new BackupHead(published);
            BackupWriter writer = new BackupWriter(out, head);
            long total = sum(published) + sum(sealed);
            long done = copy(events, published, writer, 0, total);
            copy(summaries, sealed, writer, done, total);
            return new Written(head, writer.end());
        } catch (UncheckedIOException e) {
            throw e.getCause() == null ? new IOException(e) : e.getCause();
        }
    }

    private long copy(
            CommittedTopic topic, SortedMap<Integer, Long> ends, BackupWriter writer, long before, long total) {
        long done = before;
        for (Map.Entry<Integer, Long> end : ends.entrySet()) {
            long from = done;
            topic.read(
                    end.getKey(),
                    end.getValue(),
                    read -> {
                        try {
                            writer.add(BackupRecord.of(read));
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    },
                    offset -> progress.at(from + offset, total));
            done += end.getValue();
        }
        return done;
    }

    /** A backup of what is not whole would hide that. */
    private static SortedMap<Integer, Long> whole(String name, CommittedTopic topic) {
        SortedMap<Integer, Long> ends = topic.ends();
        topic.beginnings().forEach((partition, begin) -> {
            if (begin > 0) {
                throw new PublishException(
                        "partition " + partition + " of " + name + " begins at " + begin
                                + ": earlier records are gone; a backup of the rest would not be one",
                        null);
            }
        });
        return ends;
    }

    private static long sum(SortedMap<Integer, Long> ends) {
        return ends.values().stream().mapToLong(Long::longValue).sum();
    }
}
