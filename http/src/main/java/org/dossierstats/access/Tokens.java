package org.dossierstats.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.util.Set;

/** Makes sure of OpenID Connect access tokens (RFC 9068): signed by the issuer, for us, not expired. */
public final class Tokens {
    private static final int MAX_CHARS = 16 * 1024;

    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    private final String claim;

    private Tokens(Issuer issuer, String audience, String claim) {
        this.claim = claim;
        processor.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
        processor.setJWSKeySelector(issuer.keys());
        processor.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(
                audience, new JWTClaimsSet.Builder().issuer(issuer.url()).build(), Set.of("exp", claim)));
    }

    /**
     * Those of an issuer.
     *
     * @param audience what tokens for us are for
     * @param claim which claim says who the caller is, such as sub
     */
    public static Tokens of(Issuer issuer, String audience, String claim) {
        return new Tokens(issuer, audience, claim);
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
