package org.dossierstats.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.time.Duration;
import java.util.Set;

/** Makes sure of OpenID Connect access tokens (RFC 9068): signed by the issuer, for us, not expired. */
public final class Tokens {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final int MAX_CHARS = 16 * 1024;

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

    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    private final String claim;

    /**
     * Tokens to be expected.
     *
     * @param issuer its URL; its keys are found from there
     * @param audience what tokens for us are for
     * @param claim which claim says who the caller is, such as sub
     */
    public record Expected(String issuer, String audience, String claim) {}

    private Tokens(Expected expected, URI keys) throws MalformedURLException {
        this.claim = expected.claim();
        processor.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(
                ALGORITHMS,
                JWKSourceBuilder.<SecurityContext>create(keys.toURL())
                        .retrying(true)
                        .outageTolerant(Duration.ofHours(1).toMillis())
                        .build()));
        processor.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(
                expected.audience(),
                new JWTClaimsSet.Builder().issuer(expected.issuer()).build(),
                Set.of("exp", expected.claim())));
    }

    /**
     * Asks the issuer where its keys are.
     *
     * @throws AccessException if it does not answer as an issuer of OpenID Connect does
     */
    public static Tokens of(Expected expected) {
        URI issuer = secure(expected.issuer(), "the issuer");
        URI discovery = URI.create(issuer.toString().replaceAll("/+$", "") + "/.well-known/openid-configuration");
        try {
            HttpResponse<String> answer = HttpClient.newBuilder()
                    .connectTimeout(LIMIT)
                    .build()
                    .send(
                            HttpRequest.newBuilder(discovery).timeout(LIMIT).build(),
                            HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new AccessException(discovery + " answers " + answer.statusCode(), null);
            }
            JsonNode found = new ObjectMapper().readTree(answer.body());
            if (!expected.issuer().equals(found.path("issuer").asText())) {
                throw new AccessException(
                        discovery + " is of the issuer '" + found.path("issuer").asText() + "'", null);
            }
            return new Tokens(expected, secure(found.path("jwks_uri").asText(), "jwks_uri of " + discovery));
        } catch (JsonProcessingException e) {
            throw new AccessException(discovery + " is not JSON", e);
        } catch (IOException e) {
            throw new AccessException(discovery + " cannot be read: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AccessException("interrupted while asking " + discovery, e);
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

    /**
     * Whom a token is of.
     *
     * @throws NotAdmittedException if it is not taken
     * @throws AccessException if the issuer's keys cannot be had
     */
    String subject(String token) throws NotAdmittedException {
        if (token.length() > MAX_CHARS) {
            throw new NotAdmittedException("the token is longer than " + MAX_CHARS + " characters");
        }
        try {
            String subject = processor.process(token, null).getStringClaim(claim);
            if (subject != null && !subject.isBlank()) {
                return subject;
            }
        } catch (ParseException e) {
            throw new NotAdmittedException("this is neither a key nor a token");
        } catch (BadJOSEException e) {
            throw new NotAdmittedException("the token is not taken: " + e.getMessage());
        } catch (JOSEException e) {
            throw new AccessException("the issuer's keys cannot be had now: " + e.getMessage(), e);
        }
        throw new NotAdmittedException("the token says nothing in '" + claim + "'");
    }
}
