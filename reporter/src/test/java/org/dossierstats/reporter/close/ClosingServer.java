package org.dossierstats.reporter.close;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.dossierstats.period.LastPeriod;
import org.dossierstats.period.ReportingCalendar;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A server that closes what is due by the clock of the test, which it tells what it asked for and what it logged. */
abstract class ClosingServer {
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    private final Logger logger = (Logger) org.slf4j.LoggerFactory.getLogger(AutomaticClose.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    final Desk desk = new Desk().accepted("A", "H1", "1.1");
    final List<String> asked = new ArrayList<>();
    final TestClock clock = new TestClock();

    /** What closing comes to; by default that of the desk, which has June 2021 only. */
    DueClose.Sealing answer = closing -> desk.decide(closing, clock.instant());

    @BeforeEach
    void listen() {
        log.start();
        logger.setLevel(Level.INFO);
        logger.setAdditive(false);
        logger.addAppender(log);
    }

    @AfterEach
    void stop_listening() {
        logger.detachAppender(log);
    }

    final AutomaticClose closing(int days, LastPeriod... kinds) {
        return closing(
                time -> {
                    throw new AssertionError("no thread was begun");
                },
                days,
                kinds);
    }

    final AutomaticClose closing(AutomaticClose.Pause pause, int days, LastPeriod... kinds) {
        Set<LastPeriod> each = EnumSet.copyOf(List.of(kinds));
        return new AutomaticClose(
                new CloseSchedule(each, days, ReportingCalendar.CALENDAR, "the server"),
                closing -> {
                    asked.add(closing.period().name());
                    assertThat(closing.reason()).isNull();
                    assertThat(closing.early()).isFalse();
                    return answer.seal(closing);
                },
                clock,
                pause);
    }

    static void looks(AutomaticClose automatic, int times) {
        for (int i = 0; i < times; i++) {
            automatic.look();
        }
    }

    final List<String> told() {
        return log.list.stream()
                .map(event -> event.getLevel() + " " + event.getFormattedMessage())
                .toList();
    }

    /** Stands at 4 July 2021 until it is set. */
    static final class TestClock extends Clock {
        volatile Instant now = LocalDate.of(2021, 7, 4).atStartOfDay(ZONE).toInstant();

        @Override
        public ZoneId getZone() {
            return ZONE;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("the zone is that of the rules");
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
