package org.dossierstats.catalogue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The procedures and agencies there are, each as it is on a day. */
public final class Catalogue {
    /** Knows nothing. */
    public static final Catalogue EMPTY = new Catalogue(List.of(), List.of());

    private final Map<String, List<Procedure>> procedures;
    private final Map<String, List<Agency>> agencies;

    /**
     * Of all versions of both.
     *
     * @throws IllegalArgumentException if versions of a code overlap, or an agency stands above itself
     */
    public Catalogue(Collection<Procedure> procedures, Collection<Agency> agencies) {
        this.procedures = byCode("procedure", procedures);
        this.agencies = byCode("agency", agencies);
        agencies.forEach(this::requireTree);
    }

    private static <V extends Versioned> Map<String, List<V>> byCode(String what, Collection<V> all) {
        Map<String, List<V>> byCode = new TreeMap<>();
        for (V version : all) {
            List<V> versions = byCode.computeIfAbsent(version.code(), absent -> new ArrayList<>());
            if (versions.stream().anyMatch(other -> other.validity().overlaps(version.validity()))) {
                throw new IllegalArgumentException(
                        what + " '" + version.code() + "' has two versions that are valid on the same day");
            }
            versions.add(version);
        }
        return byCode;
    }

    private void requireTree(Agency agency) {
        Set<String> above = new HashSet<>();
        String code = agency.code();
        while (code != null) {
            if (!above.add(code)) {
                throw new IllegalArgumentException("agency '" + agency.code() + "' stands above itself");
            }
            code = parent(code);
        }
    }

    private @Nullable String parent(String code) {
        List<Agency> versions = agencies.getOrDefault(code, List.of());
        return versions.isEmpty() ? null : versions.get(versions.size() - 1).parent();
    }

    /** The version of that day; null if there is none. */
    public @Nullable Procedure procedure(String code, LocalDate day) {
        return on(day, procedures.getOrDefault(code, List.of()));
    }

    /** The version of that day; null if there is none. */
    public @Nullable Agency agency(String code, LocalDate day) {
        return on(day, agencies.getOrDefault(code, List.of()));
    }

    private static <V extends Versioned> @Nullable V on(LocalDate day, List<V> versions) {
        for (V version : versions) {
            if (version.validity().holdsOn(day)) {
                return version;
            }
        }
        return null;
    }

    /** All that are valid on a day, sorted by code. */
    public List<Procedure> proceduresOn(LocalDate day) {
        List<Procedure> valid = new ArrayList<>();
        procedures.values().forEach(versions -> {
            Procedure version = on(day, versions);
            if (version != null) {
                valid.add(version);
            }
        });
        return valid;
    }

    /** All that are valid on a day, sorted by code. */
    public List<Agency> agenciesOn(LocalDate day) {
        List<Agency> valid = new ArrayList<>();
        agencies.values().forEach(versions -> {
            Agency version = on(day, versions);
            if (version != null) {
                valid.add(version);
            }
        });
        return valid;
    }

    public boolean knowsProcedures() {
        return !procedures.isEmpty();
    }

    public boolean knowsAgencies() {
        return !agencies.isEmpty();
    }
}
