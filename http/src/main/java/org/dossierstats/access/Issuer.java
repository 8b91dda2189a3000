package org.dossierstats.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSKeySelector;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;

/** An issuer of OpenID Connect: what it tells of itself, and the keys it signs with. */
public final class Issuer {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /** With a pair of keys only: with a shared secret whoever can check a token can make one. */
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    private final String url;
    private final URI discovery;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(LIMIT).build();
    private final JsonNode told;
    private final JWSKeySelector<SecurityContext> keys;

    private Issuer(String url) {
        this.url = url;
        this.discovery = URI.create(
                secure(url, "the issuer").toString().replaceAll("/+$", "") + "/.well-known/openid-configuration");
        this.told = told();
        this.keys = keysAt(endpoint("jwks_uri"));
    }

    /**
     * Asks the issuer what it is.
     *
     * @throws AccessException if it does not answer as an issuer of OpenID Connect does
     */
    public static Issuer at(String url) {
        return new Issuer(url);
    }

    private JsonNode told() {
        HttpResponse<String> answer = ask(HttpRequest.newBuilder(discovery));
        if (answer.statusCode() != 200) {
            throw new AccessException(discovery + " answers " + answer.statusCode(), null);
        }
        try {
            JsonNode json = new ObjectMapper().readTree(answer.body());
            String name = json.path("issuer").asText();
            if (!url.equals(name)) {
                throw new AccessException(discovery + " is of the issuer '" + name + "'", null);
            }
            return json;
        } catch (JsonProcessingException e) {
            throw new AccessException(discovery + " is not JSON", e);
        }
    }

    private static JWSKeySelector<SecurityContext> keysAt(URI uri) {
        try {
            return new JWSVerificationKeySelector<>(
                    ALGORITHMS,
                    JWKSourceBuilder.<SecurityContext>create(uri.toURL())
                            .retrying(true)
                            .outageTolerant(Duration.ofHours(1).toMillis())
                            .build());
        } catch (MalformedURLException e) {
            throw new AccessException("the issuer's keys are at no address: " + uri, e);
        }
    }

    String url() {
        return url;
    }

    /** The keys it signs with, as they are now. */
    JWSKeySelector<SecurityContext> keys() {
        return keys;
    }

    /**
     * An address it tells.
     *
     * @throws AccessException if it tells none, or one that others could answer at
     */
    URI endpoint(String name) {
        return secure(told.path(name).asText(), name + " of " + discovery);
    }

    /** @throws AccessException if there is no answer */
    HttpResponse<String> ask(HttpRequest.Builder question) {
        HttpRequest request = question.timeout(LIMIT).build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AccessException(request.uri() + " cannot be read: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AccessException("interrupted while asking " + request.uri(), e);
        }
    }

    /** Whoever could change its answers on the way could let themselves in. */
    private static URI secure(String text, String what) {
        try {
            URI uri = new URI(text);
            boolean here = "http".equals(uri.getScheme()) && LOOPBACK.contains(String.valueOf(uri.getHost()));
            if (here || ("https".equals(uri.getScheme()) && uri.getHost() != null)) {
                return uri;
            }
        } catch (URISyntaxException e) {
            throw new AccessException(what + " is not an https URL: " + text, e);
        }
        throw new AccessException(what + " is not an https URL: " + text, null);
    }
}
