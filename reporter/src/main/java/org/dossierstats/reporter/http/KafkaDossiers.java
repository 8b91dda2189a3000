package org.dossierstats.reporter.http;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.dossierstats.period.Period;
import org.dossierstats.period.PeriodSummary;
import org.dossierstats.reporter.EventsBook;
import org.dossierstats.reporter.ReporterException;
import org.dossierstats.reporter.close.Seals;
import org.dossierstats.reporter.close.SummariesTopic;
import org.dossierstats.reporter.drilldown.DossierLists.Asked;
import org.dossierstats.reporter.drilldown.DossiersBehind;
import org.dossierstats.reporter.drilldown.DossiersBehind.Behind;
import org.dossierstats.wire.Topics;

/** Figures from the counts and from dossier-summaries, dossiers from dossier-events. */
final class KafkaDossiers implements DossierRoutes.Source {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final Office office;
    private final Map<String, Object> client;

    KafkaDossiers(Office office, Map<String, Object> client) {
        this.office = office;
        this.client = Map.copyOf(client);
    }

    @Override
    public PeriodSummary counted(Period period, boolean fresh) {
        List<Period> only = List.of(period);
        List<PeriodSummary> summaries =
                fresh ? office.reporter().fresh(only, LIMIT) : office.reporter().latest(only, LIMIT);
        return summaries.get(0);
    }

    @Override
    public Seals seals() {
        return new SummariesTopic(client).read();
    }

    @Override
    public List<Behind> recounted(Asked asked) {
        DossiersBehind behind = new DossiersBehind(office.rules(), asked.column(), asked.wanted());
        try (EventsBook book = EventsBook.open(client)) {
            return behind.at(asked.period(), asked.cut(), book, (counted, total) -> {});
        } catch (KafkaException e) {
            throw new ReporterException("cannot read " + Topics.EVENTS + ": " + e.getMessage(), e);
        }
    }
}
