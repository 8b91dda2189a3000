package org.dossierstats.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong is told in one line, with the exit code of docs/commands.md, before a broker is started for it. */
class BadInputTest {
    private static final int USAGE = 2;
    private static final int INPUT = 3;
    private static final Path EXAMPLES = Path.of("..", "docs", "examples");
    private static final String MAPPING = EXAMPLES.resolve("dossiers.yaml").toString();

    @TempDir
    Path directory;

    @Test
    void a_file_that_does_not_exist_is_named() {
        Ended ended = batch("nowhere.csv", MAPPING);

        ended.assertRefused(INPUT, "nowhere.csv does not exist");
    }

    @Test
    void a_mapping_that_does_not_exist_is_named() {
        Ended ended = batch(example(), "nowhere.yaml");

        ended.assertRefused(INPUT, "mapping nowhere.yaml does not exist");
    }

    @Test
    void a_directory_is_no_file() {
        Ended ended = batch(directory.toString(), MAPPING);

        ended.assertRefused(INPUT, directory + " is a directory");
    }

    @Test
    void an_empty_file_is_told() throws IOException {
        Ended ended = batch(file("empty.csv", ""), MAPPING);

        ended.assertRefused(INPUT, "empty.csv is empty; its first line must name the columns");
    }

    @Test
    void a_mapping_that_is_no_yaml_is_told_with_its_line() throws IOException {
        Ended ended = batch(example(), file("broken.yaml", "dossier: id\nzone: [UTC\nevents: {"));

        ended.assertRefused(INPUT, "broken.yaml, line ");
    }

    @Test
    void a_mapping_with_an_unknown_key_is_told_with_the_key() throws IOException {
        String misspelt = Files.readString(Path.of(MAPPING)).replace("channel:", "chanel:");

        Ended ended = batch(example(), file("misspelt.yaml", misspelt));

        ended.assertRefused(INPUT, "misspelt.yaml, line ", "chanel");
    }

    @Test
    void a_missing_column_is_told_with_those_that_are_there() throws IOException {
        Ended ended = batch(changed("Hẹn trả", "Ngày hẹn"), MAPPING);

        ended.assertRefused(INPUT, "line 1: there is no column 'Hẹn trả'; the header is: Mã hồ sơ, Thủ tục");
    }

    @Test
    void an_unreadable_time_is_told_with_its_line_and_nothing_is_imported() throws IOException {
        Ended ended = batch(changed("29/6/2021 16:45", "31/6/2021 16:45"), MAPPING);

        ended.assertRefused(INPUT, "line 4, column Xử lý xong: '31/6/2021 16:45'", "; nothing was imported");
    }

    @Test
    void an_unknown_channel_is_told_with_the_word() throws IOException {
        Ended ended = batch(changed("Bưu chính", "Bồ câu"), MAPPING);

        ended.assertRefused(INPUT, "line 6, column Kênh: 'Bồ câu' is not a word the mapping knows");
    }

    @Test
    void of_many_faults_the_first_are_shown_and_all_are_counted() throws IOException {
        Ended ended = batch(changed("/6/2021", "/66/2021"), MAPPING);

        ended.assertRefused(INPUT, "line 2, column ", "; and 28 more; nothing was imported");
    }

    @Test
    void a_period_that_does_not_parse_is_told_with_those_that_do() {
        Ended ended = batch(example(), MAPPING, "--period", "2021-13");

        ended.assertRefused(USAGE, "period '2021-13' is not one of 2021-06, 2021-Q2");
    }

    @Test
    void a_zone_that_there_is_not_is_told() {
        Ended ended = batch(example(), MAPPING, "--zone", "Asia/Hanoy");

        ended.assertRefused(USAGE, "--zone 'Asia/Hanoy' is not a time zone such as Asia/Ho_Chi_Minh or UTC");
    }

    @Test
    void a_calendar_that_there_is_not_is_told_with_those_there_are() {
        Ended ended = batch(example(), MAPPING, "--calendar", "lunar");

        ended.assertRefused(USAGE, "'--calendar'", "statutory, calendar", "lunar");
    }

    @Test
    void a_format_that_there_is_not_is_told_with_those_there_are() {
        Ended ended = batch(example(), MAPPING, "--format", "docx");

        ended.assertRefused(USAGE, "'--format'", "text, json, csv, xlsx, html, pdf", "docx");
    }

