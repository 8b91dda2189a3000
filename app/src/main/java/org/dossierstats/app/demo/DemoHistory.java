package org.dossierstats.app.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.dossierstats.dossier.Amendment;
import org.dossierstats.dossier.Channel;
import org.dossierstats.dossier.Event;
import org.dossierstats.ingest.simulation.Draft;
import org.dossierstats.ingest.simulation.Draw;
import org.dossierstats.ingest.simulation.Life;
import org.dossierstats.ingest.simulation.Office;
import org.dossierstats.ingest.simulation.Plan;
import org.dossierstats.ingest.simulation.Procedure;
import org.dossierstats.ingest.simulation.Register;

/**
 * The history of a labour department's one-stop desk (Sở Lao động - Thương binh và Xã hội) from November 2019 to the morning of 14
 * June 2021. Every dossier is made up; the figures are those of {@link PublishedReport#LABOUR_DEPARTMENT_2021}, with the dossiers it
 * accounts for. The same events on every run: only those draws of {@link Random} are used which its contract fixes.
 */
public final class DemoHistory {
    /** When the history ends: 09:00 at the desk on 14 June 2021. */
    public static final Instant UNTIL = LabourOffice.UNTIL;

    private static final Office OFFICE = LabourOffice.OFFICE;
    private static final long SEED = 20_210_614;
    private static final int WAITING = 15;
    /** The filings nobody has looked at yet came since Friday afternoon. */
    private static final int WAITING_MAX_SECONDS = 64 * 3600;

    /**
     * Where spans meet, the report's carried in come from. 2020: 187 + 2211 = 2398. 2021: 231 + 3672 = 3903; resolved early 156 + 2781
     * = 2937, on time 75 + 563 = 638.
     */
    private static final List<Span> SPANS = List.of(
            new Span(day(2019, 11, 1), day(2019, 12, 31), 780, 18, 170, 12, new Span.Pending(187, 0, 60), 3),
            new Span(day(2020, 1, 1), day(2020, 6, 14), 2211, 78, 520, 41, new Span.Pending(204, 0, 66), 9),
            new Span(day(2020, 6, 15), day(2020, 12, 31), 2600, 214, 520, 23, new Span.Pending(231, 0, 75), 14),
            new Span(day(2021, 1, 1), day(2021, 6, 14), 3672, 506, 563, 0, new Span.Pending(328, 14, 0), 22));

    private final Random random = new Random(SEED);
    private final Register register = new Register();
    private final List<Event> events;

    public DemoHistory() {
        List<Event> all = new ArrayList<>();
        for (Span span : SPANS) {
            accepted(span, all);
            refused(span, all);
        }
        waiting(all);
        events = all.stream()
                .filter(event -> !event.time().isAfter(UNTIL))
                .sorted(Event.ORDER)
                .toList();
    }

    /** In time order. */
    public List<Event> events() {
        return events;
    }

    private void accepted(Span span, List<Event> all) {
        for (Plan plan : Fates.of(span, span.drafts(random), random)) {
            Draft draft = plan.draft();
            Life life = life(draft.accepted());
            if (draft.filing().channel() == Channel.ONLINE) {
                life.submitted(hoursBefore(OFFICE.instant(draft.accepted(), draft.second())), draft.filing());
            }
            all.addAll(life.handled(plan).events());
        }
    }

    private void refused(Span span, List<Event> all) {
        List<LocalDate> days = OFFICE.days(span.from(), span.to());
        for (int i = 0; i < span.refused(); i++) {
            LocalDate day = Draw.oneOf(days, random);
            Instant refused = OFFICE.instant(day, random.nextInt(OFFICE.openSeconds(day)));
            Life life = life(day);
            Amendment filing = onlineFiling();
            all.addAll(life.submitted(hoursBefore(refused), filing)
                    .refused(refused, filing)
                    .events());
        }
    }

    private void waiting(List<Event> all) {
        for (int i = 0; i < WAITING; i++) {
            Instant submitted = UNTIL.minusSeconds(1 + random.nextInt(WAITING_MAX_SECONDS));
            Life life = life(OFFICE.dayOf(submitted));
            all.addAll(life.submitted(submitted, onlineFiling()).events());
        }
    }

    private Life life(LocalDate day) {
        return new Life(LabourOffice.AUTHOR, register.enter(LabourOffice.AGENCY, day), random);
    }

    private Instant hoursBefore(Instant time) {
        return time.minus(Duration.ofMinutes(30 + random.nextInt(30 * 60)));
    }

    private Amendment onlineFiling() {
        List<Procedure> online =
                DemoCatalogue.procedures().stream().filter(Procedure::online).toList();
        return LabourOffice.filing(Draw.oneOf(online, random), Channel.ONLINE);
    }

    private static LocalDate day(int year, int month, int dayOfMonth) {
        return LocalDate.of(year, month, dayOfMonth);
    }
}
