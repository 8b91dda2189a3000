package org.dossierstats.app.contract;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Error;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.dossierstats.wire.Contract;

/** A written contract as programs read it, with what it refers to in the others. */
public record Document(Contract contract, JsonNode root) {
    private static final ObjectMapper YAML = new YAMLMapper();
    private static final URI BASE = URI.create("http://localhost");
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            registry -> registry.schemas(Arrays.stream(Contract.values())
                    .collect(Collectors.toMap(
                            each -> uri(each).toString(),
                            each -> of(each).root().toString()))));

    public static Document of(Contract contract) {
        try {
            return new Document(contract, YAML.readTree(contract.bytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URI uri(Contract contract) {
        return BASE.resolve(contract.path());
    }

    /** What is wrong with the whole of it by the official schema of its kind. */
    List<Error> errorsBy(String officialSchema) {
        try (InputStream schema = Document.class.getResourceAsStream("/schemas/" + officialSchema)) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(Objects.requireNonNull(schema))
                    .validate(root);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is wrong with a value by the schema that stands there. */
    public List<Error> errors(JsonPointer schema, JsonNode value) {
        return SCHEMAS.getSchema(SchemaLocation.of(uri(contract) + "#" + schema))
                .validate(value);
    }

    /** A member further down, over references within the document. */
    public JsonPointer resolve(JsonPointer from, String... names) {
        JsonPointer place = from;
        for (String name : names) {
            place = followed(place).appendProperty(name);
        }
        return followed(place);
    }

    private JsonPointer followed(JsonPointer place) {
        String reference = root.at(place).path("$ref").asText();
        return reference.startsWith("#/") ? followed(JsonPointer.compile(reference.substring(1))) : place;
    }

    /** References to what is not there, and members without a value, which a comma in a plain text of YAML makes. */
    List<String> looseEnds() {
        List<String> loose = new ArrayList<>();
        forEachObject((place, object) -> object.properties().stream()
                .filter(member -> member.getValue().isNull())
                .forEach(member -> loose.add(place + "/" + member.getKey())));
        for (String reference : root.findValuesAsText("$ref")) {
            URI target = uri(contract).resolve(reference);
            boolean found = Arrays.stream(Contract.values())
                    .filter(each -> each.path().equals(target.getPath()))
                    .map(each -> target.getFragment() == null
                            ? of(each).root()
                            : of(each).root().at(target.getFragment()))
                    .anyMatch(node -> !node.isMissingNode());
            if (!found) {
                loose.add(reference);
            }
        }
        return loose;
    }

    /** Every object in it, with its place. */
    void forEachObject(BiConsumer<JsonPointer, JsonNode> visitor) {
        visit(JsonPointer.empty(), root, visitor);
    }

    private static void visit(JsonPointer place, JsonNode node, BiConsumer<JsonPointer, JsonNode> visitor) {
        if (node.isObject()) {
            visitor.accept(place, node);
            for (Map.Entry<String, JsonNode> member : node.properties()) {
                visit(place.appendProperty(member.getKey()), member.getValue(), visitor);
            }
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            visit(place.appendIndex(i), node.get(i), visitor);
        }
    }
}
