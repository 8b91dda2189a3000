package org.dossierstats.app.it;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An issuer of OpenID Connect on this machine: its page has a link to press, and a code is redeemed once, by the client that it was given to,
 * with the verifier of its challenge. It is another site than a server at localhost. Programs get tokens for themselves (client credentials).
 */
final class FakeIssuer implements AutoCloseable {
    static final String CLIENT = "board";
    static final String SECRET = "s3cret:+ ü";

    private final RSAKey key = key();
    private final Map<String, Asked> codes = new ConcurrentHashMap<>();
    private final Map<String, List<String>> issued = new ConcurrentHashMap<>();
    private final boolean secret;
    private final Javalin http;
    private volatile UnaryOperator<JWTClaimsSet.Builder> change = claims -> claims;
    private volatile Signature signature = Signature.OWN;

    /** What its tokens are signed with. */
    enum Signature {
        OWN,

        /** A key that it does not show. */
        ANOTHER,
        NONE
    }

    private record Asked(String redirect, String challenge, String nonce) {}

    private FakeIssuer(boolean secret) {
        this.secret = secret;
        this.http = Javalin.create(this::configure).start("127.0.0.1", 0);
    }

    /** @param secret whether its client has one */
    static FakeIssuer start(boolean secret) {
        return new FakeIssuer(secret);
    }

    String url() {
        return "http://127.0.0.1:" + http.port() + "/realm";
    }

    /** What is different in its tokens from now on. */
    void tell(UnaryOperator<JWTClaimsSet.Builder> difference) {
        change = difference;
    }

    /** How its tokens are signed from now on. */
    void sign(Signature with) {
        signature = with;
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.routes.get(
                "/realm/.well-known/openid-configuration",
                context -> context.json(Map.of(
                        "issuer", url(),
                        "jwks_uri", url() + "/keys",
                        "authorization_endpoint", url() + "/authorize?tenant=1",
                        "token_endpoint", url() + "/token")));
        config.routes.get("/realm/keys", context -> context.result(new JWKSet(key.toPublicJWK()).toString()));
        config.routes.get("/realm/authorize", this::authorize);
        config.routes.post("/realm/token", this::token);
    }

    private void authorize(Context context) {
        Map<String, String> expected = Map.of(
                "tenant", "1",
                "response_type", "code",
                "client_id", CLIENT,
                "scope", "openid",
                "code_challenge_method", "S256");
        for (Map.Entry<String, String> one : expected.entrySet()) {
            if (!one.getValue().equals(context.queryParam(one.getKey()))) {
                context.status(400).result(one.getKey() + " is not " + one.getValue());
                return;
            }
        }
        String redirect = parameter(context, "redirect_uri");
        String code = UUID.randomUUID().toString();
        codes.put(code, new Asked(redirect, parameter(context, "code_challenge"), parameter(context, "nonce")));
        String back = redirect + "?code=" + code + "&amp;state=" + parameter(context, "state");
        context.html("<!DOCTYPE html><title>Issuer</title><link rel=\"icon\" href=\"data:,\"><a id=\"back\" href=\""
                + back + "\">It is me</a>");
    }

    private static String parameter(Context context, String name) {
        return Objects.requireNonNull(context.queryParam(name), name);
    }

    private void token(Context context) throws JOSEException {
        Asked asked = codes.remove(Objects.requireNonNullElse(context.formParam("code"), ""));
        String client = client(context);
        if (client != null && "client_credentials".equals(context.formParam("grant_type"))) {
            context.json(Map.of("access_token", tokenOf(client), "token_type", "Bearer", "expires_in", 60));
        } else if (!CLIENT.equals(client)) {
            context.status(401).json(Map.of("error", "invalid_client"));
        } else if (asked == null
                || !"authorization_code".equals(context.formParam("grant_type"))
                || !asked.redirect().equals(context.formParam("redirect_uri"))
                || !asked.challenge().equals(challenge(context.formParam("code_verifier")))) {
            context.status(400).json(Map.of("error", "invalid_grant", "error_description", "<not> this code"));
        } else {
            context.json(Map.of(
                    "access_token", "opaque", "token_type", "Bearer", "expires_in", 60, "id_token", idToken(asked)));
        }
    }

    /** A token that a program gets for itself. */
    String tokenOf(String client) throws JOSEException {
        String token = signed(claims().subject(client));
        issued.computeIfAbsent(client, absent -> new CopyOnWriteArrayList<>()).add(token);
        return token;
    }

    /** Those that this program got so far. */
    List<String> issuedTo(String client) {
        return issued.getOrDefault(client, List.of());
    }

    /** Which client a request comes from; all have the same secret. */
    private @Nullable String client(Context context) {
        String basic = context.header("Authorization");
        if (!secret) {
            return basic == null ? context.formParam("client_id") : null;
        }
        if (basic == null || !basic.startsWith("Basic ")) {
            return null;
        }
        String[] told = new String(
                        Base64.getDecoder().decode(basic.substring("Basic ".length())), StandardCharsets.US_ASCII)
                .split(":", 2);
        return told.length == 2 && told[1].equals("s3cret%3A%2B+%C3%BC") ? told[0] : null;
    }

    private static String challenge(@Nullable String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(String.valueOf(verifier).getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private String idToken(Asked asked) throws JOSEException {
        return signed(claims().subject("4f1c").claim("nonce", asked.nonce()));
    }

    private JWTClaimsSet.Builder claims() {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(url())
                .audience(CLIENT)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(60)));
    }

    private String signed(JWTClaimsSet.Builder told) throws JOSEException {
        JWTClaimsSet claims = change.apply(told).build();
        if (signature == Signature.NONE) {
            return new PlainJWT(claims).serialize();
        }
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims);
        token.sign(new RSASSASigner(signature == Signature.OWN ? key : key()));
        return token.serialize();
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyID("1").generate();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        http.stop();
    }
}
