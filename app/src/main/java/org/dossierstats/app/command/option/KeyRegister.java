package org.dossierstats.app.command.option;

import java.security.SecureRandom;
import java.util.List;
import java.util.function.UnaryOperator;
import org.dossierstats.access.AccessException;
import org.dossierstats.access.Admitted;
import org.dossierstats.access.ApiKey;
import org.dossierstats.access.Credential;
import org.dossierstats.access.KeyFile;
import org.dossierstats.access.Keyring;
import org.dossierstats.app.terminal.CommandFailure;
import org.dossierstats.app.terminal.ExitCode;
import org.jspecify.annotations.Nullable;

/** What commands do with a file of those who are let in. */
public final class KeyRegister<T extends Admitted> {
    private final KeyFile<T> file;

    public KeyRegister(KeyFile<T> file) {
        this.file = file;
    }

    /**
     * Lets one more in; the key is printed, and shown this once.
     *
     * @param subject what the issuer of tokens calls them; null: they get a key
     */
    public void add(T one, @Nullable String subject) {
        requireClean(one.name());
        one.agencies().allowed().forEach(KeyRegister::requireClean);
        ApiKey key = ApiKey.random(new SecureRandom());
        Credential credential = subject == null ? new Credential.KeyHash(key.hash()) : new Credential.Subject(subject);
        if (subject != null) {
            requireClean(subject);
        }
        change(keyring -> keyring.with(credential, one), file.exists() ? read() : Keyring.empty());
        if (subject == null) {
            System.out.println(key.text());
            System.err.println("this key is shown once; " + one.name() + " sends it as Authorization: Bearer KEY");
        }
    }

    /** Takes the key of this one back. */
    public void remove(String name) {
        change(keyring -> keyring.without(name), read());
    }

    public Keyring<T> read() {
        try {
            return file.read();
        } catch (AccessException e) {
            throw failure(e);
        }
    }

    private void change(UnaryOperator<Keyring<T>> change, Keyring<T> before) {
        try {
            file.write(change.apply(before));
        } catch (AccessException e) {
            throw failure(e);
        }
    }

    private static CommandFailure failure(AccessException e) {
        return new CommandFailure(ExitCode.INPUT, String.valueOf(e.getMessage()), e);
    }

    /** A text that is kept and shown as it was given. */
    public static void requireClean(String text) {
        if (!text.equals(text.strip()) || text.chars().anyMatch(Character::isISOControl)) {
            throw new CommandFailure(ExitCode.USAGE, "a name, a source or an agency has blanks around it");
        }
        if (text.isEmpty()) {
            throw new CommandFailure(ExitCode.USAGE, "a name, a source or an agency is empty");
        }
    }

    /** As lists show them. */
    public static String agencies(Admitted one) {
        List<String> agencies = one.agencies().allowed();
        return agencies.isEmpty() ? "any" : String.join(", ", agencies);
    }

    /** As lists show it. */
    public static String knownBy(Credential credential) {
        return credential instanceof Credential.Subject known ? "subject " + known.name() : "key";
    }
}
