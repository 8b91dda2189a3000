package org.dossierstats.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dossierstats.app.command.DossierStats;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** What the documents tell people to type works, and what they refer to is there. */
class DocumentsIT {
    private static final Path ROOT = Path.of("..");
    private static final Pattern SHELL = Pattern.compile("(?ms)^```sh\\n(.*?)^```");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#\\s]+)(?:#[^)]*)?\\)");
    private static final Pattern TEST = Pattern.compile("\\b[A-Z]\\w+(?:Test|IT)\\b");
    private static final Set<String> TESTS = tests();

    @Test
    void there_are_commands_in_them() {
        assertThat(commands()).hasSizeGreaterThan(3);
        assertThat(examples()).hasSizeGreaterThan(1);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void a_command_in_a_document_is_one(String command) {
        CommandLine commandLine = new CommandLine(new DossierStats());

        CommandLine.ParseResult parsed = commandLine.parseArgs(words(command));

        assertThat(parsed.hasSubcommand()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void an_example_runs_as_it_stands(String command) {
        String[] arguments = Stream.of(words(command))
                .map(word -> word.replaceFirst("^docs/", "../docs/"))
                .toArray(String[]::new);

        String result = Ended.result(List.of(arguments));

        int out = List.of(arguments).indexOf("--out");
        if (out < 0) {
            assertThat(result).isNotBlank();
        } else {
            assertThat(Path.of(arguments[out + 1])).isNotEmptyFile();
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void what_a_document_refers_to_is_there(Path document) throws IOException {
        List<String> missing = LINK.matcher(Files.readString(document))
                .results()
                .map(link -> link.group(1))
                .filter(link -> !link.matches("[a-z]+:.*"))
                .filter(link -> !Files.exists(document.resolveSibling(link)))
                .toList();

        assertThat(missing).as("links of %s", document).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void a_test_that_a_document_names_is_there(Path document) {
        assertThat(TEST.matcher(text(document)).results().map(MatchResult::group))
                .isSubsetOf(TESTS);
    }

    private static Set<String> tests() {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.map(Path::toString)
                    .filter(file -> file.contains("src/test/java/"))
                    .map(file -> file.replaceFirst(".*/(\\w+)\\.java$", "$1"))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> examples() {
        return commands().stream()
                .filter(command -> command.startsWith("./dossier-stats batch "))
                .toList();
    }

    private static List<String> commands() {
        List<String> commands = new ArrayList<>();
        for (Path document : documents()) {
            SHELL.matcher(text(document))
                    .results()
                    .map((MatchResult block) -> block.group(1))
                    .flatMap(block -> block.replace("\\\n", " ").lines())
                    .map(line -> line.replaceFirst("\\s+#.*", "").strip())
                    .filter(line -> line.startsWith("./dossier-stats"))
                    .forEach(commands::add);
        }
        return commands;
    }

    /** Without the name of the program. */
    private static String[] words(String command) {
        return command.replaceFirst("^\\./dossier-stats\\s*", "").split("\\s+");
    }

    private static List<Path> documents() {
        try (Stream<Path> files = Files.walk(ROOT, 4)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> !file.toString().contains("target"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
