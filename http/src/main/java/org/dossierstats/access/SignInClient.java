package org.dossierstats.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What this server is to an issuer of OpenID Connect: a client through which people sign in, by the authorization code flow with PKCE.
 *
 * <p>Thread safety: any number of threads.
 */
public final class SignInClient {
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_.-]{1,40}");
    private static final int SERVER_ERROR = 500;

    private final Issuer issuer;
    private final ClientID id;
    private final @Nullable Secret secret;
    private final String claim;
    private final URI authorization;
    private final URI token;
    private final IDTokenValidator validator;

    private SignInClient(Issuer issuer, ClientID id, @Nullable Secret secret, String claim) {
        this.issuer = issuer;
        this.id = id;
        this.secret = secret;
        this.claim = claim;
        this.authorization = issuer.endpoint("authorization_endpoint");
        this.token = issuer.endpoint("token_endpoint");
        this.validator =
                new IDTokenValidator(new com.nimbusds.oauth2.sdk.id.Issuer(issuer.url()), id, issuer.keys(), null);
    }

    /**
     * As it is registered there.
     *
     * @param secret null: a public client, which has none
     * @param claim which claim says who somebody is, such as sub
     * @throws AccessException if the issuer does not say where people sign in
     */
    public static SignInClient of(Issuer issuer, String id, @Nullable String secret, String claim) {
        return new SignInClient(issuer, new ClientID(id), secret == null ? null : new Secret(secret), claim);
    }

    /** Where a browser goes to sign in. */
    public URI address(Attempt attempt) {
        return new AuthenticationRequest.Builder(ResponseType.CODE, new Scope("openid"), id, attempt.redirect())
                .endpointURI(authorization)
                .state(new State(attempt.state()))
                .nonce(attempt.nonce())
                .codeChallenge(attempt.verifier(), CodeChallengeMethod.S256)
                .build()
                .toURI();
    }

    /**
     * Who signed in.
     *
     * @param code what the issuer sent the browser back with
     * @throws NotAdmittedException if it does not redeem the code, or what it gives for it is not taken
     * @throws AccessException if it cannot be asked now
     */
    public Credential.Subject redeem(String code, Attempt attempt) throws NotAdmittedException {
        JWT given = idToken(code, attempt);
        try {
            validator.validate(given, attempt.nonce());
            JWTClaimsSet claims = given.getJWTClaimsSet();
            requireGivenToUs(claims);
            String subject = claims.getStringClaim(claim);
            if (subject != null && !subject.isBlank()) {
                return new Credential.Subject(subject);
            }
        } catch (ParseException e) {
            throw new NotAdmittedException("the ID token has something else than text in '" + claim + "' or azp");
        } catch (BadJOSEException e) {
            throw new NotAdmittedException("the ID token is not taken: " + withoutValues(e));
        } catch (JOSEException e) {
            throw new AccessException("the issuer's keys cannot be had now: " + e.getMessage(), e);
        }
        throw new NotAdmittedException("the ID token says nothing in '" + claim + "'");
    }

    /** The library reads {@code azp} and compares it with nothing. */
    private void requireGivenToUs(JWTClaimsSet claims) throws NotAdmittedException, ParseException {
        String party = claims.getStringClaim("azp");
        if (party == null ? claims.getAudience().size() > 1 : !party.equals(id.getValue())) {
            throw new NotAdmittedException("the ID token was not given to this client (azp)");
        }
    }

    private JWT idToken(String code, Attempt attempt) throws NotAdmittedException {
        HttpResponse<String> answer = issuer.ask(redemption(code, attempt));
        if (answer.statusCode() >= SERVER_ERROR) {
            throw new AccessException(token + " answers " + answer.statusCode(), null);
        }
        try {
            HTTPResponse read = new HTTPResponse(answer.statusCode());
            read.setContentType(answer.headers().firstValue("Content-Type").orElse(""));
            read.setBody(answer.body());
            TokenResponse response = OIDCTokenResponseParser.parse(read);
            if (response instanceof OIDCTokenResponse good) {
                JWT given = good.getOIDCTokens().getIDToken();
                if (given != null) {
                    return given;
                }
                throw new NotAdmittedException("the issuer gives no ID token");
            }
            throw new NotAdmittedException("the code is refused: "
                    + word(response.toErrorResponse().getErrorObject().getCode()));
        } catch (com.nimbusds.oauth2.sdk.ParseException e) {
            throw new NotAdmittedException(
                    "the issuer answers " + answer.statusCode() + " and nothing that can be read to the code");
        }
    }

    private HttpRequest.Builder redemption(String code, Attempt attempt) {
        AuthorizationCodeGrant grant =
                new AuthorizationCodeGrant(new AuthorizationCode(code), attempt.redirect(), attempt.verifier());
        TokenRequest.Builder asked = secret == null
                ? new TokenRequest.Builder(token, id, grant)
                : new TokenRequest.Builder(token, new ClientSecretBasic(id, secret), grant);
        HTTPRequest made = asked.build().toHTTPRequest();
        HttpRequest.Builder request = HttpRequest.newBuilder(token).POST(BodyPublishers.ofString(made.getBody()));
        made.getHeaderMap().forEach((name, values) -> values.forEach(value -> request.header(name, value)));
        return request.setHeader("Accept", "application/json");
    }

    /** What an issuer calls a failure, if it is a word: it may come from anywhere, and goes to the log. */
    public static String word(@Nullable String error) {
        return error != null && WORD.matcher(error).matches() ? error : "without a reason";
    }

    /** The library tells what is wrong, and after a colon what was sent. */
    private static String withoutValues(BadJOSEException e) {
        return String.valueOf(e.getMessage()).split(":", 2)[0];
    }
}
