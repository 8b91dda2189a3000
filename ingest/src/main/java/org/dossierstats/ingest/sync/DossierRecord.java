package org.dossierstats.ingest.sync;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.dossierstats.dossier.Attributes;
import org.dossierstats.dossier.Channel;
import org.dossierstats.dossier.Due;
import org.dossierstats.dossier.EventType;
import org.jspecify.annotations.Nullable;

/** The record of a dossier ({@code DongBoHoSoMC}): what it is at the moment, and the dates of what happened to it. */
final class DossierRecord {
    private static final List<Channel> CHANNELS = List.of(Channel.IN_PERSON, Channel.ONLINE, Channel.POSTAL);
    private static final int LAST_STATUS = 10;

    private final SyncSettings settings;
    private final Fields fields;
    private final Values values;
    private final Set<Untold> untold = EnumSet.noneOf(Untold.class);

    DossierRecord(Fields fields, SyncSettings settings) {
        this.settings = settings;
        this.fields = fields;
        this.values = fields.values(settings);
    }

    Told read() {
        EventSheet sheet = new EventSheet(settings, values.required("MaHoSo"));
        int status = values.code(values.required("TrangThaiHoSo"), "TrangThaiHoSo", LAST_STATUS);
        Attributes attributes = attributes();
        List<Supplement> supplements = supplements();
        write(sheet, EventType.SUBMITTED, values.time("NgayNopHoSo"), attributes);
        accepted(sheet, status, attributes, supplements);
        for (Supplement supplement : supplements) {
            sheet.happened(EventType.SUPPLEMENT_REQUESTED, supplement.requested());
            write(sheet, EventType.SUPPLEMENT_RECEIVED, supplement.received());
        }
        ended(sheet, status, attributes, supplements);
        return fields.faults().isEmpty() ? new Told(sheet.events(), untold, List.of()) : Told.faulty(fields.faults());
    }

    private Attributes attributes() {
        String code = values.text("MaLinhVuc");
        String agency = values.required("DonViXuLy");
        String procedure = values.required("MaTTHC");
        String name = values.text("TenLinhVuc");
        String field = name != null || code == null ? values.required("TenLinhVuc") : code;
        return new Attributes(agency, procedure, field, channel());
    }

    private Channel channel() {
        String text = values.text("KenhThucHien");
        int code = values.code(text == null ? "1" : text, "KenhThucHien", CHANNELS.size());
        return CHANNELS.get(Math.max(code, 1) - 1);
    }

    private List<Supplement> supplements() {
        List<Supplement> supplements = new ArrayList<>();
        for (Values entry : fields.supplements(settings)) {
            Instant requested = entry.time("NgayBoSung");
            Instant received = entry.time("NgayTiepNhanBoSung");
            Due before = entry.due("NgayHenTraTruoc");
            Due after = entry.due("NgayHenTraMoi");
            if (requested == null) {
                untold.add(Untold.SUPPLEMENT_REQUEST);
            } else {
                supplements.add(new Supplement(requested, received, before, after));
            }
        }
        supplements.sort(Supplement.ORDER);
        return supplements;
    }

    private void accepted(EventSheet sheet, int status, Attributes attributes, List<Supplement> supplements) {
        Instant accepted = values.time("NgayTiepNhan");
        Due due = values.due("NgayHenTra");
        if (accepted == null) {
            left(status != 1 && status != 3 && status != 5 && status != 7, Untold.ACCEPTANCE);
        } else if (status == 1) {
            untold.add(Untold.ACCEPTANCE_OF_NEW);
        } else {
            sheet.happened(EventType.ACCEPTED, accepted, attributes);
            DueDates.write(sheet, accepted, supplements, due, untold);
        }
    }

    /** Only a status says that dates are those of an end. */
    private void ended(EventSheet sheet, int status, Attributes attributes, List<Supplement> supplements) {
        Instant finished = values.time("NgayKetThucXuLy");
        Instant returned = values.time("NgayTra");
        Instant refused = values.time("NgayTuChoi");
        switch (status) {
            case 3 -> left(!write(sheet, EventType.REFUSED, refused, attributes), Untold.REFUSAL);
            case 7 -> left(!write(sheet, EventType.WITHDRAWN, finished), Untold.WITHDRAWAL);
            case 8 ->
                left(
                        settings.stopped() == EventType.SUSPENDED || !write(sheet, EventType.STOPPED, finished),
                        Untold.STOP);
            case 9 -> left(!write(sheet, EventType.COMPLETED, finished), Untold.COMPLETION);
            case 10 -> {
                boolean completed = write(sheet, EventType.COMPLETED, finished);
                left(!write(sheet, EventType.RETURNED, returned) && !completed, Untold.RETURN);
            }
            default -> {
                left(finished != null, Untold.REOPENING);
                left(status == 6, Untold.PAYMENT);
                boolean open = supplements.stream().map(Supplement::received).anyMatch(Objects::isNull);
                left(status == 5 && !open, Untold.SUPPLEMENT);
            }
        }
    }

    private void left(boolean isLeft, Untold what) {
        if (isLeft) {
            untold.add(what);
        }
    }

    /** Whether it is known when. */
    private static boolean write(EventSheet sheet, EventType type, @Nullable Instant time) {
        if (time != null) {
            sheet.happened(type, time);
        }
        return time != null;
    }

    private static boolean write(EventSheet sheet, EventType type, @Nullable Instant time, Attributes attributes) {
        if (time != null) {
            sheet.happened(type, time, attributes);
        }
        return time != null;
    }
}
