package org.dossierstats.app.command.streams;

import org.dossierstats.streams.Sharing;
import picocli.CommandLine.Option;

/** How instances of one application share its partitions. */
final class SharingOptions {
    @Option(
            names = "--standby",
            paramLabel = "N",
            defaultValue = "0",
            description =
                    "Other instances that keep a copy of each ledger, to take over at once (default: ${DEFAULT-VALUE}).")
    private int standby;

    @Option(
            names = "--instance-id",
            paramLabel = "ID",
            defaultValue = "${env:DOSSIER_STATS_INSTANCE_ID:-}",
            description = {
                "Comes back under this name after a restart, within 30 s to the partitions it had; one instance at a time may have it",
                "(default: DOSSIER_STATS_INSTANCE_ID of the environment, else none: when it ends others take over)."
            })
    private String instanceId;

    /**
     * As the options say.
     *
     * @throws IllegalArgumentException if they cannot be
     */
    Sharing sharing() {
        return new Sharing(standby, instanceId.isBlank() ? null : instanceId);
    }
}
