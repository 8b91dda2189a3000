package org.dossierstats.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.dossierstats.catalogue.Agency;
import org.dossierstats.catalogue.Catalogue;
import org.dossierstats.catalogue.Validity;
import org.dossierstats.dossier.Dossier;
import org.dossierstats.dossier.Event;
import org.dossierstats.dossier.Rules;
import org.dossierstats.period.Period;
import org.dossierstats.period.PeriodSummary;
import org.dossierstats.period.RandomHistories;
import org.dossierstats.period.Recount;
import org.dossierstats.period.ReportingCalendar;
import org.dossierstats.report.EarlierPeriod;
import org.dossierstats.report.ReportPlan;
import org.dossierstats.settings.Rulebook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The schema of summaries says what is written: no more, no less. */
class SummarySchemaTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Rules RULES = Rulebook.defaults().rules();
    private static final List<Period> PERIODS = Stream.of("2024-04", "2024-Q2", "2024-H1", "2024-04-10..2024-04-20")
            .flatMap(name -> Stream.of(ReportingCalendar.STATUTORY, ReportingCalendar.CALENDAR)
                    .map(calendar -> Period.parse(name, calendar)))
            .toList();

    /** Readers pass over members they do not know; here each must be in the schema. */
    private static final Schema CLOSED = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(closed(json(new String(Contract.SUMMARY_SCHEMA.bytes(), StandardCharsets.UTF_8))));

    static LongStream seeds() {
        return LongStream.range(0, Integer.getInteger("dossierstats.seeds", 20));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void summaries_of_random_histories_are_as_the_schema_says(long seed) {
        List<PeriodSummary> summaries = summaries(RandomHistories.of(seed, (int) seed * 20), PERIODS);

        assertValid(seed, SummaryJson.write(summaries));
        summaries.forEach(summary -> assertValid(seed, SummaryJson.write(List.of(summary))));
    }

    @Test
    void what_a_report_tells_beside_is_in_the_schema_too() {
        Catalogue catalogue =
                new Catalogue(List.of(), List.of(new Agency("H0", "Sở Y tế", null, null, Validity.ALWAYS)));
        ReportPlan plan = new ReportPlan(PERIODS, EnumSet.allOf(EarlierPeriod.class));
        List<PeriodSummary> summaries = summaries(RandomHistories.of(7, 200), plan.toSum());

        JsonNode reports = json(new String(ReportJson.write(plan.reports(summaries, catalogue)), UTF_8));

        assertThat(CLOSED.validate(reports)).isEmpty();
        assertThat(reports.get(0).path("notReported")).hasSize(1);
        assertThat(reports.get(0).path("comparisons")).hasSize(2);
    }

    @Test
    void a_summary_that_is_wrong_in_any_place_is_not() {
        JsonNode summary = json(Golden.text("summary.json"));
        assertThat(CLOSED.validate(summary)).isEmpty();

        forEachMember(summary, (object, name) -> {
            JsonNode right = object.get(name);
            object.set(name, JSON.createArrayNode().add(true));
            assertThat(CLOSED.validate(summary)).as("a wrong %s", name).isNotEmpty();
            object.set(name, right);
            object.set(name + "Too", right);
            assertThat(CLOSED.validate(summary)).as("another %s", name).isNotEmpty();
            object.remove(name + "Too");
        });
    }

    @Test
    void what_is_sealed_is_as_its_schema_says_and_nothing_else_is() {
        ObjectNode schema =
                (ObjectNode) closed(json(new String(Contract.SUMMARY_SCHEMA.bytes(), StandardCharsets.UTF_8)));
        schema.remove("oneOf");
        ((ObjectNode) schema.at("/$defs/sealed")).put("unevaluatedProperties", false);
        schema.put("$ref", "#/$defs/sealed");
        Schema sealed = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema);

        for (String golden : List.of("sealed-office.json", "sealed-agency.json", "earlier/sealed-office.json")) {
            JsonNode right = json(Golden.text(golden));
            assertThat(sealed.validate(right)).as(golden).isEmpty();
            for (String name : List.copyOf(names(right))) {
                ObjectNode wrong = right.deepCopy();
                wrong.set(name, JSON.createArrayNode().add(true));
                assertThat(sealed.validate(wrong)).as("a wrong %s", name).isNotEmpty();
                assertThat(sealed.validate(wrong.without(name)))
                        .as("no %s", name)
                        .isNotEmpty();
                wrong.set(name, right.get(name));
                wrong.set(name + "Too", right.get(name));
                assertThat(sealed.validate(wrong)).as("another %s", name).isNotEmpty();
            }
        }
    }

    private static List<String> names(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private interface MemberVisitor {
        void visit(ObjectNode object, String name);
    }

    private static void forEachMember(JsonNode node, MemberVisitor visitor) {
        if (node instanceof ObjectNode object) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            names.forEach(name -> visitor.visit(object, name));
        }
        node.forEach(child -> forEachMember(child, visitor));
    }

    private static List<PeriodSummary> summaries(List<Event> events, List<Period> periods) {
        Map<String, List<Event>> byDossier = events.stream().collect(Collectors.groupingBy(Event::dossier));
        return periods.stream()
                .map(period -> {
                    Recount recount = new Recount(period, RULES);
                    byDossier.values().forEach(each -> recount.add(Dossier.of(each)));
                    return recount.summary(new TreeMap<>(Map.of(0, 12L, 1, (long) events.size())));
                })
                .toList();
    }

    private static void assertValid(long seed, String summary) {
        assertThat(CLOSED.validate(json(summary)))
                .as("seed %d: %s", seed, summary)
                .isEmpty();
    }

    /** The schema where every object has only the members it names. */
    private static JsonNode closed(JsonNode schema) {
        close(schema);
        ((ObjectNode) schema.at("/$defs/summary")).put("unevaluatedProperties", false);
        return schema;
    }

    private static void close(JsonNode node) {
        Stream.concat(
                        node.path("properties").properties().stream().map(Map.Entry::getValue),
                        Stream.of(node.path("items")))
                .filter(JsonNode::isObject)
                .forEach(place -> ((ObjectNode) place).put("unevaluatedProperties", false));
        node.forEach(SummarySchemaTest::close);
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
