package org.dossierstats.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.javalin.Javalin;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tokens of an issuer of OpenID Connect on this machine. */
class TokensTest {
    private static final Guest LAND = new Guest("land", Agencies.ANY, "first");

    @TempDir
    Path directory;

    private final RSAKey key = key("1");
    private final ECKey curve = curve("e");
    private Javalin issuer;
    private String url;

    @BeforeEach
    void startIssuer() {
        issuer = Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.routes.get(
                            "/realm/.well-known/openid-configuration",
                            context -> context.json(Map.of("issuer", url, "jwks_uri", url + "/keys")));
                    config.routes.get(
                            "/realm/keys",
                            context -> context.result(
                                    new JWKSet(List.of(key.toPublicJWK(), curve.toPublicJWK())).toString()));
                    config.routes.get("/other/.well-known/openid-configuration", context -> context.json(Map.of()));
                    config.routes.get("/html/.well-known/openid-configuration", context -> context.html("<p>"));
                })
                .start("127.0.0.1", 0);
        url = "http://127.0.0.1:" + issuer.port() + "/realm";
    }

    @AfterEach
    void stopIssuer() {
        issuer.stop();
    }

    @Test
    void a_token_of_the_issuer_lets_its_subject_in() throws Exception {
        Access<Guest> access = access();

        assertThat(access.caller("Bearer " + token(claims -> claims))).isEqualTo(LAND);
        assertThat(access.caller("Bearer " + token(claims -> claims))).isEqualTo(LAND);
    }

    @Test
    void a_token_may_be_signed_on_an_elliptic_curve() throws Exception {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .keyID(curve.getKeyID())
                        .build(),
                claims(claims -> claims));
        token.sign(new ECDSASigner(curve));

        assertThat(access().caller("Bearer " + token.serialize())).isEqualTo(LAND);
    }

    @Test
    void a_key_is_taken_beside_tokens() throws Exception {
        ApiKey apiKey = ApiKey.random(new java.security.SecureRandom());
        KeyFile<Guest> file = Guest.file(directory.resolve("guests.yaml"));
        file.write(new Keyring<>(Map.of(new Credential.KeyHash(apiKey.hash()), LAND)));

        Access<Guest> access = Access.of(file, tokens());

        assertThat(access.caller("Bearer " + apiKey.text())).isEqualTo(LAND);
        assertRefused(access, token(claims -> claims), "the token's subject is not known here");
    }

    @Test
    void no_other_token_lets_anybody_in() throws Exception {
        Access<Guest> access = access();
        Date past = Date.from(Instant.now().minusSeconds(3600));

        assertRefused(access, token(claims -> claims.expirationTime(past)), "the token is not taken: Expired JWT");
        assertRefused(access, token(claims -> claims.expirationTime(null)), "the token is not taken: ");
        assertRefused(access, token(claims -> claims.audience("others")), "the token is not taken: ");
        assertRefused(access, token(claims -> claims.issuer("https://else")), "the token is not taken: ");
        assertRefused(access, token(claims -> claims.subject(null)), "the token is not taken: ");
        assertRefused(access, token(claims -> claims.subject("stranger")), "the token's subject is not known here");
        assertRefused(access, signed(key("2"), claims(claims -> claims)), "the token is not taken: ");
        assertRefused(access, new PlainJWT(claims(claims -> claims)).serialize(), "the token is not taken: ");
        assertRefused(access, signedWithThePublicKey(), "the token is not taken: ");
        assertRefused(access, token(claims -> claims) + "x", "the token is not taken: ");
        assertRefused(access, "a.b.c", "this is neither a key nor a token");
        assertRefused(access, "x".repeat(20_000), "the token is longer than 16384 characters");
    }

    @Test
    void an_issuer_that_cannot_be_asked_is_told() {
        assertIssuer(url + "x", "/.well-known/openid-configuration answers 404");
        assertIssuer(url.replace("realm", "other"), "is of the issuer ''");
        assertIssuer(url.replace("realm", "html"), "is not JSON");
        assertIssuer("http://login.example.org", "the issuer is not an https URL: http://login.example.org");
        assertIssuer("nowhere", "the issuer is not an https URL: nowhere");
        issuer.stop();
        assertIssuer(url, "cannot be read: ");
    }

    @Test
    void keys_that_cannot_be_had_are_no_fault_of_the_caller() throws Exception {
        Access<Guest> access = access();
        String token = token(claims -> claims);
        issuer.stop();

        assertThatThrownBy(() -> access.caller("Bearer " + token))
                .isInstanceOf(AccessException.class)
                .hasMessageStartingWith("the issuer's keys cannot be had now");
    }

    private Access<Guest> access() {
        KeyFile<Guest> file = Guest.file(directory.resolve("guests.yaml"));
        file.write(new Keyring<>(Map.of(new Credential.Subject("land-service"), LAND)));
        return Access.of(file, tokens());
    }

    private Tokens tokens() {
        return Tokens.of(Issuer.at(url), "dossier-stats", "sub");
    }

    private String token(UnaryOperator<JWTClaimsSet.Builder> change) throws JOSEException {
        return signed(key, claims(change));
    }

    private JWTClaimsSet claims(UnaryOperator<JWTClaimsSet.Builder> change) {
        return change.apply(new JWTClaimsSet.Builder()
                        .issuer(url)
                        .audience("dossier-stats")
                        .subject("land-service")
                        .expirationTime(Date.from(Instant.now().plusSeconds(300))))
                .build();
    }

    private static String signed(RSAKey with, JWTClaimsSet claims) throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .type(new JOSEObjectType("at+jwt"))
                        .keyID(with.getKeyID())
                        .build(),
                claims);
        token.sign(new RSASSASigner(with));
        return token.serialize();
    }

    /** The old trick: the issuer's public key, which everybody has, as the secret of an HMAC. */
    private String signedWithThePublicKey() throws JOSEException {
        SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims(claims -> claims));
        token.sign(new MACSigner(key.toRSAPublicKey().getEncoded()));
        return token.serialize();
    }

    private static RSAKey key(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    private static ECKey curve(String id) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    private static void assertRefused(Access<Guest> access, String token, String saying) {
        assertThatThrownBy(() -> access.caller("Bearer " + token))
                .isInstanceOf(NotAdmittedException.class)
                .hasMessageStartingWith(saying)
                .hasMessageNotContaining(token);
    }

    private static void assertIssuer(String issuerUrl, String saying) {
        assertThatThrownBy(() -> Issuer.at(issuerUrl))
                .isInstanceOf(AccessException.class)
                .hasMessageContaining(saying);
    }
}
