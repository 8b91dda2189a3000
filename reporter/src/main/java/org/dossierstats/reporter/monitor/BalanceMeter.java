package org.dossierstats.reporter.monitor;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.dossierstats.period.PeriodSummary;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the latest counts balance, in every row of a summary.
 *
 * <p>Thread safety: one thread checks; any reads.
 */
final class BalanceMeter {
    private static final Logger LOG = LoggerFactory.getLogger(BalanceMeter.class);

    private volatile double balanced = Double.NaN;

    BalanceMeter(MeterRegistry registry) {
        Gauge.builder("dossier.stats.balanced", this, meter -> meter.balanced)
                .description("Whether the figures of this year, checked once a minute, balance in every row: 1 or 0")
                .register(registry);
    }

    void check(PeriodSummary summary) {
        List<String> imbalances = summary.imbalances();
        if (!imbalances.isEmpty() && balanced != 0) {
            LOG.error(
                    "the counts up to {} do not balance: {} ({} in all)",
                    summary.cut(),
                    imbalances.get(0),
                    imbalances.size());
        }
        balanced = imbalances.isEmpty() ? 1 : 0;
    }
}
