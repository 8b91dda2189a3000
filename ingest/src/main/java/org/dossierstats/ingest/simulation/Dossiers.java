package org.dossierstats.ingest.simulation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Random;
import org.dossierstats.dossier.Amendment;
import org.dossierstats.dossier.Channel;
import org.dossierstats.dossier.Rules;

/** Makes up dossiers, one after the other, each with its whole life. */
final class Dossiers {
    private static final int REFUSED_PERCENT = 2;
    private static final int QUICKEST_ACCEPTANCE_SECONDS = 300;
    private static final int SLOWEST_ACCEPTANCE_SECONDS = 8 * 3600;
    private static final int LATEST_CORRECTION_DAYS = 10;

    private final Office office;
    private final Life.Author author;
    private final String mark;
    private final Random random;
    private final Offer offer;
    private final Hours hours;
    private final Fates fates;
    private final Register register = new Register();

    Dossiers(Scenario scenario, Rules rules, Random random) {
        this.office = new Office(rules.calendar(), rules.zone());
        this.author = new Life.Author(scenario.source(), office);
        this.mark = scenario.mark(rules);
        this.random = random;
        this.offer = new Offer(scenario);
        this.hours = new Hours(office);
        this.fates = new Fates(office, scenario.shares(), random);
    }

    Hours hours() {
        return hours;
    }

    /** Filed online on that day, and accepted or refused within a working day. */
    Life online(LocalDate day) {
        LocalTime time = hours.online(random);
        Instant filed = day.atTime(time).atZone(office.zone()).toInstant();
        Procedure procedure = offer.online(random);
        Amendment filing = filing(procedure, Channel.ONLINE);
        Life life = life(filing, day).submitted(filed, filing);
        int delay =
                QUICKEST_ACCEPTANCE_SECONDS + random.nextInt(SLOWEST_ACCEPTANCE_SECONDS - QUICKEST_ACCEPTANCE_SECONDS);
        Office.Moment looked = office.later(day, time, delay);
        return random.nextInt(100) < REFUSED_PERCENT
                ? life.refused(office.instant(looked.day(), looked.second()), filing)
                : life.handled(plan(looked, procedure, filing));
    }

    /** Accepted at the desk on that day. */
    Life atTheDesk(LocalDate day) {
        Procedure procedure = offer.atTheDesk(random);
        Amendment filing = filing(procedure, Offer.deskChannel(random));
        Office.Moment accepted = new Office.Moment(day, hours.desk(day, random));
        return life(filing, day).handled(plan(accepted, procedure, filing));
    }

    /** What was wrong of an accepted dossier is put right some days later; these draws are not among those that make up dossiers. */
    void correct(Life life, Random separate) {
        LocalDate accepted = life.accepted();
        if (accepted != null) {
            LocalDate day = office.plus(accepted, 1 + separate.nextInt(LATEST_CORRECTION_DAYS));
            Instant time = office.instant(day, separate.nextInt(office.openSeconds(day)));
            life.corrected(time, offer.correction(separate));
        }
    }

    private Amendment filing(Procedure procedure, Channel channel) {
        return new Amendment(offer.agency(random), procedure.code(), procedure.field(), channel);
    }

    private Life life(Amendment filing, LocalDate day) {
        return new Life(author, register.enter(filing.agency() + "." + mark, day), random);
    }

    private Plan plan(Office.Moment accepted, Procedure procedure, Amendment filing) {
        Draft straight = new Draft(
                accepted.day(),
                accepted.second(),
                procedure,
                filing,
                office.plus(accepted.day(), procedure.limitDays()),
                null);
        return fates.plan(fates.detour(straight));
    }
}
