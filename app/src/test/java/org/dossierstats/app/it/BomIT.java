package org.dossierstats.app.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The list of what we ship (CycloneDX, target/bom.json) is of what we ship. */
class BomIT {
    /** Each may be shipped with a program under the Apache License; of several licenses of a library one is enough. */
    private static final Set<String> LICENSES = Set.of(
            "Apache-2.0",
            "MIT",
            "BSD-2-Clause",
            "BSD-3-Clause",
            "BSD-4-Clause",
            "EPL-2.0",
            "Go License",
            "LGPL-2.1-or-later",
            "Mozilla Public License Version 2.0");

    private static List<JsonNode> components = List.of();

    @BeforeAll
    static void read() {
        assumeFalse(
                "offline=true".equals(System.getProperty("dossierstats.test.maven")),
                "mvn -o makes no list; what lies there is older");
        components = components();
    }

    @Test
    void every_jar_beside_the_program_is_in_it_byte_for_byte_and_no_other() throws Exception {
        TreeMap<String, String> shipped = new TreeMap<>();
        try (Stream<Path> jars = Files.list(Path.of("target", "lib"))) {
            for (Path jar : jars.toList()) {
                shipped.put(sha256(Files.readAllBytes(jar)), jar.getFileName().toString());
            }
        }

        TreeMap<String, String> listed = new TreeMap<>();
        for (JsonNode component : components) {
            String classifier = component.path("purl").asText().replaceFirst(".*classifier=([^&]*).*|.*", "$1");
            listed.put(
                    hash(component),
                    component.path("name").asText() + "-"
                            + component.path("version").asText() + (classifier.isEmpty() ? "" : "-" + classifier)
                            + ".jar");
        }

        assertThat(listed).hasSizeGreaterThan(100).isEqualTo(shipped);
    }

    @Test
    void every_library_may_be_shipped_with_this_program() {
        assertThat(components)
                .allSatisfy(component -> assertThat(licenses(component))
                        .as(component.path("purl").asText())
                        .containsAnyElementsOf(LICENSES));
    }

    private static List<JsonNode> components() {
        try {
            List<JsonNode> components = new ArrayList<>();
            new ObjectMapper()
                    .readTree(Path.of("target", "bom.json").toFile())
                    .path("components")
                    .forEach(components::add);
            return components;
        } catch (IOException e) {
            throw new AssertionError("mvn package without -Dquick makes it", e);
        }
    }

    private static String hash(JsonNode component) {
        for (JsonNode hash : component.path("hashes")) {
            if (hash.path("alg").asText().equals("SHA-256")) {
                return hash.path("content").asText();
            }
        }
        throw new AssertionError("no SHA-256 of " + component.path("purl"));
    }

    private static List<String> licenses(JsonNode component) {
        List<String> licenses = new ArrayList<>();
        component.path("licenses").forEach(license -> {
            JsonNode told = license.path("license");
            licenses.add(told.path("id").asText(told.path("name").asText()));
        });
        return licenses;
    }

    private static String sha256(byte[] bytes) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
