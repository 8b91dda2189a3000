package org.dossierstats.access;

import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.Nonce;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** One attempt to sign in with an issuer: secrets by which its answer, its token and whoever redeems its code are known to be of it. */
public final class Attempt {
    private final State state = new State();
    private final Nonce nonce = new Nonce();
    private final CodeVerifier verifier = new CodeVerifier();
    private final URI redirect;

    /**
     * A new one.
     *
     * @param redirect where the issuer sends the browser back to
     */
    public Attempt(URI redirect) {
        this.redirect = redirect;
    }

    /** Whether an answer with this state is to this attempt. */
    public boolean isOf(@Nullable String answered) {
        return answered != null && MessageDigest.isEqual(bytes(answered), bytes(state()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** What the issuer's answer to it repeats. */
    public String state() {
        return state.getValue();
    }

    Nonce nonce() {
        return nonce;
    }

    CodeVerifier verifier() {
        return verifier;
    }

    URI redirect() {
        return redirect;
    }
}
