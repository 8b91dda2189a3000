package org.dossierstats.bench.recovery;

import java.nio.file.Path;
import java.util.Locale;
import org.dossierstats.bench.data.Published;
import org.dossierstats.bench.data.Workload;
import org.dossierstats.bench.figure.Results;
import org.dossierstats.bench.figure.Spread;
import org.dossierstats.bench.process.Child;
import org.dossierstats.bench.process.Footprint;
import org.dossierstats.bench.process.Kafka;
import org.dossierstats.bench.run.Session;
import org.dossierstats.bench.summary.ReporterProcess;
import org.dossierstats.dossier.LedgerEntry;
import org.dossierstats.wire.LedgerFormat;

/** What each process takes of memory and disk when all dossiers are counted, and what an entry of the ledger takes. */
public final class Footprints {
    private static final String SECTION = "footprint";
    private static final double MILLION = 1e6;
    private static final long MEASURED_ENTRIES = 20_000;

    private final Session session;

    public Footprints(Session session) {
        this.session = session;
    }

    /** Measures once and adds its figures. */
    public void measure() throws InterruptedException {
        ledgerEntry();
        session.tell(SECTION + ": publishing and counting");
        Path state = session.children().directory("streams");
        try (Kafka kafka = Kafka.start(session.children(), Session.PARTITIONS);
                Child streams = session.children().program(kafka.told("streams", "--state-dir", state.toString()))) {
            Published published = Published.of(
                    new Workload(session.dossiers()), kafka, session.children().directory("sample"));
            double events = Footprint.diskMib(kafka.directory());
            Crashes.awaitCounted(kafka, streams);
            try (ReporterProcess reporter = ReporterProcess.start(session.children(), kafka)) {
                resident("broker", kafka.process());
                resident("streams", streams);
                resident("reporter", reporter.process());
            }
            disk("events as published", events);
            disk("Kafka, all topics", Footprint.diskMib(kafka.directory()));
            disk("streams, local copy of the ledger", Footprint.diskMib(state));
            session.results()
                    .add(
                            SECTION,
                            "events",
                            "bytes/event",
                            Spread.once((double) published.bytes() / published.events()));
        }
    }

    private void resident(String process, Child child) {
        String name = String.format(Locale.ROOT, "%s resident at %,d dossiers", process, session.dossiers());
        session.results().add(SECTION, name, "MiB", Spread.once(Footprint.residentMib(child.pid())));
    }

    private void disk(String what, double mib) {
        session.results().add(SECTION, what, "MiB/million", Spread.once(mib * MILLION / session.dossiers()));
    }

    private void ledgerEntry() {
        long[] sums = new long[2];
        new Workload(MEASURED_ENTRIES).dossiers(dossier -> {
            sums[0]++;
            sums[1] += LedgerFormat.write(new LedgerEntry(MEASURED_ENTRIES, dossier)).length;
        });
        Results results = session.results();
        results.add(SECTION, "ledger entry on the wire", "bytes", Spread.once((double) sums[1] / sums[0]));
    }
}
