package org.dossierstats.app.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dossierstats.dossier.Dossier;
import org.dossierstats.dossier.Event;
import org.dossierstats.dossier.EventType;
import org.dossierstats.dossier.Life.Step;
import org.dossierstats.dossier.State;
import org.dossierstats.dossier.Status;
import org.dossierstats.ingest.simulation.Procedure;

/** What lies on the desk when a history ends: the dossiers to which something is still to happen. */
final class Desk {
    /** Submitted online, not looked at yet. */
    final List<Filing> waiting = new ArrayList<>();

    /** Accepted, the clock running. */
    final List<Open> running = new ArrayList<>();

    /** Accepted, the clock stopped. */
    final List<Paused> paused = new ArrayList<>();

    /** Completed, the result not collected yet. */
    final List<String> uncollected = new ArrayList<>();

    record Filing(String dossier, Procedure procedure) {}

    /**
     * A dossier being handled.
     *
     * @param fresh its clock was never stopped
     */
    record Open(String dossier, LocalDate due, boolean fresh) {}

    /**
     * A dossier waiting for the applicant.
     *
     * @param since the day the clock stopped
     */
    record Paused(String dossier, LocalDate due, LocalDate since, EventType resumedBy) {}

    static Desk after(List<Event> history) {
        Map<String, Procedure> procedures =
                DemoCatalogue.procedures().stream().collect(Collectors.toMap(Procedure::code, Function.identity()));
        Map<String, List<Event>> lives = new LinkedHashMap<>();
        history.forEach(event -> lives.computeIfAbsent(event.dossier(), absent -> new ArrayList<>())
                .add(event));
        Desk desk = new Desk();
        lives.forEach((dossier, events) -> {
            List<Step> steps = Dossier.of(events).life(LabourOffice.RULES).steps();
            desk.put(dossier, steps, procedures);
        });
        return desk;
    }

    int pending() {
        return running.size() + paused.size();
    }

    private void put(String dossier, List<Step> life, Map<String, Procedure> procedures) {
        Step last = life.get(life.size() - 1);
        State state = last.after();
        if (state.status() == Status.SUBMITTED) {
            String code = state.attributes().procedure();
            waiting.add(new Filing(dossier, Objects.requireNonNull(procedures.get(code), code)));
        } else if (state.status() == Status.COMPLETED) {
            uncollected.add(dossier);
        } else if (state.status().isOpen()) {
            LocalDate due = LocalDate.ofEpochDay(
                    Objects.requireNonNull(state.due(), dossier).day(LabourOffice.RULES));
            if (LabourOffice.RULES.pauses(state.status())) {
                EventType resumedBy = state.status() == Status.PAYMENT_REQUESTED
                        ? EventType.PAYMENT_RECEIVED
                        : EventType.SUPPLEMENT_RECEIVED;
                paused.add(new Paused(dossier, due, LabourOffice.OFFICE.dayOf(last.time()), resumedBy));
            } else {
                boolean fresh = life.stream()
                        .noneMatch(
                                step -> LabourOffice.RULES.pauses(step.after().status()));
                running.add(new Open(dossier, due, fresh));
            }
        }
    }
}
