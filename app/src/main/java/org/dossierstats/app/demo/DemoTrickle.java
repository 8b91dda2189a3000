package org.dossierstats.app.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.dossierstats.dossier.Amendment;
import org.dossierstats.dossier.Attributes;
import org.dossierstats.dossier.Change;
import org.dossierstats.dossier.Channel;
import org.dossierstats.dossier.Due;
import org.dossierstats.dossier.Event;
import org.dossierstats.dossier.EventId;
import org.dossierstats.dossier.EventType;
import org.dossierstats.ingest.simulation.Draw;
import org.dossierstats.ingest.simulation.Office;
import org.dossierstats.ingest.simulation.Procedure;
import org.dossierstats.ingest.simulation.Register;

/**
 * What happens at the desk after its history, one event at a time for as long as it is asked. The load stays about what it was. The
 * same seed and the same instants give the same events. Not thread-safe.
 */
public final class DemoTrickle {
    private static final Office OFFICE = LabourOffice.OFFICE;
    private static final int FEWEST_PENDING = 300;
    private static final int MOST_PENDING = 360;
    private static final int MOST_PAUSED = 20;

    private final Random random;
    private final Register register;
    private final Desk desk;
    private final Draw<Procedure> common = new Draw<>(DemoCatalogue.procedures(), Procedure::weight);
    private final Draw<Procedure> commonOnline = new Draw<>(
            DemoCatalogue.procedures().stream().filter(Procedure::online).toList(), Procedure::weight);
    private Instant now = DemoHistory.UNTIL;

    public DemoTrickle(DemoHistory history, long seed) {
        random = new Random(seed);
        register = Register.after(history.events());
        desk = Desk.after(history.events());
    }

    /**
     * The next event, dated at this instant: at any hour, as the demo's clock goes its own pace.
     *
     * @param now if it is before the previous event or the end of the history, the event is dated at that instead
     */
    public Event next(Instant now) {
        if (now.isAfter(this.now)) {
            this.now = now;
        }
        int percent = random.nextInt(100);
        if (percent < 6) {
            return submit();
        } else if (percent < 12) {
            return pauseOrResume();
        } else if (percent < 42 && !desk.uncollected.isEmpty()) {
            return event(remove(desk.uncollected), new Change.Returned());
        }
        boolean few = desk.pending() < FEWEST_PENDING;
        boolean many = desk.pending() > MOST_PENDING;
        return few || (!many && random.nextBoolean()) || desk.running.isEmpty() ? accept() : complete();
    }

    private Event submit() {
        Procedure procedure = commonOnline.next(random);
        String dossier = register.enter(LabourOffice.AGENCY, today());
        desk.waiting.add(new Desk.Filing(dossier, procedure));
        return event(dossier, new Change.Submitted(LabourOffice.filing(procedure, Channel.ONLINE)));
    }

    /** The oldest filing of those waiting, or somebody at the desk. */
    private Event accept() {
        if (!desk.waiting.isEmpty() && random.nextInt(3) == 0) {
            Desk.Filing filing = desk.waiting.remove(0);
            return accept(filing.dossier(), filing.procedure(), Channel.ONLINE);
        }
        Channel channel = random.nextInt(20) == 0 ? Channel.POSTAL : Channel.IN_PERSON;
        return accept(register.enter(LabourOffice.AGENCY, today()), common.next(random), channel);
    }

    private Event accept(String dossier, Procedure procedure, Channel channel) {
        LocalDate due = OFFICE.plus(today(), procedure.limitDays());
        desk.running.add(new Desk.Open(dossier, due, true));
        Amendment filing = LabourOffice.filing(procedure, channel);
        return event(dossier, new Change.Accepted(filing.of(Attributes.UNKNOWN), new Due.OnDay(due)));
    }

    /** Every other time the most urgent one, else one of the more urgent; an overdue one only when nothing else is left. */
    private Event complete() {
        List<Desk.Open> inTime = desk.running.stream()
                .filter(open -> !open.due().isBefore(today()))
                .toList();
        List<Desk.Open> candidates = inTime.isEmpty() ? desk.running : inTime;
        Stream<Desk.Open> looked = random.nextBoolean()
                ? candidates.stream()
                : Stream.generate(() -> Draw.oneOf(candidates, random)).limit(3);
        Desk.Open done = looked.min(Comparator.comparing(Desk.Open::due)).orElseThrow();
        desk.running.remove(done);
        desk.uncollected.add(done.dossier());
        return event(done.dossier(), new Change.Completed());
    }

    /** No clock is stopped twice, and none after the due date. */
    private Event pauseOrResume() {
        List<Desk.Open> stoppable = desk.running.stream()
                .filter(open -> open.fresh() && open.due().isAfter(today()))
                .toList();
        boolean resume = desk.paused.size() >= MOST_PAUSED || random.nextBoolean();
        if (!desk.paused.isEmpty() && (resume || stoppable.isEmpty())) {
            return resume(remove(desk.paused));
        }
        return stoppable.isEmpty() ? accept() : pause(Draw.oneOf(stoppable, random));
    }

    private Event pause(Desk.Open open) {
        boolean payment = random.nextInt(4) == 0;
        desk.running.remove(open);
        desk.paused.add(new Desk.Paused(
                open.dossier(),
                open.due(),
                today(),
                payment ? EventType.PAYMENT_RECEIVED : EventType.SUPPLEMENT_RECEIVED));
        return event(open.dossier(), payment ? new Change.PaymentRequested() : new Change.SupplementRequested());
    }

    /** The due date moves by the working days the clock stood still. */
    private Event resume(Desk.Paused paused) {
        int workingDays = OFFICE.count(paused.since().plusDays(1), today());
        LocalDate due = OFFICE.plus(paused.due(), workingDays);
        desk.running.add(new Desk.Open(paused.dossier(), due, false));
        return event(paused.dossier(), Change.of(paused.resumedBy(), Amendment.NONE, new Due.OnDay(due), null));
    }

    private <T> T remove(List<T> things) {
        return things.remove(random.nextInt(things.size()));
    }

    private LocalDate today() {
        return OFFICE.dayOf(now);
    }

    /** Nothing happens to a dossier twice here, so its type makes the event unique. */
    private Event event(String dossier, Change change) {
        String id = dossier + "/" + change.type().wireName();
        return new Event(new EventId(LabourOffice.AUTHOR.source(), id), dossier, now, change);
    }
}
