package org.dossierstats.reporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;

class PatientPollingTest {
    private static final TopicPartition PARTITION = new TopicPartition("dossier-counts", 0);

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private final PatientPolling polling = new PatientPolling(consumer, PARTITION.topic());

    PatientPollingTest() {
        consumer.assign(List.of(PARTITION));
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
    }

    @Test
    void a_denial_before_anything_was_read_ends_it() {
        consumer.setPollException(new TopicAuthorizationException(Set.of(PARTITION.topic())));

        assertThatThrownBy(polling::poll).isInstanceOf(TopicAuthorizationException.class);
    }

    @Test
    void a_denial_later_on_is_told_and_tried_again() {
        read(0);
        consumer.setPollException(new SaslAuthenticationException("changed"));

        assertThat(polling.denial()).isEmpty();
        assertThat(polling.poll().isEmpty()).isTrue();
        assertThat(polling.denial()).hasValue("Kafka denies dossier-counts to this process; the log says why");
        read(1);
    }

    @Test
    void what_is_no_denial_ends_it_at_any_time() {
        read(0);
        consumer.setPollException(new KafkaException("broken"));

        assertThatThrownBy(polling::poll).hasMessage("broken");
    }

    private void read(long offset) {
        consumer.addRecord(new ConsumerRecord<>(PARTITION.topic(), 0, offset, new byte[1], new byte[1]));
        assertThat(polling.poll().count()).isEqualTo(1);
    }
}
