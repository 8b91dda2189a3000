package org.dossierstats.reporter.drilldown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionService;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.dossierstats.dossier.Attributes;
import org.dossierstats.period.Lateness;
import org.dossierstats.period.Period;
import org.dossierstats.period.ReportingCalendar;
import org.dossierstats.reporter.ReporterException;
import org.dossierstats.reporter.drilldown.DossierLists.Asked;
import org.dossierstats.reporter.drilldown.DossiersBehind.Behind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** However many ask, one recount runs at a time, few wait, and little is kept. */
class DossierListsTest {
    private static final Period JUNE = Period.parse("2021-06", ReportingCalendar.CALENDAR);

    private final List<Asked> recounted = Collections.synchronizedList(new ArrayList<>());
    private final ExecutorService requests = Executors.newCachedThreadPool();
    private final CountDownLatch held = new CountDownLatch(1);

    @AfterEach
    void stop() {
        held.countDown();
        requests.shutdownNow();
    }

    @Test
    void a_list_is_recounted_once_and_another_by_itself() {
        DossierLists lists = new DossierLists(this::recount);

        lists.of(asked(1, "refused"));
        lists.of(asked(1, "refused"));
        lists.of(asked(2, "refused"));
        lists.of(asked(1, "waiting"));

        assertThat(recounted).containsExactly(asked(1, "refused"), asked(2, "refused"), asked(1, "waiting"));
    }

    @Test
    void the_list_that_was_asked_for_longest_ago_goes_first() {
        DossierLists lists = new DossierLists(this::recount);
        for (int cut = 0; cut < DossierLists.MOST_LISTS; cut++) {
            lists.of(asked(cut, "refused"));
        }
        lists.of(asked(0, "refused"));
        recounted.clear();

        lists.of(asked(99, "refused"));
        lists.of(asked(0, "refused"));
        lists.of(asked(1, "refused"));

        assertThat(recounted).containsExactly(asked(99, "refused"), asked(1, "refused"));
    }

    @Test
    void long_lists_leave_no_room_for_others_but_the_latest_is_kept() {
        DossierLists lists = new DossierLists(this::recount, 5, Duration.ofSeconds(1));

        lists.of(asked(2, "refused"));
        lists.of(asked(3, "refused"));
        lists.of(asked(2, "refused"));
        assertThat(recounted).hasSize(2);
        lists.of(asked(9, "refused"));
        lists.of(asked(9, "refused"));
        assertThat(recounted).hasSize(3);
        lists.of(asked(3, "refused"));
        assertThat(recounted).hasSize(4);
    }

    @Test
    void one_recounts_at_a_time_and_only_so_many_wait() throws Exception {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        DossierLists lists = new DossierLists(asked -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            await(held);
            running.decrementAndGet();
            return recount(asked);
        });
        CompletionService<List<Behind>> all = new ExecutorCompletionService<>(requests);
        for (int cut = 0; cut <= DossierLists.MOST_WAITING + 1; cut++) {
            Asked asked = asked(cut, "refused");
            Future<List<Behind>> unused = all.submit(() -> lists.of(asked));
        }

        assertThatThrownBy(() -> all.take().get())
                .hasRootCauseInstanceOf(ReporterException.class)
                .hasRootCauseMessage("one list of dossiers is being recounted and 4 wait for it");

        held.countDown();
        for (int i = 0; i <= DossierLists.MOST_WAITING; i++) {
            all.take().get();
        }
        assertThat(most).hasValue(1);
        assertThat(lists.of(asked(0, "waiting"))).isEmpty();
    }

    @Test
    void those_that_wait_for_the_same_list_are_given_the_one() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        DossierLists lists = new DossierLists(asked -> {
            begun.countDown();
            await(held);
            return recount(asked);
        });
        Future<List<Behind>> first = requests.submit(() -> lists.of(asked(3, "refused")));
        await(begun);
        Future<List<Behind>> second = requests.submit(() -> lists.of(asked(3, "refused")));

        held.countDown();

        assertThat(second.get(10, TimeUnit.SECONDS)).isEqualTo(first.get(10, TimeUnit.SECONDS));
        assertThat(recounted).hasSize(1);
    }

    @Test
    void nobody_waits_for_ever() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        DossierLists lists = new DossierLists(
                asked -> {
                    begun.countDown();
                    await(held);
                    return recount(asked);
                },
                5,
                Duration.ofMillis(10));
        Future<List<Behind>> first = requests.submit(() -> lists.of(asked(1, "refused")));
        await(begun);

        assertThatThrownBy(() -> lists.of(asked(2, "refused")))
                .isInstanceOf(ReporterException.class)
                .hasMessageContaining("other lists of dossiers were recounted");

        held.countDown();
        assertThat(first.get(10, TimeUnit.SECONDS)).hasSize(1);
    }

    @Test
    void what_failed_is_not_kept() {
        AtomicInteger tries = new AtomicInteger();
        DossierLists lists = new DossierLists(asked -> {
            if (tries.incrementAndGet() == 1) {
                throw new ReporterException("Kafka does not answer");
            }
            return recount(asked);
        });

        assertThatThrownBy(() -> lists.of(asked(2, "refused"))).hasMessage("Kafka does not answer");

        assertThat(lists.of(asked(2, "refused"))).hasSize(2);
    }

    /** As many as the cut says. */
    private List<Behind> recount(Asked asked) {
        recounted.add(asked);
        List<Behind> list = new ArrayList<>();
        for (long i = 0; i < asked.cut().getOrDefault(0, 0L); i++) {
            list.add(new Behind("D" + i, Attributes.UNKNOWN, 1, Lateness.NONE));
        }
        return list;
    }

    private static Asked asked(long cut, String column) {
        return new Asked(JUNE, new TreeMap<>(Map.of(0, cut)), column, Wanted.ALL);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
