package org.dossierstats.app.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dossierstats.app.command.DossierStats;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/**
 * docs/settings.md names every setting, with its default, meaning and a test; the options are written there from the commands by {@code
 * -Ddossierstats.write=true}.
 */
class SettingsTest {
    private static final Path DOCUMENT = Path.of("../docs/settings.md");
    private static final String HEAD = "| option | of | default | meaning | test |\n|---|---|---|---|---|\n";
    private static final Set<String> EVERYWHERE = Set.of("--help", "--version", "--verbose");
    private static final int MOST_COMMANDS = 4;
    private static final Pattern DEFAULT = Pattern.compile("\\s*\\(default: ((?:[^()]|\\([^()]*\\))*)\\)");
    private static final Pattern ENVIRONMENT = Pattern.compile("\\bDOSSIER_STATS_[A-Z0-9_]+\\b");

    @Test
    void every_option_of_every_command_is_there() throws IOException {
        String options = HEAD + String.join("\n", rows()) + "\n";
        String document = Files.readString(DOCUMENT, StandardCharsets.UTF_8);
        int begin = document.indexOf(HEAD);
        if (Boolean.getBoolean("dossierstats.write")) {
            Files.writeString(DOCUMENT, document.substring(0, begin) + options, StandardCharsets.UTF_8);
        }

        assertThat(Files.readString(DOCUMENT, StandardCharsets.UTF_8)).endsWith(options);
    }

    @Test
    void every_variable_of_the_environment_is_there() throws IOException {
        Set<String> used = new TreeSet<>();
        for (String source : List.of("app/src/main", "docker-compose.yml", "Dockerfile", "deploy", "dossier-stats")) {
            for (Path file : files(Path.of("..", source))) {
                used.addAll(ENVIRONMENT
                        .matcher(Files.readString(file, StandardCharsets.UTF_8))
                        .results()
                        .map(MatchResult::group)
                        .toList());
            }
        }

        String document = Files.readString(DOCUMENT, StandardCharsets.UTF_8);
        assertThat(used).isNotEmpty().allSatisfy(name -> assertThat(document).contains("`" + name + "`"));
    }

    private static List<String> rows() {
        SortedMap<String, List<String>> commands = new TreeMap<>();
        SortedMap<String, OptionSpec> options = new TreeMap<>();
        collect("", new CommandLine(new DossierStats()), commands, options);
        List<TestText> tests = tests();
        List<String> rows = new ArrayList<>();
        options.forEach((key, option) ->
                rows.add(row(option, List.copyOf(new TreeSet<>(commands.getOrDefault(key, List.of()))), tests)));
        return rows;
    }

    private static void collect(
            String name,
            CommandLine command,
            SortedMap<String, List<String>> commands,
            SortedMap<String, OptionSpec> options) {
        for (OptionSpec option : command.getCommandSpec().options()) {
            if (!EVERYWHERE.contains(option.longestName()) && !option.hidden()) {
                String key = option.longestName() + " " + String.join(" ", option.description());
                commands.computeIfAbsent(key, absent -> new ArrayList<>()).add(name);
                options.putIfAbsent(key, option);
            }
        }
        command.getSubcommands().forEach((child, line) -> {
            if (!child.equals("help") && !child.equals("generate-completion")) {
                collect(name.isEmpty() ? child : name + " " + child, line, commands, options);
            }
        });
    }

    private static String row(OptionSpec option, List<String> commands, List<TestText> tests) {
        String told = String.join(" ", option.description()).replace("$${", "${");
        MatchResult given = DEFAULT.matcher(told).results().findFirst().orElse(null);
        String value = option.defaultValue();
        String standard = given == null ? (value == null ? "" : value) : given.group(1);
        String resolved = replaced(standard, option, value).replaceAll("\\$\\{env:[^}]*}", "");
        String meaning = replaced(DEFAULT.matcher(told).replaceFirst(""), option, value);
        return "| `" + option.longestName()
                + (option.arity().max() == 0 ? "" : " " + option.paramLabel())
                + "` | " + told(commands) + " | " + escaped(resolved) + " | " + escaped(meaning) + " | `"
                + test(option, commands, tests) + "` |";
    }

    private static String told(List<String> commands) {
        List<String> shown = commands.subList(0, Math.min(MOST_COMMANDS, commands.size()));
        int more = commands.size() - shown.size();
        return shown.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "))
                + (more == 0 ? "" : " and " + more + " more");
    }

    private static String replaced(String text, OptionSpec option, String value) {
        Iterable<String> candidates = option.completionCandidates();
        return text.replace("${DEFAULT-VALUE}", value == null ? "" : value)
                .replace("${COMPLETION-CANDIDATES}", candidates == null ? "" : String.join(", ", candidates));
    }

    private static String escaped(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;").strip();
    }

    /** The text of each test, those with the fewest options first: they are about these. */
    private static List<TestText> tests() {
        List<TestText> tests = new ArrayList<>();
        for (String module : List.of("app", "ingest", "reporter", "http")) {
            for (Path file : files(Path.of("..", module, "src/test/java"))) {
                String name = file.getFileName().toString().replace(".java", "");
                if (name.matches(".*(Test|IT)") && !name.matches("HelpTest|DocumentsIT|SettingsTest|KubernetesTest")) {
                    tests.add(TestText.of(name, text(file)));
                }
            }
        }
        tests.sort(Comparator.comparingInt(test -> test.options().size()));
        return tests;
    }

    /**
     * A test.
     *
     * @param words in it, of which commands are made
     */
    private record TestText(String name, Set<String> options, Set<String> words) {
        private static final Pattern OPTION = Pattern.compile("--[a-z][a-z0-9-]+");
        private static final Pattern WORD = Pattern.compile("(?<![\\w-])[a-z]+(?![\\w-])");

        static TestText of(String name, String text) {
            return new TestText(name, all(OPTION, text), all(WORD, text));
        }

        private static Set<String> all(Pattern pattern, String text) {
            return pattern.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
        }

        boolean uses(String command) {
            return words.containsAll(List.of(command.split(" ")));
        }
    }

    /** One that uses the option of one of these commands, or of another if none does. */
    private static String test(OptionSpec option, List<String> commands, List<TestText> tests) {
        List<TestText> using = tests.stream()
                .filter(test -> test.options().contains(option.longestName()))
                .toList();
        return using.stream()
                .filter(test -> commands.stream().anyMatch(test::uses))
                .findFirst()
                .or(() -> using.stream().findFirst())
                .map(TestText::name)
                .orElse("none");
    }

    private static List<Path> files(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
