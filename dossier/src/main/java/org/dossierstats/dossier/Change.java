package org.dossierstats.dossier;

import java.util.Objects;
import org.dossierstats.dossier.State.Moment;
import org.jspecify.annotations.Nullable;

/** What an event says happened, in the past tense, with what it carries. */
public sealed interface Change {
    EventType type();

    /** The state after this happened at that moment to a dossier in that state. */
    State after(State state, Moment at);

    /** The attributes it carries. */
    default Amendment given() {
        return Amendment.NONE;
    }

    /** The due date it carries. */
    default @Nullable Due due() {
        return null;
    }

    /** The reason it carries. */
    default @Nullable String reason() {
        return null;
    }

    /** The change of this type that carries this; what the type has no room for is left out. */
    static Change of(EventType type, Amendment given, @Nullable Due due, @Nullable String reason) {
        return switch (type) {
            case SUBMITTED -> new Submitted(given);
            case ACCEPTED -> new Accepted(given.of(Attributes.UNKNOWN), due);
            case REFUSED -> new Refused(given);
            case FORWARDED -> new Forwarded(given.agency());
            case SUPPLEMENT_REQUESTED -> new SupplementRequested();
            case SUPPLEMENT_RECEIVED -> new SupplementReceived(due);
            case PAYMENT_REQUESTED -> new PaymentRequested();
            case PAYMENT_RECEIVED -> new PaymentReceived(due);
            case SUSPENDED -> new Suspended();
            case RESUMED -> new Resumed(due);
            case EXTENDED -> new Extended(Objects.requireNonNull(due, "an extension needs a due date"), reason);
            case WITHDRAWN -> new Withdrawn();
            case STOPPED -> new Stopped();
            case COMPLETED -> new Completed();
            case RETURNED -> new Returned();
            case REOPENED -> new Reopened(due);
            case CORRECTED -> new Corrected(given, due);
            case VOIDED -> new Voided();
        };
    }

    /** Filed, waiting for acceptance (mới đăng ký). */
    record Submitted(Amendment given) implements Change {
        @Override
        public EventType type() {
            return EventType.SUBMITTED;
        }

        @Override
        public State after(State state, Moment at) {
            return state.submitted(given);
        }
    }

    /** Taken in: the clock runs (được tiếp nhận). */
    record Accepted(Attributes attributes, @Nullable Due due) implements Change {
        @Override
        public EventType type() {
            return EventType.ACCEPTED;
        }

        @Override
        public State after(State state, Moment at) {
            return state.accepted(attributes, due, at);
        }

        @Override
        public Amendment given() {
            return new Amendment(attributes.agency(), attributes.procedure(), attributes.field(), attributes.channel());
        }

        /** The acceptance as it should have been recorded. */
        Accepted as(Corrected correction) {
            return new Accepted(correction.given().of(attributes), correction.due() == null ? due : correction.due());
        }
    }

    /** Not taken in (không được tiếp nhận). */
    record Refused(Amendment given) implements Change {
        @Override
        public EventType type() {
            return EventType.REFUSED;
        }

        @Override
        public State after(State state, Moment at) {
            return state.refused(given, at);
        }
    }

    /** Handed to the next step, or to another agency, which handles it from then on (chuyển xử lý). */
    record Forwarded(@Nullable String agency) implements Change {
        @Override
        public EventType type() {
            return EventType.FORWARDED;
        }

        @Override
        public Amendment given() {
            return new Amendment(agency, null, null, null);
        }

        @Override
        public State after(State state, Moment at) {
            return state.forwarded(agency, at);
        }
    }

    /** Papers are missing: the clock stops (yêu cầu bổ sung). */
    record SupplementRequested() implements Change {
        @Override
        public EventType type() {
            return EventType.SUPPLEMENT_REQUESTED;
        }

        @Override
        public State after(State state, Moment at) {
            return state.paused(Status.SUPPLEMENT_REQUESTED, at);
        }
    }

