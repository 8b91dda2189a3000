package org.dossierstats.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.dossierstats.ingest.simulation.Procedure;
import org.junit.jupiter.api.Test;

class DemoCatalogueTest {
    @Test
    void it_has_136_procedures_in_eight_fields() {
        assertThat(DemoCatalogue.procedures()).hasSize(136);
        assertThat(DemoCatalogue.procedures()).extracting(Procedure::code).doesNotHaveDuplicates();
        assertThat(DemoCatalogue.procedures()).extracting(Procedure::field).containsAll(DemoCatalogue.fields());
        assertThat(DemoCatalogue.fields()).hasSize(8);
    }

    @Test
    void of_them_87_are_offered_online() {
        assertThat(DemoCatalogue.procedures()).filteredOn(Procedure::online).hasSize(87);
    }

    @Test
    void codes_look_like_national_ones() {
        assertThat(DemoCatalogue.procedures())
                .allMatch(procedure -> procedure.code().matches("[12]\\.\\d{6}"));
    }

    @Test
    void field_names_are_composed_unicode() {
        assertThat(DemoCatalogue.fields()).allMatch(field -> Normalizer.isNormalized(field, Normalizer.Form.NFC));
    }
}
