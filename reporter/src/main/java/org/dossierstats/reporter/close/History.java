package org.dossierstats.reporter.close;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.dossierstats.wire.SealedKey;
import org.dossierstats.wire.SealedKey.Scope;
import org.dossierstats.wire.SealedSummary;

/**
 * What was sealed of a period.
 *
 * @param revisions in the order of their numbers
 * @param faults what is wrong with them, a line each; empty if every digest holds and the chain is whole
 */
public record History(Days days, List<Revision> revisions, List<String> faults) {
    public History {
        revisions = List.copyOf(revisions);
        faults = List.copyOf(faults);
    }

    /** A period, whatever its name: its first and last day. */
    public record Days(LocalDate from, LocalDate to) {
        @Override
        public String toString() {
            return from + " to " + to;
        }
    }

    /** Of the records of a period, by number and scope, each with a digest that holds; with what was wrong with others. */
    static History of(
            Days days, SortedMap<Integer, SortedMap<Scope, SealedSummary>> records, List<String> faultsBefore) {
        List<Revision> revisions = new ArrayList<>();
        List<String> faults = new ArrayList<>(faultsBefore);
        records.forEach((number, scopes) -> {
            SealedSummary office = scopes.get(Scope.OFFICE);
            if (office == null) {
                faults.add("revision " + number + " has no record of the office");
            } else {
                revisions.add(new Revision(office, agencies(scopes)));
            }
        });
        checkChain(revisions, faults);
        return new History(days, revisions, faults);
    }

    private static SortedMap<String, SealedSummary> agencies(SortedMap<Scope, SealedSummary> scopes) {
        SortedMap<String, SealedSummary> agencies = new TreeMap<>();
        scopes.forEach((scope, summary) -> {
            if (scope.agency() != null) {
                agencies.put(scope.agency(), summary);
            }
        });
        return agencies;
    }

    private static void checkChain(List<Revision> revisions, List<String> faults) {
        Map<Scope, SealedSummary> before = new TreeMap<>();
        int number = 0;
        for (Revision revision : revisions) {
            number++;
            if (revision.number() != number) {
                faults.add("after revision " + (number - 1) + " comes " + revision.number());
                number = revision.number();
            }
            if (!revision.digests().equals(revision.office().agencies())) {
                faults.add("the agencies of revision " + number + " are not those its office names");
            }
            checkLink(revision.office(), before, faults);
            revision.agencies().values().forEach(each -> checkLink(each, before, faults));
        }
    }

    private static void checkLink(SealedSummary sealed, Map<Scope, SealedSummary> before, List<String> faults) {
        Optional<String> expected =
                Optional.ofNullable(before.put(sealed.scope(), sealed)).map(SealedSummary::digest);
        if (!sealed.previous().equals(expected)) {
            faults.add("revision " + sealed.revision() + " of " + sealed.scope() + " follows "
                    + sealed.previous().orElse("none") + ", but before it is " + expected.orElse("none"));
        }
    }

    public Optional<Revision> latest() {
        return revisions.isEmpty() ? Optional.empty() : Optional.of(revisions.get(revisions.size() - 1));
    }

    public Optional<Revision> revision(int number) {
        return revisions.stream().filter(each -> each.number() == number).findFirst();
    }

    /** Nothing is built on a chain that does not hold. */
    void requireSound() {
        if (!faults.isEmpty()) {
            throw new BrokenChainException(days, faults);
        }
    }

    static Days days(SealedKey key) {
        return new Days(key.from(), key.to());
    }
}
