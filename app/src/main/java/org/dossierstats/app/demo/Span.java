package org.dossierstats.app.demo;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.dossierstats.dossier.Channel;
import org.dossierstats.ingest.simulation.Detour;
import org.dossierstats.ingest.simulation.Draft;
import org.dossierstats.ingest.simulation.Draw;
import org.dossierstats.ingest.simulation.Office;
import org.dossierstats.ingest.simulation.Procedure;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of the history and what becomes of the dossiers accepted in it.
 *
 * @param online of the accepted ones
 * @param onTime of those resolved in the span
 * @param late of those resolved in the span; all others are early
 * @param refused at intake, beside the accepted ones
 */
record Span(
        LocalDate from, LocalDate to, int accepted, int online, int onTime, int late, Pending pending, int refused) {

    /**
     * The dossiers still pending at the end of the span.
     *
     * @param dueOnLastDay of them
     * @param onTime of them, to be resolved in the next span; the others are early there
     */
    record Pending(int dossiers, int dueOnLastDay, int onTime) {}

    private static final int POSTAL_PERCENT = 4;

    /** The dossiers accepted in this span, in time, with a channel and a procedure each, every procedure at least once. */
    List<Draft> drafts(Random random) {
        Draw<LocalDate> days = new Draw<>(LabourOffice.OFFICE.days(from, to), Span::busy);
        List<Draft> drafts = new ArrayList<>();
        int onlineLeft = online;
        for (Procedure procedure : procedures(random)) {
            Channel channel = random.nextInt(100) < POSTAL_PERCENT ? Channel.POSTAL : Channel.IN_PERSON;
            if (onlineLeft > 0 && procedure.online()) {
                onlineLeft--;
                channel = Channel.ONLINE;
            }
            drafts.add(draft(days.next(random), procedure, channel, random));
        }
        drafts.sort(Draft.BY_ACCEPTANCE);
        return drafts;
    }

    private static Draft draft(LocalDate accepted, Procedure procedure, Channel channel, Random random) {
        Office office = LabourOffice.OFFICE;
        Draft straight = new Draft(
                accepted,
                random.nextInt(office.openSeconds(accepted)),
                procedure,
                LabourOffice.filing(procedure, channel),
                office.plus(accepted, procedure.limitDays()),
                null);
        Detour.Kind detour = detour(random.nextInt(1000));
        return detour == null ? straight : straight.over(detour, office, random);
    }

    /** Six in a hundred dossiers lack papers, a few owe a fee, a few are extended; most go straight: null. */
    private static Detour.@Nullable Kind detour(int permille) {
        if (permille < 60) {
            return Detour.Kind.SUPPLEMENT;
        } else if (permille < 78) {
            return Detour.Kind.PAYMENT;
        }
        return permille < 88 ? Detour.Kind.EXTENSION : null;
    }

    private List<Procedure> procedures(Random random) {
        List<Procedure> catalogue = DemoCatalogue.procedures();
        Draw<Procedure> common = new Draw<>(catalogue, Procedure::weight);
        List<Procedure> procedures = new ArrayList<>(catalogue);
        while (procedures.size() < accepted) {
            procedures.add(common.next(random));
        }
        return Draw.shuffled(procedures, random);
    }

    /** How many come on a day beside other days: fewer in the distancing of April 2020, more from then on, most on Mondays. */
    private static int busy(LocalDate day) {
        YearMonth month = YearMonth.from(day);
        int season = 18;
        if (month.equals(YearMonth.of(2020, 4))) {
            season = 10;
        } else if (month.getYear() == 2020 && month.getMonthValue() > 6) {
            season = 8 + month.getMonthValue();
        }
        return season * (14 - day.getDayOfWeek().getValue()) * (LabourOffice.OFFICE.openSeconds(day) / 60);
    }
}
