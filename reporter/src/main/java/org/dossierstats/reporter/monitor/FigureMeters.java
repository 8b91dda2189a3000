package org.dossierstats.reporter.monitor;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.dossierstats.dossier.Channel;
import org.dossierstats.dossier.Status;
import org.dossierstats.live.Board;
import org.dossierstats.live.Standing;
import org.jspecify.annotations.Nullable;

/**
 * How the dossiers of the whole office stand. By nothing else than status and channel, of which there are as many as there are: agencies,
 * fields and procedures are for the board.
 *
 * <p>Thread safety: one thread shows; any reads.
 */
final class FigureMeters {
    private final MeterRegistry registry;
    private volatile @Nullable Board board;

    FigureMeters(MeterRegistry registry) {
        this.registry = registry;
        for (Status status : Status.values()) {
            if (status.isOpen()) {
                for (Channel channel : Channel.values()) {
                    open(status, channel);
                }
            }
        }
        total("overdue", "Open dossiers whose due date is past, the clock running", Standing::overdue);
        total("due.today", "Open dossiers that are overdue tomorrow if nothing is done", Standing::dueToday);
        total("paused", "Open dossiers whose clock is at rest", Standing::paused);
        total("waiting", "Dossiers that were submitted and not accepted yet", Standing::waiting);
        total("received.today", "Dossiers accepted today", Standing::receivedToday);
        total("resolved.today", "Dossiers closed today, less those re-opened", Standing::resolvedToday);
        total("late.today", "Dossiers closed today after their due date", Standing::lateToday);
    }

    private void open(Status status, Channel channel) {
        Gauge.builder("dossier.stats.open", this, figures -> figures.in(status, channel))
                .baseUnit("dossiers")
                .description("Dossiers accepted and not closed")
                .tag("status", status.name())
                .tag("channel", channel.name())
                .register(registry);
    }

    private double in(Status status, Channel channel) {
        Board shown = board;
        return shown == null
                ? Double.NaN
                : shown.statuses().getOrDefault(status, Map.of()).getOrDefault(channel, 0L);
    }

    private void total(String name, String description, ToLongFunction<Standing> figure) {
        Gauge.builder("dossier.stats." + name, this, figures -> figures.of(figure))
                .baseUnit("dossiers")
                .description(description)
                .register(registry);
    }

    private double of(ToLongFunction<Standing> figure) {
        Board shown = board;
        return shown == null ? Double.NaN : figure.applyAsLong(shown.total());
    }

    /** Shows these figures; none if there is nothing to show. */
    void show(@Nullable Board next) {
        board = next;
    }
}
