package org.dossierstats.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class DemoIT {
    @Test
    void once_it_prints_the_published_figures_and_the_same_text_each_time() throws IOException {
        String first = Ended.result(List.of("demo", "--once"));
        String second = Ended.result(List.of("demo", "--once"));

        assertThat(first)
                .containsPattern("\\nTotal +3,903 +231 +3,672 +506 +3,575 +2,937 +638 +0 +0 +328 +328 +0 +0\\n")
                .containsPattern("\\nTo handle \\(carried in and received\\) +3,903 +2,398 ")
                .containsPattern("\\n +of these online +506 +78 ")
                .containsPattern("\\nTo handle \\(carried in and received\\) +3,900 +3,903 +\\+3\\n")
                .contains("The report printed 3,900, but 2,937 early + 638 on time + 328 pending = 3,903.\n");
        assertThat(withoutCut(first)).isEqualTo(golden());
        assertThat(withoutCut(second)).isEqualTo(golden());
    }

    private static String withoutCut(String text) {
        return text.replaceAll("cut \\d+:\\d+( \\d+:\\d+)*", "cut …");
    }

    private static String golden() throws IOException {
        try (var in = Objects.requireNonNull(DemoIT.class.getResourceAsStream("/golden/demo.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
