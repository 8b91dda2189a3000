package org.dossierstats.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dossierstats.monitor.Monitoring;

/** What a process told Prometheus at a moment. */
record Scrape(String text) {
    private static final Pattern SERIES = Pattern.compile("(?m)^(dossier_stats_\\w+)(?:\\{(.*)})? (\\S+)$");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern TYPE = Pattern.compile("(?m)^# TYPE (\\w+) \\w+$");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** @param address such as {@code http://127.0.0.1:8080} */
    static Scrape of(String address) throws Exception {
        HttpResponse<String> answer = get(address + Monitoring.METRICS);
        assertThat(answer.statusCode()).isEqualTo(200);
        return new Scrape(answer.body());
    }

    static HttpResponse<String> get(String uri) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(uri))
                        .timeout(Duration.ofSeconds(20))
                        .build(),
                BodyHandlers.ofString());
    }

    /** The values of our meters but for the buckets and the longest times, by name and labels in the order of their names. */
    Map<String, Double> values() {
        Map<String, Double> values = new TreeMap<>();
        SERIES.matcher(text)
                .results()
                .filter(series -> !series.group(1).matches(".*_(bucket|max)"))
                .forEach(series -> values.put(
                        series.group(1)
                                + (series.group(2) == null
                                        ? ""
                                        : "{" + series.group(2).replace("\"", "") + "}"),
                        Double.valueOf(series.group(3))));
        return values;
    }

    /** The sum of those whose name and labels begin so. */
    double sum(String beginning) {
        return values().entrySet().stream()
                .filter(series -> series.getKey().startsWith(beginning))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    /** How many series of ours there are, buckets and all. */
    long series() {
        return SERIES.matcher(text).results().count();
    }

    /** The names of the labels of ours. */
    NavigableSet<String> labels() {
        return SERIES.matcher(text)
                .results()
                .map(series -> series.group(2))
                .flatMap(labels -> labels == null
                        ? Stream.<MatchResult>empty()
                        : LABEL.matcher(labels).results())
                .map(label -> label.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The names of meters, those of a histogram or summary as one. */
    NavigableSet<String> families() {
        return TYPE.matcher(text).results().map(type -> type.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The names a query may use. */
    NavigableSet<String> names() {
        return Pattern.compile("(?m)^([a-z]\\w*)[{ ]")
                .matcher(text)
                .results()
                .map(name -> name.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