    /** The papers came (đã bổ sung). */
    record SupplementReceived(@Nullable Due due) implements Change {
        @Override
        public EventType type() {
            return EventType.SUPPLEMENT_RECEIVED;
        }

        @Override
        public State after(State state, Moment at) {
            return state.resumed(due, at);
        }
    }

    /** A tax or fee is to be paid: the clock stops (yêu cầu thực hiện nghĩa vụ tài chính). */
    record PaymentRequested() implements Change {
        @Override
        public EventType type() {
            return EventType.PAYMENT_REQUESTED;
        }

        @Override
        public State after(State state, Moment at) {
            return state.paused(Status.PAYMENT_REQUESTED, at);
        }
    }

    /** It was paid. */
    record PaymentReceived(@Nullable Due due) implements Change {
        @Override
        public EventType type() {
            return EventType.PAYMENT_RECEIVED;
        }

        @Override
        public State after(State state, Moment at) {
            return state.resumed(due, at);
        }
    }

    /** Handling rests: the clock stops (tạm dừng). */
    record Suspended() implements Change {
        @Override
        public EventType type() {
            return EventType.SUSPENDED;
        }

        @Override
        public State after(State state, Moment at) {
            return state.paused(Status.SUSPENDED, at);
        }
    }

    /** Handling goes on. */
    record Resumed(@Nullable Due due) implements Change {
        @Override
        public EventType type() {
            return EventType.RESUMED;
        }

        @Override
        public State after(State state, Moment at) {
            return state.resumed(due, at);
        }
    }

    /** A new due date from then on (gia hạn); the original is kept. */
    record Extended(Due due, @Nullable String reason) implements Change {
        @Override
        public EventType type() {
            return EventType.EXTENDED;
        }

        @Override
        public State after(State state, Moment at) {
            return state.extended(due, at);
        }
    }

    /** Taken back by the applicant (rút hồ sơ). */
    record Withdrawn() implements Change {
        @Override
        public EventType type() {
            return EventType.WITHDRAWN;
        }

        @Override
        public State after(State state, Moment at) {
            return state.withdrawn(at);
        }
    }

    /** Ended by the office (dừng xử lý). */
    record Stopped() implements Change {
        @Override
        public EventType type() {
            return EventType.STOPPED;
        }

        @Override
        public State after(State state, Moment at) {
            return state.closed(Status.STOPPED, Outcome.STOPPED, at);
        }
    }

    /** Finished; this instant decides early, on time or late (đã xử lý xong). */
    record Completed() implements Change {
        @Override
        public EventType type() {
            return EventType.COMPLETED;
        }

        @Override
        public State after(State state, Moment at) {
            return state.closed(Status.COMPLETED, Outcome.COMPLETED, at);
        }
    }

    /** The result is in the applicant's hands (đã trả kết quả). */
    record Returned() implements Change {
        @Override
        public EventType type() {
            return EventType.RETURNED;
        }

        @Override
        public State after(State state, Moment at) {
            return state.returned(at);
        }
    }

    /** Open again, for instance because the result was wrong. */
    record Reopened(@Nullable Due due) implements Change {
        @Override
        public EventType type() {
            return EventType.REOPENED;
        }

        @Override
        public State after(State state, Moment at) {
            return state.reopened(due, at);
        }
    }

    /** The record was wrong: holds from the acceptance on, so it acts there ({@link Life}) and not at its own time. */
    record Corrected(Amendment given, @Nullable Due due) implements Change {
        @Override
        public EventType type() {
            return EventType.CORRECTED;
        }

        @Override
        public State after(State state, Moment at) {
            return state;
        }

        /** This, and where it is silent the earlier one. */
        Corrected over(Corrected earlier) {
            return new Corrected(given.over(earlier.given), due == null ? earlier.due : due);
        }
    }

    /** Registered by mistake: the dossier never was, so it too acts in {@link Life}. */
    record Voided() implements Change {
        @Override
        public EventType type() {
            return EventType.VOIDED;
        }

        @Override
        public State after(State state, Moment at) {
            return state;
        }
    }
}
