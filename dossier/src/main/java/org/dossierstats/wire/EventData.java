package org.dossierstats.wire;

import java.time.DateTimeException;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dossierstats.dossier.Amendment;
import org.dossierstats.dossier.Change;
import org.dossierstats.dossier.Channel;
import org.dossierstats.dossier.Due;
import org.dossierstats.dossier.EventType;
import org.jspecify.annotations.Nullable;

/** The {@code data} of an event as it came, all texts; and which fields each type may and must carry. */
final class EventData {
    /** In the order they are written. */
    enum Field {
        AGENCY("agency"),
        PROCEDURE("procedure"),
        FIELD("field"),
        CHANNEL("channel"),
        DUE("due"),
        REASON("reason");

        private static final List<Field> ALL = List.of(values());

        final String wireName;

        Field(String wireName) {
            this.wireName = wireName;
        }

        static @Nullable Field named(String name) {
            for (Field field : ALL) {
                if (field.wireName.equals(name)) {
                    return field;
                }
            }
            return null;
        }
    }

    private static final Set<Field> AGENCY = EnumSet.of(Field.AGENCY);
    private static final Set<Field> DUE = EnumSet.of(Field.DUE);
    private static final Set<Field> DUE_AND_REASON = EnumSet.of(Field.DUE, Field.REASON);
    private static final Set<Field> ATTRIBUTES_AND_DUE = EnumSet.range(Field.AGENCY, Field.DUE);
    private static final Set<Field> ATTRIBUTES = EnumSet.range(Field.AGENCY, Field.CHANNEL);
    private static final Set<Field> NOTHING = EnumSet.noneOf(Field.class);

    private final Map<Field, String> fields = new EnumMap<>(Field.class);

    void put(Field field, String text) {
        fields.put(field, text);
    }

    /** In the order they are written. */
    Map<Field, String> asMap() {
        return fields;
    }

    boolean has(Field field) {
        return fields.containsKey(field);
    }

    static Set<Field> allowed(EventType type) {
        return switch (type) {
            case SUBMITTED, REFUSED -> ATTRIBUTES;
            case ACCEPTED, CORRECTED -> ATTRIBUTES_AND_DUE;
            case FORWARDED -> AGENCY;
            case SUPPLEMENT_RECEIVED, PAYMENT_RECEIVED, RESUMED, REOPENED -> DUE;
            case EXTENDED -> DUE_AND_REASON;
            case SUPPLEMENT_REQUESTED, PAYMENT_REQUESTED, SUSPENDED, WITHDRAWN, STOPPED, COMPLETED, RETURNED, VOIDED ->
                NOTHING;
        };
    }

    static Set<Field> required(EventType type) {
        return switch (type) {
            case ACCEPTED -> ATTRIBUTES;
            case EXTENDED -> DUE;
            case SUBMITTED,
                    REFUSED,
                    FORWARDED,
                    SUPPLEMENT_REQUESTED,
                    SUPPLEMENT_RECEIVED,
                    PAYMENT_REQUESTED,
                    PAYMENT_RECEIVED,
                    SUSPENDED,
                    RESUMED,
                    WITHDRAWN,
                    STOPPED,
                    COMPLETED,
                    RETURNED,
                    REOPENED,
                    CORRECTED,
                    VOIDED -> NOTHING;
        };
    }

    /** The change this describes. */
    Change change(EventType type) throws SchemaViolation {
        Set<Field> allowed = allowed(type);
        for (Field field : fields.keySet()) {
            if (!allowed.contains(field)) {
                throw new SchemaViolation("data." + field.wireName, "is not a field of dossier." + type.wireName());
            }
        }
        for (Field field : required(type)) {
            if (!fields.containsKey(field)) {
                throw new SchemaViolation("data." + field.wireName, "is missing");
            }
        }
        return Change.of(type, given(), due(), fields.get(Field.REASON));
    }

    private Amendment given() throws SchemaViolation {
        return new Amendment(fields.get(Field.AGENCY), fields.get(Field.PROCEDURE), fields.get(Field.FIELD), channel());
    }

    private @Nullable Channel channel() throws SchemaViolation {
        String word = fields.get(Field.CHANNEL);
        if (word == null) {
            return null;
        }
        try {
            return Channel.valueOf(word);
        } catch (IllegalArgumentException e) {
            throw new SchemaViolation(
                    "data.channel",
                    "'" + Text.shortened(word) + "' is not one of ONLINE, IN_PERSON, POSTAL, PHONE, EMAIL, OTHER");
        }
    }

    private @Nullable Due due() throws SchemaViolation {
        String text = fields.get(Field.DUE);
        if (text == null) {
            return null;
        }
        try {
            return text.indexOf('T') < 0 && text.indexOf('t') < 0
                    ? new Due.OnDay(Rfc3339.date(text))
                    : new Due.At(Rfc3339.instant(text));
        } catch (DateTimeException e) {
            throw new SchemaViolation(
                    "data.due",
                    e.getMessage()
                            + "; a date such as 2021-06-21 or a time such as 2021-06-21T17:00:00+07:00 is needed");
        }
    }

    /** The data as it goes out. */
    static EventData of(Change change) {
        EventData data = new EventData();
        Amendment given = change.given();
        data.putIfGiven(Field.AGENCY, given.agency());
        data.putIfGiven(Field.PROCEDURE, given.procedure());
        data.putIfGiven(Field.FIELD, given.field());
        data.putIfGiven(
                Field.CHANNEL, given.channel() == null ? null : given.channel().name());
        if (change.due() instanceof Due.OnDay day) {
            data.put(Field.DUE, day.date().toString());
        } else if (change.due() instanceof Due.At at) {
            data.put(Field.DUE, at.instant().toString());
        }
        data.putIfGiven(Field.REASON, change.reason());
        return data;
    }

    private void putIfGiven(Field field, @Nullable String text) {
        if (text != null) {
            put(field, text);
        }
    }
}
