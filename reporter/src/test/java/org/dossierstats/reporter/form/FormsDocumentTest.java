package org.dossierstats.reporter.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.dossierstats.reporter.form.Policies.Closed;
import org.dossierstats.reporter.form.Policies.NoDueDate;
import org.dossierstats.reporter.form.Policies.Transferred;
import org.dossierstats.reporter.form.Policies.Waiting;
import org.junit.jupiter.api.Test;

/** docs/forms.md names the layouts and the figures there are. */
class FormsDocumentTest {
    private static final Pattern FIGURE = Pattern.compile(
            "`((?:received|resolved|pending|transferred|handled|handlingSeconds)\\.\\w+|refused|waiting)`");

    private final String document = Files.readString(Path.of("..", "docs", "forms.md"));

    FormsDocumentTest() throws IOException {}

    @Test
    void every_layout_is_described() {
        assertThat(Layouts.names()).allSatisfy(name -> assertThat(document).contains("`" + name + "`"));
    }

    @Test
    void every_figure_of_dossiers_is_listed() {
        Set<String> known = new TreeSet<>();
        for (Policies policies : Set.of(
                new Policies(
                        Closed.SEPARATE, Closed.SEPARATE, NoDueDate.SEPARATE, Waiting.IN_TIME, Transferred.SEPARATE),
                new Policies(
                        Closed.SEPARATE, Closed.SEPARATE, NoDueDate.ON_TIME, Waiting.SEPARATE, Transferred.RECEIVED))) {
            known.addAll(new Measured(policies).figures().keySet());
        }
        String listed =
                document.substring(document.indexOf("| figures of dossiers"), document.indexOf("| figures of the"));

        assertThat(FIGURE.matcher(listed).results().map(figure -> figure.group(1)))
                .containsExactlyInAnyOrderElementsOf(known);
    }
}
