package org.dossierstats.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a document shows in fences of {@code bash}, run against a gateway. */
final class Examples {
    private static final Pattern EXAMPLE = Pattern.compile("(?ms)^```bash\\n(.*?)^```");

    private Examples() {}

    static void work(Path document, int count, int port) throws IOException, InterruptedException {
        List<String> examples = new ArrayList<>();
        Matcher example = EXAMPLE.matcher(Files.readString(document));
        while (example.find()) {
            examples.add(example.group(1));
        }
        assertThat(examples).hasSize(count);
        for (String each : examples) {
            Process curl = new ProcessBuilder(
                            "bash", "-euo", "pipefail", "-c", each.replace("localhost:8080", "127.0.0.1:" + port))
                    .redirectErrorStream(true)
                    .start();
            String said = new String(curl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(curl.waitFor()).as(each + said).isZero();
            assertThat(said).contains("\"refused\":0");
        }
    }
}
