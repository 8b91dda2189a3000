package org.dossierstats.ingest.publish;

import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;

/** A publisher over producers of a test. */
public final class PublisherOfTests {
    private PublisherOfTests() {}

    public static DossierEvents of(Producer<byte[], byte[]> plain) {
        return of(plain, () -> {
            throw new AssertionError("no transaction was expected");
        });
    }

    public static DossierEvents of(Producer<byte[], byte[]> plain, Supplier<Producer<byte[], byte[]>> transactional) {
        return new DossierEvents(plain, transactional);
    }
}
