package org.dossierstats.ingest.sync;

/** What a record says happened, but not when, so that no event can be made of it. */
public enum Untold {
    ACCEPTANCE("NgayTiepNhan is empty: not counted as accepted"),
    ACCEPTANCE_OF_NEW("TrangThaiHoSo is 1: NgayTiepNhan is left out"),
    REFUSAL("TrangThaiHoSo is 3 and NgayTuChoi is empty: not counted as refused"),
    SUPPLEMENT(
            "TrangThaiHoSo is 5 and no entry of DanhSachHoSoBoSung is open: the wait is left out, unless its progress is sent"),
    SUPPLEMENT_REQUEST("an entry of DanhSachHoSoBoSung has no NgayBoSung: it is left out"),
    PROMISE(
            "the first entry of DanhSachHoSoBoSung has no NgayHenTraTruoc: when the dossier was due before is left out"),
    PAYMENT("TrangThaiHoSo is 6, which has no date in this record: the wait is left out, unless its progress is sent"),
    WITHDRAWAL(
            "TrangThaiHoSo is 7 and NgayKetThucXuLy is empty: the withdrawal is left out, unless its progress is sent"),
    STOP("TrangThaiHoSo is 8, which has no date in this record: the stop is left out, unless its progress is sent"),
    COMPLETION("TrangThaiHoSo is 9 and NgayKetThucXuLy is empty: not counted as completed"),
    RETURN("TrangThaiHoSo is 10 and NgayKetThucXuLy and NgayTra are empty: not counted as resolved"),
    REOPENING(
            "NgayKetThucXuLy is left out, since TrangThaiHoSo is not 7 to 10; a re-opening needs an event of its own"),
    TOLD_BY_DOSSIER("this progress is left out: the dates of the dossier's own record tell of it");

    private final String sentence;

    Untold(String sentence) {
        this.sentence = sentence;
    }

    /** What is left out and why; in the words of the record, without its values. */
    public String sentence() {
        return sentence;
    }
}
