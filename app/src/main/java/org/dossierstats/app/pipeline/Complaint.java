package org.dossierstats.app.pipeline;

/**
 * That a setting of a topic does not fit.
 *
 * @param is what it is
 * @param told what it should be, as a person is told
 * @param why what goes wrong
 * @param remedy the value that mends it
 */
public record Complaint(String topic, String setting, String is, String told, String why, String remedy) {
    /** What is wrong and why, and the command of Kafka's own tool that mends it, in one line. */
    public String line() {
        return "topic " + topic + ": " + setting + " is " + is + " and must be " + told + ": " + why
                + "; to mend it: kafka-configs.sh --alter --entity-type topics --entity-name " + topic
                + " --add-config " + setting + "=" + (remedy.contains(",") ? "[" + remedy + "]" : remedy);
    }
}