    @Test
    void a_timeout_of_nothing_is_refused_before_anything_is_started() {
        Ended ended = batch("nowhere.csv", MAPPING, "--timeout", "0");

        ended.assertRefused(USAGE, "--timeout must be 1 to 86400 seconds, not 0");
    }

    @Test
    void a_result_for_a_directory_that_does_not_exist_is_refused_before_anything_is_started() {
        Path nowhere = directory.resolve("nowhere");
        Path out = nowhere.resolve("june.txt");

        Ended ended = batch("nowhere.csv", MAPPING, "--out", out.toString());

        ended.assertRefused(USAGE, "--out " + out + ": there is no directory " + nowhere);
    }

    @Test
    void what_a_command_cannot_do_without_is_told() {
        Ended ended = Ended.of("batch", "--import", example());

        ended.assertRefused(USAGE, "--period", "; see: dossier-stats batch --help");
    }

    @Test
    void an_option_that_there_is_not_is_told_with_one_like_it() {
        Ended ended = batch(example(), MAPPING, "--perod", "2021");

        ended.assertRefused(USAGE, "'--perod'", "did you mean --period");
    }

    @Test
    void other_numbers_out_of_their_range_are_refused() {
        Ended.of("topics", "create", "--partitions", "0").assertRefused(USAGE, "--partitions must be 1 to 1000, not 0");
        Ended.of("topics", "create", "--replication", "0").assertRefused(USAGE, "--replication must be 1 or more");
        Ended.of("streams", "--threads", "0").assertRefused(USAGE, "threads must be 1 to 64, not 0");
        Ended.of("demo", "--port", "70000").assertRefused(USAGE, "--port must be 0 to 65535, not 70000");
        Ended.of("standalone", "--data", directory.toString(), "--kafka-port", "-1")
                .assertRefused(USAGE, "--kafka-port must be 0 to 65535, not -1");
    }

    @Test
    void client_properties_that_cannot_be_read_are_told() {
        Ended ended = Ended.of("topics", "create", "--command-config", "nowhere.properties");

        ended.assertRefused(USAGE, "cannot read --command-config nowhere.properties");
    }

    @Test
    void client_properties_that_kafka_does_not_know_what_to_do_with_are_told() throws IOException {
        String properties = file("client.properties", "security.protocol=NONE\n");

        Ended.of("topics", "create", "--command-config", properties).assertRefused(USAGE, "NONE", "security.protocol");
        Ended.of("reporter", "summary", "--period", "2021", "--command-config", properties)
                .assertRefused(USAGE, "NONE", "security.protocol");
    }

    @Test
    void an_address_that_is_none_is_told() {
        Ended.of("topics", "create", "--bootstrap-server", "localhost").assertRefused(USAGE, "localhost");
        Ended.of("reporter", "summary", "--period", "2021", "--bootstrap-server", "nowhere.invalid:9092")
                .assertRefused(USAGE, "nowhere.invalid:9092");
        Ended.of("streams", "--bootstrap-server", "localhost:kafka").assertRefused(USAGE, "localhost:kafka");
    }

    @Test
    void where_an_error_came_from_is_shown_when_asked_for() {
        Ended ended = batch("nowhere.csv", MAPPING, "--verbose");

        assertThat(ended.exitCode()).isEqualTo(INPUT);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err())
                .startsWith("dossier-stats: nowhere.csv does not exist\n")
                .contains("\tat org.dossierstats.app.command.option.FileOptions.checked(");
    }

    private static Ended batch(String file, String mapping, String... options) {
        List<String> arguments = new ArrayList<>(List.of("batch", "--import", file, "--mapping", mapping));
        arguments.addAll(List.of(options));
        if (!arguments.contains("--period")) {
            arguments.addAll(List.of("--period", "2021"));
        }
        return Ended.of(arguments.toArray(String[]::new));
    }

    private static String example() {
        return EXAMPLES.resolve("dossiers.csv").toString();
    }

    private String changed(String words, String replacement) throws IOException {
        String text = Files.readString(Path.of(example()));
        assertThat(text).contains(words);
        return file("changed.csv", text.replace(words, replacement));
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content).toString();
    }
}
