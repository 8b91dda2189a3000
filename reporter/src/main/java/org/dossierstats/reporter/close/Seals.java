package org.dossierstats.reporter.close;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.dossierstats.period.Period;
import org.dossierstats.reporter.close.History.Days;
import org.dossierstats.wire.Digest;
import org.dossierstats.wire.SealedKey;
import org.dossierstats.wire.SealedKey.Scope;
import org.dossierstats.wire.SealedSummary;
import org.jspecify.annotations.Nullable;

/**
 * All that was ever sealed: the records of dossier-summaries. The first record of a key counts; another under the same key, or one
 * whose bytes are not those of its digest, was not written by this program and is a fault.
 */
public final class Seals {
    private static final Comparator<Days> ORDER =
            Comparator.comparing(Days::from).thenComparing(Days::to);

    private final SortedMap<Days, SortedMap<Integer, SortedMap<Scope, SealedSummary>>> records = new TreeMap<>(ORDER);
    private final Map<Days, List<String>> faults = new HashMap<>();
    private final Set<SealedKey> seen = new HashSet<>();
    private final List<String> strangers = new ArrayList<>();

    Seals() {}

    /**
     * Adds a record as it stands in the topic.
     *
     * @param digest as its header says
     */
    void add(long offset, byte @Nullable [] key, byte @Nullable [] value, @Nullable String digest) {
        SealedKey read;
        try {
            read = SealedKey.read(key == null ? new byte[0] : key);
        } catch (IllegalArgumentException e) {
            strangers.add("offset " + offset + ": " + e.getMessage());
            return;
        }
        Days days = History.days(read);
        SortedMap<Integer, SortedMap<Scope, SealedSummary>> revisions =
                records.computeIfAbsent(days, absent -> new TreeMap<>());
        try {
            SealedSummary sound = sound(read, value, digest);
            revisions
                    .computeIfAbsent(read.revision(), absent -> new TreeMap<>())
                    .put(read.scope(), sound);
        } catch (IllegalArgumentException e) {
            faults.computeIfAbsent(days, absent -> new ArrayList<>())
                    .add("revision " + read.revision() + " of " + read.scope() + " at offset " + offset + ": "
                            + e.getMessage());
        }
    }

    private SealedSummary sound(SealedKey key, byte @Nullable [] value, @Nullable String said) {
        if (!seen.add(key)) {
            throw new IllegalArgumentException("it is there a second time");
        }
        if (value == null) {
            throw new IllegalArgumentException("it has no value");
        }
        String digest = Digest.of(value);
        if (!digest.equals(said)) {
            throw new IllegalArgumentException("its digest is " + digest + ", but it was sealed as " + said);
        }
        SealedSummary sealed = SealedSummary.read(value);
        if (!sealed.key().equals(key)) {
            throw new IllegalArgumentException("it is of " + sealed.key());
        }
        return sealed;
    }

    /** What was sealed of a period; empty if nothing was. */
    public History history(Period period) {
        return history(new Days(period.from(), period.to()));
    }

    /**
     * The same, of a period whose chain holds.
     *
     * @throws BrokenChainException if it does not
     */
    public History soundHistory(Period period) {
        History history = history(period);
        history.requireSound();
        return history;
    }

    private History history(Days days) {
        return History.of(days, records.getOrDefault(days, new TreeMap<>()), faults.getOrDefault(days, List.of()));
    }

    /** Of every period of which anything was sealed, in the order of time. */
    public List<History> histories() {
        return records.keySet().stream().map(this::history).toList();
    }

    /** Records that are no revision of any period, a line each. */
    public List<String> strangers() {
        return List.copyOf(strangers);
    }
}
