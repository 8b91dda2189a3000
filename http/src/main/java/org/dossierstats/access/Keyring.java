package org.dossierstats.access;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All who are let in, by what they are known; a name is there once. */
public record Keyring<T extends Admitted>(Map<Credential, T> byCredential) {
    public Keyring {
        byCredential = new LinkedHashMap<>(byCredential);
    }

    /** Of nobody. */
    public static <T extends Admitted> Keyring<T> empty() {
        return new Keyring<>(Map.of());
    }

    @Nullable
    T get(Credential credential) {
        return byCredential.get(credential);
    }

    /** These and one more. */
    public Keyring<T> with(Credential credential, T one) {
        if (byCredential.values().stream().anyMatch(each -> each.name().equals(one.name()))) {
            throw new AccessException(
                    "there is a caller '" + one.name() + "' already; remove it first or choose another name", null);
        }
        if (byCredential.containsKey(credential)) {
            throw new AccessException("this credential is another caller's already", null);
        }
        Map<Credential, T> more = new LinkedHashMap<>(byCredential);
        more.put(credential, one);
        return new Keyring<>(more);
    }

    /** These but the one of this name. */
    public Keyring<T> without(String name) {
        Map<Credential, T> fewer = new LinkedHashMap<>(byCredential);
        if (!fewer.values().removeIf(one -> one.name().equals(name))) {
            throw new AccessException("there is no caller '" + name + "'", null);
        }
        return new Keyring<>(fewer);
    }
}
