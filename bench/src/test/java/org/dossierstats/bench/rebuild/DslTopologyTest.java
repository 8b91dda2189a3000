package org.dossierstats.bench.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.dossierstats.bench.data.Answer;
import org.dossierstats.bench.data.Question;
import org.dossierstats.bench.data.Workload;
import org.dossierstats.counts.CountTable;
import org.dossierstats.counts.DossierCounts;
import org.dossierstats.period.Period;
import org.dossierstats.period.PeriodSummary;
import org.dossierstats.wire.EventJson;
import org.dossierstats.wire.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A baseline that came to other counts would be none. */
class DslTopologyTest {
    private final Workload workload = new Workload(1_500);

    @TempDir
    private Path directory;

    @Test
    void comes_to_the_counts_of_the_program_cell_by_cell_and_to_its_figures() {
        Workload.Truth truth = new Workload.Truth(workload.rules());
        DossierCounts expected = new DossierCounts();
        CountTable counted = new CountTable();

        try (TopologyTestDriver driver = new TopologyTestDriver(DslTopology.build(workload.rules()), configuration())) {
            TestInputTopic<byte[], byte[]> events =
                    driver.createInputTopic(Topics.EVENTS, new ByteArraySerializer(), new ByteArraySerializer());
            workload.deliver(
                    event ->
                            events.pipeInput(event.dossier().getBytes(StandardCharsets.UTF_8), EventJson.encode(event)),
                    dossier -> {
                        truth.accept(dossier);
                        expected.add(dossier, workload.rules(), 1);
                    });
            try (KeyValueIterator<byte[], GroupCounts> groups =
                    driver.<byte[], GroupCounts>getKeyValueStore("groups").all()) {
                groups.forEachRemaining(group -> GroupCounts.addTo(
                        counted, group.key, GroupCounts.SERDE.serializer().serialize("", group.value)));
            }
        }

        assertThat(counted).isEqualTo(expected.cells());
        Question.require("the DSL", truth.answers(), Question.ask(period -> answer(counted, period)));
    }

    private Answer answer(CountTable counted, Period period) {
        DossierCounts counts = new DossierCounts();
        counts.cells().add(counted);
        return Answer.of(PeriodSummary.of(period, workload.rules().label(), counts.at(new TreeMap<>())));
    }

    private Properties configuration() {
        return DslTopology.configuration(Map.of("bootstrap.servers", "none:1"), "dsl", directory, 1);
    }
}
