package org.dossierstats.ingest.sync;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dossierstats.ingest.mapping.Fault;

/**
 * Those fields of a record that are needed, as texts. Everything else in it, people's names and numbers above all, is skipped and stands
 * nowhere afterwards. Faults name fields and never quote what is in them: a person's name may have slipped into any of them.
 */
final class Fields {
    private static final String SUPPLEMENTS = "DanhSachHoSoBoSung";

    /** An office asks once or twice; more than this is a mistake or an attack. */
    private static final int MAX_SUPPLEMENTS = 100;

    private static final int MAX_CHARACTERS = 250;
    private static final Set<String> OF_RECORD = Set.of(
            "MaHoSo",
            "MaTTHC",
            "MaLinhVuc",
            "TenLinhVuc",
            "KenhThucHien",
            "NgayNopHoSo",
            "NgayTiepNhan",
            "NgayHenTra",
            "NgayKetThucXuLy",
            "NgayTra",
            "NgayTuChoi",
            "TrangThaiHoSo",
            "DonViXuLy",
            "ThoiDiemXuLy",
            "TrangThai");
    private static final Set<String> OF_SUPPLEMENT =
            Set.of("NgayBoSung", "NgayTiepNhanBoSung", "NgayHenTraTruoc", "NgayHenTraMoi");

    private final Map<String, String> texts = new HashMap<>();
    private final List<Map<String, String>> supplements = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();

    private Fields() {}

    /** Of the object that begins here; reads to its end. */
    static Fields read(JsonParser json) throws IOException {
        Fields fields = new Fields();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            if (name.equals(SUPPLEMENTS)) {
                fields.readSupplements(json);
            } else if (OF_RECORD.contains(name)) {
                fields.readText(json, name, fields.texts);
            } else {
                json.skipChildren();
            }
        }
        return fields;
    }

    private void readSupplements(JsonParser json) throws IOException {
        if (json.currentToken() == JsonToken.VALUE_NULL) {
            return;
        }
        if (json.currentToken() != JsonToken.START_ARRAY) {
            json.skipChildren();
            faults.add(new Fault(SUPPLEMENTS, "is not a list"));
            return;
        }
        if (!supplements.isEmpty()) {
            faults.add(new Fault(SUPPLEMENTS, "is given twice"));
        }
        int entries = 0;
        while (json.nextToken() != JsonToken.END_ARRAY) {
            entries++;
            if (json.currentToken() != JsonToken.START_OBJECT) {
                json.skipChildren();
                faults.add(new Fault(SUPPLEMENTS + "[" + entries + "]", "is not an object"));
            } else if (entries <= MAX_SUPPLEMENTS) {
                readSupplement(json, SUPPLEMENTS + "[" + entries + "].");
            } else {
                json.skipChildren();
            }
        }
        if (entries > MAX_SUPPLEMENTS) {
            faults.add(new Fault(SUPPLEMENTS, "has " + entries + " entries where " + MAX_SUPPLEMENTS + " are allowed"));
        }
    }

    private void readSupplement(JsonParser json, String path) throws IOException {
        Map<String, String> entry = new HashMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            if (OF_SUPPLEMENT.contains(name)) {
                readText(json, path + name, entry);
            } else {
                json.skipChildren();
            }
        }
        supplements.add(entry);
    }

    private void readText(JsonParser json, String path, Map<String, String> into) throws IOException {
        if (json.currentToken() == JsonToken.VALUE_NULL) {
            return;
        }
        if (json.currentToken() != JsonToken.VALUE_STRING && json.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            json.skipChildren();
            faults.add(new Fault(path, "is neither a text nor a whole number"));
            return;
        }
        String text = json.getText().strip();
        String name = path.substring(path.indexOf('.') + 1);
        if (text.length() > MAX_CHARACTERS) {
            faults.add(
                    new Fault(path, "has " + text.length() + " characters where " + MAX_CHARACTERS + " are allowed"));
        } else if (!text.isEmpty() && into.put(name, text) != null) {
            faults.add(new Fault(path, "is given twice"));
        }
    }

    boolean has(String name) {
        return texts.containsKey(name);
    }

    /** Of the record itself. */
    Values values(SyncSettings settings) {
        return new Values(texts, "", settings.zone(), faults);
    }

    /** Of its supplements, in their order. */
    List<Values> supplements(SyncSettings settings) {
        List<Values> values = new ArrayList<>();
        for (Map<String, String> entry : supplements) {
            values.add(new Values(entry, SUPPLEMENTS + "[" + (values.size() + 1) + "].", settings.zone(), faults));
        }
        return values;
    }

    /** Those found so far, by the reading of values too. */
    List<Fault> faults() {
        return faults;
    }
}
