package org.dossierstats.dossier;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.dossierstats.calendar.LocalDays;
import org.dossierstats.calendar.Week;
import org.dossierstats.calendar.WorkingCalendar;
import org.dossierstats.calendar.WorkingHours;
import org.dossierstats.calendar.WorkingHours.Session;
import org.jspecify.annotations.Nullable;

/**
 * The rules that decide facts: figures counted under different rules must not be mixed. Immutable; equal if their {@link #id} is.
 *
 * <p>Days are days since 1970-01-01, in the zone of the rules.
 */
public final class Rules {
    /** The statuses in which the clock can rest. */
    public static final Set<Status> PAUSABLE = Collections.unmodifiableSet(
            EnumSet.of(Status.SUPPLEMENT_REQUESTED, Status.PAYMENT_REQUESTED, Status.SUSPENDED));

    private final Settings settings;
    private final Set<Status> pauses;
    private final Map<String, List<Limit.Version>> limits;
    private final LocalDays days;
    private final String id;

    /**
     * What can be set.
     *
     * @param zone where the office's day begins and ends
     * @param calendar working days and hours
     * @param pauses in which statuses the clock rests; only open ones that wait can be among them
     * @param pauseMovesDue whether the due date moves by the working time the clock rested, unless the resuming event names one
     * @param limits by procedure, for acceptances that name no due date
     */
    public record Settings(
            ZoneId zone,
            WorkingCalendar calendar,
            Granularity granularity,
            Basis basis,
            Set<Status> pauses,
            boolean pauseMovesDue,
            Map<String, List<Limit.Version>> limits) {}

    public Rules(Settings settings) {
        if (!PAUSABLE.containsAll(settings.pauses())) {
            throw new IllegalArgumentException(
                    "the clock can rest in " + PAUSABLE + " only, not in all of " + settings.pauses());
        }
        EnumSet<Status> paused = EnumSet.noneOf(Status.class);
        paused.addAll(settings.pauses());
        this.settings = settings;
        this.pauses = Collections.unmodifiableSet(paused);
        this.limits = Map.copyOf(settings.limits());
        this.days = new LocalDays(settings.zone());
        this.id = hash(canonical());
    }

    /** By date, every wait rests the clock and moves the due date; a week of five days without holidays. */
    public static Rules inZone(ZoneId zone) {
        WorkingHours hours = new WorkingHours(List.of(
                new Session(LocalTime.of(7, 0), LocalTime.of(11, 30)),
                new Session(LocalTime.of(13, 30), LocalTime.of(17, 0))));
        Week week = new Week(LocalDate.EPOCH, EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), hours);
        return new Rules(new Settings(
                zone,
                new WorkingCalendar(List.of(week), Set.of(), Set.of()),
                Granularity.DATE,
                Basis.CURRENT,
                PAUSABLE,
                true,
                Map.of()));
    }

    public Settings settings() {
        return settings;
    }

    public ZoneId zone() {
        return settings.zone();
    }

    public WorkingCalendar calendar() {
        return settings.calendar();
    }

    /** The day of an instant; later instants are never on earlier days ({@link LocalDays}). */
    public int day(Instant instant) {
        return days.of(instant);
    }

    /** The day something is due. */
    public int day(Due due) {
        return due.day(this);
    }

    /** Whether the clock rests in this status. */
    public boolean pauses(Status status) {
        return pauses.contains(status);
    }

    /** When a dossier accepted then is due that was promised nothing; null if its procedure has no limit. */
    @Nullable
    Due dueByLimit(String procedure, Instant accepted) {
        LocalDate day = LocalDate.ofEpochDay(day(accepted));
        for (Limit.Version version : limits.getOrDefault(procedure, List.of())) {
            if (version.holds(day)) {
                return version.limit().due(accepted, this);
            }
        }
        return null;
    }

    /** The due date after the clock rested from one instant to the other. */
    Due afterRest(Due due, Instant from, Instant until) {
        return settings.pauseMovesDue() ? due.later(from, until, this) : due;
    }

    /** The due date that decides, of this state. */
    public @Nullable Due deciding(State state) {
        return settings.basis().of(state);
    }

    /** How a closing at that instant stands to the due date that decides. */
    public Timeliness judge(Instant closed, @Nullable Due due) {
        return due == null ? Timeliness.NO_DUE_DATE : due.judge(closed, this);
    }

    /** The first day at whose end an open dossier due then is overdue. */
    public int overdueFrom(Due due) {
        return due instanceof Due.At && settings.granularity() != Granularity.DATE ? day(due) : day(due) + 1;
    }

    /** Every rule, one a line, in a fixed order: what {@link #id} hashes. */
    public String canonical() {
        return "zone " + zone().getId()
                + "\ngranularity " + settings.granularity()
                + "\nbasis " + settings.basis()
                + "\npauses " + pauses.stream().map(Enum::name).collect(Collectors.joining(","))
                + "\npause-moves-due " + settings.pauseMovesDue()
                + "\n" + calendar().canonical()
                + new TreeMap<>(limits)
                        .entrySet().stream()
                                .map(versions -> "limit " + versions.getKey() + " " + versions.getValue() + "\n")
                                .collect(Collectors.joining());
    }

    /** {@code sha256:} and the hash of {@link #canonical} in hexadecimal. Equal ids, equal rules. */
    public String id() {
        return id;
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256:" + HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    public RulesLabel label() {
        return new RulesLabel(id, zone());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Rules rules && id.equals(rules.id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return id;
    }
}
