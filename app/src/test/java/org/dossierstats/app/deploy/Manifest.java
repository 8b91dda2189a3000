package org.dossierstats.app.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1CronJob;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Job;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** An object that deploy/kubernetes makes. */
record Manifest(String file, JsonNode json) {
    static final Path FOLDER = Path.of("..", "deploy", "kubernetes");

    private static final Map<String, Model> MODELS = Map.of(
            "v1/ConfigMap", V1ConfigMap::validateJsonElement,
            "v1/Service", V1Service::validateJsonElement,
            "apps/v1/Deployment", V1Deployment::validateJsonElement,
            "apps/v1/StatefulSet", V1StatefulSet::validateJsonElement,
            "batch/v1/Job", V1Job::validateJsonElement,
            "batch/v1/CronJob", V1CronJob::validateJsonElement,
            "policy/v1/PodDisruptionBudget", V1PodDisruptionBudget::validateJsonElement,
            "networking.k8s.io/v1/NetworkPolicy", V1NetworkPolicy::validateJsonElement);

    /** Refuses what has other fields than Kubernetes knows, or lacks one that it needs. */
    private interface Model {
        void check(JsonElement json) throws IOException;
    }

    static List<Manifest> of(String file, String text) {
        return YamlFiles.documents(text).stream()
                .map(json -> new Manifest(file, json))
                .toList();
    }

    static List<Manifest> all() {
        return YamlFiles.in(FOLDER)
                .filter(file -> !file.endsWith("kustomization.yaml"))
                .flatMap(file -> of(file.getFileName().toString(), YamlFiles.text(file)).stream())
                .toList();
    }

    String kind() {
        return json.path("kind").asText();
    }

    String name() {
        return json.at("/metadata/name").asText();
    }

    /** What Kubernetes would not take; nothing if it would. */
    Optional<String> refusal() {
        Model model = MODELS.get(json.path("apiVersion").asText() + "/" + kind());
        if (model == null) {
            return Optional.of("no object of Kubernetes that this test knows: " + json.path("apiVersion") + kind());
        }
        try {
            model.check(JsonParser.parseString(json.toString()));
            return Optional.empty();
        } catch (IllegalArgumentException | IOException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** Of a pod that it makes, if it makes any. */
    Optional<JsonNode> pod() {
        return Stream.of("/spec/template", "/spec/jobTemplate/spec/template")
                .map(json::at)
                .filter(node -> !node.isMissingNode())
                .findFirst();
    }

    /** Of the pod's only container, if it makes one. */
    Optional<JsonNode> container() {
        return pod().map(pod -> pod.at("/spec/containers/0"));
    }

    @Override
    public String toString() {
        return file + " " + kind() + " " + name();
    }
}
