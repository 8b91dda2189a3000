package org.dossierstats.streams;

import org.apache.kafka.streams.processor.api.ProcessorContext;

/** Has a task called before anything it has read is committed, so that what it has read may wait to be counted until then. */
@FunctionalInterface
interface BeforeCommit {
    /** Of the task of this context; to be asked when that begins. */
    Call call(ProcessorContext<?, ?> context, Runnable counting);

    /** Is made once it is due, on the task's own thread. */
    interface Call {
        /** Something waits to be counted: before the next commit there must be a call, which may come at once. */
        void due();

        /** The task ends: there is to be no call any more, and nothing more will be committed. */
        void end();
    }
}
