package org.dossierstats.streams;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.dossierstats.counts.Checksum;
import org.dossierstats.counts.CountTable;
import org.dossierstats.counts.DossierCounts;
import org.dossierstats.counts.FactsDifference;
import org.dossierstats.counts.Position;
import org.dossierstats.counts.Sent;
import org.dossierstats.dossier.Attributes;
import org.dossierstats.dossier.Dossier;
import org.dossierstats.dossier.Rules;
import org.dossierstats.rollup.Coarse;
import org.dossierstats.wire.CountsFormat.CountsRecord;
import org.dossierstats.wire.CountsFormat.CountsRecord.CellRecord;
import org.dossierstats.wire.CountsFormat.CountsRecord.PositionRecord;
import org.dossierstats.wire.CountsFormat.CountsRecord.SentRecord;
import org.dossierstats.wire.LedgerFormat.Place;
import org.jspecify.annotations.Nullable;

/**
 * The counts of one partition in memory, a function of its ledger, and which of them are not published yet. A position is published
 * only when none is left to publish, so that a reader who stops at a position has seen exactly the counts of the events before it.
 */
final class PartitionCounts {
    private final int partition;
    private final long epoch;
    private final Rules rules;
    private final @Nullable Coarse coarse;
    private final DossierCounts counts;
    private final Checksum checksum;
    private final FactsDifference difference = new FactsDifference();
    private final ChangedCells cells;
    private final ChangedCells rolledUp = new ChangedCells(new CountTable());
    private final Set<Sent> unpublishedSent = new LinkedHashSet<>();
    private long nextOffset;
    private @Nullable Instant newestEvent;
    private @Nullable Position published;

    /** @param coarse what is rolled up beside the counts; null for nothing */
    PartitionCounts(int partition, long epoch, Rules rules, @Nullable Coarse coarse) {
        this(partition, epoch, rules, coarse, new DossierCounts(), new Checksum());
    }

    private PartitionCounts(
            int partition, long epoch, Rules rules, @Nullable Coarse coarse, DossierCounts counts, Checksum checksum) {
        this.partition = partition;
        this.epoch = epoch;
        this.rules = rules;
        this.coarse = coarse;
        this.counts = counts;
        this.checksum = checksum;
        this.cells = new ChangedCells(counts.cells());
    }

    /** Made anew, all of it to be published. */
    static PartitionCounts ofLedger(Ledger ledger, int partition, long epoch, Rules rules, @Nullable Coarse coarse) {
        PartitionCounts counts = new PartitionCounts(partition, epoch, rules, coarse);
        counts.reached(ledger.place().nextOffset());
        counts.anew();
        ledger.forEach((dossier, entry) -> {
            counts.change(Dossier.NONE, entry.dossier());
            counts.reached(entry.nextOffset());
        });
        counts.begin();
        return counts;
    }

    /** Of counts that are published, by the same rules, with the same rolled up beside them. */
    static PartitionCounts goingOn(StandingCounts from, Rules rules, @Nullable Coarse coarse) {
        Position position = from.position();
        PartitionCounts goesOn = new PartitionCounts(
                position.partition(), position.epoch(), rules, coarse, from.counts(), Checksum.of(from.counts()));
        if (coarse != null) {
            from.counts()
                    .cells()
                    .forEach((cell, amounts) -> amounts.forEach((code, amount) -> goesOn.rolledUp.addPublished(
                            coarse.of(cell.attributes()),
                            Coarse.day(cell.day()),
                            Coarse.code(cell.day(), code),
                            amount)));
        }
        goesOn.nextOffset = position.nextOffset();
        goesOn.newestEvent = position.newestEvent();
        goesOn.published = position;
        return goesOn;
    }

    /**
     * Of a ledger that is read from its beginning: until {@link #begin} everything counts as changed. What changed cell by cell is not
     * remembered meanwhile, which of a large ledger would take as much memory as the counts.
     */
    void anew() {
        cells.anew();
        rolledUp.anew();
    }

    /** The ledger was read: all of it is published, and what changes from now on. */
    void begin() {
        cells.begin();
        rolledUp.begin();
    }

    /** The counts change by those of the dossier after less those of it before. */
    void change(Dossier before, Dossier after) {
        difference.between(before, after, rules, this::add);
        Sent last = after.goesOnFrom(before) ? Sent.ofLast(after, rules) : null;
        if (last == null) {
            sent(Sent.of(before, rules), Sent.of(after, rules));
        } else {
            sent(last, 1);
        }
        if (!after.events().isEmpty()) {
            sawEvent(after.events().get(after.events().size() - 1).time());
        }
    }

    private void add(Attributes attributes, int day, int code, long amount) {
        cells.add(attributes, day, code, amount);
        checksum.add(attributes, day, code, amount);
        if (coarse != null) {
            rolledUp.add(coarse.of(attributes), Coarse.day(day), Coarse.code(day, code), amount);
        }
    }

    /** Both begin alike as long as nothing came in between. */
    private void sent(List<Sent> before, List<Sent> after) {
        int alike = 0;
        int most = Math.min(before.size(), after.size());
        while (alike < most && before.get(alike).equals(after.get(alike))) {
            alike++;
        }
        after.subList(alike, after.size()).forEach(each -> sent(each, 1));
        before.subList(alike, before.size()).forEach(each -> sent(each, -1));
    }

    private void sent(Sent each, long events) {
        counts.add(each, events);
        checksum.add(each, events);
        unpublishedSent.add(each);
    }

    /** Everything before this offset is in the counts. */
    void reached(long offset) {
        nextOffset = Math.max(nextOffset, offset);
    }

    private void sawEvent(Instant time) {
        if (newestEvent == null || time.isAfter(newestEvent)) {
            newestEvent = time;
        }
    }

    /**
     * Publishes up to so many changed counts, and if none is left, the position, unless it stands published already.
     *
     * @param publisher of the counts
     * @param roller of what is rolled up; it has the same position
     */
    void publish(int limit, Consumer<CountsRecord> publisher, Consumer<CountsRecord> roller) {
        int rest = cells.publish(limit, (cell, now) -> publisher.accept(new CellRecord(partition, epoch, cell, now)));
        rest = rolledUp.publish(rest, (cell, now) -> roller.accept(new CellRecord(partition, epoch, cell, now)));
        ChangedCells.take(unpublishedSent, rest, each -> publisher.accept(sent(each)));
        Position position = new Position(partition, epoch, nextOffset, newestEvent, rules.id(), rules.zone());
        if (isWhollyPublished() && !position.equals(published)) {
            publisher.accept(new PositionRecord(position));
            if (coarse != null) {
                roller.accept(new PositionRecord(position));
            }
            published = position;
        }
    }

    private SentRecord sent(Sent each) {
        return new SentRecord(partition, epoch, each, counts.sent().getOrDefault(each, 0L));
    }

    /**
     * What the ledger says of them.
     *
     * @param terms how they are counted
     */
    Place place(String terms) {
        return new Place(epoch, nextOffset, checksum.value(), terms);
    }

    /** Whether no count has changed since it was published. */
    boolean isWhollyPublished() {
        return cells.isWhollyPublished() && rolledUp.isWhollyPublished() && unpublishedSent.isEmpty();
    }

    boolean isPublished() {
        return published != null;
    }

    /** The latest position that was published, with all counts before it. */
    @Nullable
    Position published() {
        return published;
    }
}
