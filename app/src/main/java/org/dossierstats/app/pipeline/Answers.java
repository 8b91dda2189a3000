package org.dossierstats.app.pipeline;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TimeoutException;

/** What Kafka answers to an administrator, or that it does not within a time. */
final class Answers {
    /** Somebody waits. */
    static final int LIMIT_MS = 15_000;

    private Answers() {}

    /**
     * Waits for it. The client itself gives up after the limit: a call that was only waited for so long would hold up its closing.
     *
     * @throws ExecutionException if Kafka refuses
     * @throws PipelineException if it does not answer
     */
    static <T> T of(KafkaFuture<T> call) throws ExecutionException {
        try {
            return call.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TimeoutException) {
                throw unanswered(e);
            }
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unanswered(e);
        }
    }

    static String reason(ExecutionException e) {
        return String.valueOf(
                e.getCause() == null ? e.getMessage() : e.getCause().getMessage());
    }

    static PipelineException unanswered(Exception e) {
        return new PipelineException(
                "Kafka did not answer within " + TimeUnit.MILLISECONDS.toSeconds(LIMIT_MS)
                        + " s; is it running there? Does it want another security.protocol (--command-config)?",
                e);
    }
}
