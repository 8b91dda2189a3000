package org.dossierstats.bench.summary;

import static org.assertj.core.api.Assertions.assertThat;

import org.dossierstats.bench.data.Workload;
import org.dossierstats.counts.DossierCounts;
import org.junit.jupiter.api.Test;

class CountedTest {
    @Test
    void dossiers_of_one_partition_come_to_as_many_cells_as_without_partitions() {
        Workload workload = new Workload(500);
        Counted counted = new Counted(workload.rules(), 1);
        DossierCounts expected = new DossierCounts();

        workload.dossiers(dossier -> {
            counted.accept(dossier);
            expected.add(dossier, workload.rules(), 1);
        });

        assertThat(counted.cells()).isEqualTo(expected.cells().size());
    }
}
