package org.dossierstats.app.pipeline;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A setting of a topic that the pipeline relies on.
 *
 * @param value what the topic is created with and mended to
 * @param told what fits, as a person is told
 * @param why what goes wrong otherwise
 */
record Requirement(String setting, String value, String told, String why, Predicate<String> fits) {
    /** Nothing else fits. */
    static Requirement exactly(String setting, String value, String why) {
        return new Requirement(setting, value, value, why, value::equals);
    }

    /** A number, or more. */
    static Requirement atLeast(String setting, long least, String why) {
        return between(setting, least, least, Long.MAX_VALUE, why);
    }

    /** A number within bounds, or any value from the least if there is no upper one. */
    static Requirement between(String setting, long value, long least, long most, String why) {
        String told = most == Long.MAX_VALUE ? least + " or more" : least == most ? "" + least : least + " to " + most;
        return new Requirement(setting, String.valueOf(value), told, why, is -> isBetween(is, least, most));
    }

    private static boolean isBetween(String value, long least, long most) {
        try {
            long number = Long.parseLong(value);
            return number >= least && number <= most;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** What is wrong with a topic whose setting is this, or null. */
    @Nullable
    Complaint complaint(String topic, @Nullable String is) {
        return is != null && fits.test(is) ? null : new Complaint(topic, setting, String.valueOf(is), told, why, value);
    }
}
