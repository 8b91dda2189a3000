package org.dossierstats.ingest.access;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All who may send, by what they are known; a name is there once. */
public record Callers(Map<Credential, Caller> byCredential) {
    public Callers {
        byCredential = new LinkedHashMap<>(byCredential);
    }

    @Nullable
    Caller get(Credential credential) {
        return byCredential.get(credential);
    }

    /** These and one more. */
    public Callers with(Credential credential, Caller caller) {
        if (byCredential.values().stream().anyMatch(each -> each.name().equals(caller.name()))) {
            throw new AccessException(
                    "there is a caller '" + caller.name() + "' already; remove it first or choose another name", null);
        }
        if (byCredential.containsKey(credential)) {
            throw new AccessException("this credential is another caller's already", null);
        }
        Map<Credential, Caller> more = new LinkedHashMap<>(byCredential);
        more.put(credential, caller);
        return new Callers(more);
    }

    /** These but the one of this name. */
    public Callers without(String name) {
        Map<Credential, Caller> fewer = new LinkedHashMap<>(byCredential);
        if (!fewer.values().removeIf(caller -> caller.name().equals(name))) {
            throw new AccessException("there is no caller '" + name + "'", null);
        }
        return new Callers(fewer);
    }
}
