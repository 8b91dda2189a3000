package org.dossierstats.bench.data;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.dossierstats.dossier.Dossier;
import org.dossierstats.dossier.Event;
import org.dossierstats.dossier.Rules;
import org.dossierstats.ingest.simulation.Delivery;
import org.dossierstats.ingest.simulation.Life;
import org.dossierstats.ingest.simulation.Noise;
import org.dossierstats.ingest.simulation.Scenario;
import org.dossierstats.ingest.simulation.Traffic;
import org.dossierstats.period.Recount;
import org.dossierstats.settings.Rulebook;

/**
 * The dossiers of a province's year, made up: 40 agencies, 184 procedures, three channels. The same number of dossiers gives the same
 * events.
 */
public final class Workload {
    public static final LocalDate FROM = LocalDate.of(2025, 1, 1);
    public static final LocalDate TO = LocalDate.of(2025, 12, 31);

    private static final long SEED = 7;
    private static final int AGENCIES = 40;
    private static final int FIELDS = 12;
    private static final int PROCEDURES = 184;
    private static final Noise NOISE = new Noise(0.005, 0.03, Duration.ofHours(24), 0);

    private final Scenario scenario;
    private final Rules rules;

    /** So many dossiers, counted under the rules the program has by default. */
    public Workload(long dossiers) {
        this(new Scenario.Size(FROM, TO, dossiers, AGENCIES, FIELDS, PROCEDURES));
    }

    /** Dossiers of another office. */
    public Workload(Scenario.Size size) {
        this.rules = Rulebook.defaults().rules();
        this.scenario = new Scenario(SEED, "/bench", size, new Scenario.Shares(0.6, 0.05, 0.08));
    }

    public long dossiers() {
        return scenario.size().dossiers();
    }

    public Rules rules() {
        return rules;
    }

    /** Hands over every event as it arrives: 3 % later than others that happened after it, 0.5 % once more. */
    public void deliver(Consumer<Event> recipient) {
        deliver(recipient, dossier -> {});
    }

    /** The same, and each dossier as it is in the end, before its first event. */
    public void deliver(Consumer<Event> recipient, Consumer<Dossier> dossiers) {
        new Delivery(traffic(dossiers), NOISE, SEED).forEachRemaining(recipient);
    }

    /** Every event as it arrives, made when it is asked for. */
    public Iterator<Event> events() {
        return new Delivery(traffic(dossier -> {}), NOISE, SEED);
    }

    /** The dossiers alone, each as it is in the end. */
    public void dossiers(Consumer<Dossier> recipient) {
        Traffic traffic = traffic(recipient);
        while (traffic.hasNext()) {
            traffic.next();
        }
    }

    private Traffic traffic(Consumer<Dossier> recipient) {
        Told told = new Told(recipient);
        Traffic traffic = new Traffic(scenario, rules, 0, told);
        told.events = traffic::events;
        return traffic;
    }

    /** What becomes of a dossier until the last day, which only the traffic knows. */
    private static final class Told implements Consumer<Life> {
        private final Consumer<Dossier> recipient;
        private Function<Life, List<Event>> events = life -> List.of();

        Told(Consumer<Dossier> recipient) {
            this.recipient = recipient;
        }

        @Override
        public void accept(Life life) {
            recipient.accept(Dossier.of(events.apply(life)));
        }
    }

    /** Counts the answers that are expected, by a way that knows neither Kafka nor counts nor SQL. */
    public static final class Truth implements Consumer<Dossier> {
        private final List<Recount> recounts;

        public Truth(Rules rules) {
            recounts = Question.PERIODS.stream()
                    .map(period -> new Recount(period, rules))
                    .toList();
        }

        @Override
        public void accept(Dossier dossier) {
            recounts.forEach(recount -> recount.add(dossier));
        }

        /** By period. */
        public SortedMap<String, Answer> answers() {
            SortedMap<String, Answer> answers = new TreeMap<>();
            for (int i = 0; i < recounts.size(); i++) {
                answers.put(
                        Question.PERIODS.get(i).name(),
                        Answer.of(recounts.get(i).summary(new TreeMap<>())));
            }
            return answers;
        }
    }
}
