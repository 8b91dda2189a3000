package org.dossierstats.streams;

import org.apache.kafka.streams.processor.api.ProcessorContext;

/** Commits when a test says so. */
final class CommitsByHand implements BeforeCommit {
    private Runnable counting = () -> {};
    private boolean isDue;

    @Override
    public Call call(ProcessorContext<?, ?> context, Runnable called) {
        counting = called;
        return new Call() {
            @Override
            public void due() {
                isDue = true;
            }

            @Override
            public void end() {
                isDue = false;
            }
        };
    }

    /** What comes before a commit. */
    void commit() {
        if (isDue) {
            isDue = false;
            counting.run();
        }
    }
}
