package org.dossierstats.ingest.sync;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.dossierstats.dossier.EventType;
import org.jspecify.annotations.Nullable;

/** A row of a dossier's progress ({@code CapNhatTienDoHoSoMC}): the status it came to, and when. */
final class ProgressRow {
    private static final int LAST_STATUS = 10;

    private final SyncSettings settings;
    private final Fields fields;

    ProgressRow(Fields fields, SyncSettings settings) {
        this.settings = settings;
        this.fields = fields;
    }

    Told read() {
        Values values = fields.values(settings);
        EventSheet sheet = new EventSheet(settings, values.required("MaHoSo"));
        int status = values.code(values.required("TrangThai"), "TrangThai", LAST_STATUS);
        values.required("ThoiDiemXuLy");
        Instant time = values.time("ThoiDiemXuLy");
        if (time == null || !fields.faults().isEmpty()) {
            return Told.faulty(fields.faults());
        }
        EventType type = type(status);
        if (type == null) {
            return new Told(List.of(), Set.of(Untold.TOLD_BY_DOSSIER), List.of());
        }
        sheet.happened(type, time);
        return new Told(sheet.events(), Set.of(), List.of());
    }

    /** Null for what the dossier's record has a date of. */
    private @Nullable EventType type(int status) {
        return switch (status) {
            case 4 -> EventType.FORWARDED;
            case 5 -> EventType.SUPPLEMENT_REQUESTED;
            case 6 -> EventType.PAYMENT_REQUESTED;
            case 7 -> EventType.WITHDRAWN;
            case 8 -> settings.stopped();
            default -> null;
        };
    }
}
