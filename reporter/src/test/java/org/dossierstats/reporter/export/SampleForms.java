package org.dossierstats.reporter.export;

import static org.dossierstats.reporter.CountedOffice.accepted;
import static org.dossierstats.reporter.CountedOffice.completed;

import java.util.EnumSet;
import java.util.List;
import org.dossierstats.catalogue.Agency;
import org.dossierstats.catalogue.Catalogue;
import org.dossierstats.catalogue.Level;
import org.dossierstats.catalogue.Mechanism;
import org.dossierstats.catalogue.OnlineLevel;
import org.dossierstats.catalogue.Procedure;
import org.dossierstats.catalogue.Validity;
import org.dossierstats.dossier.Amendment;
import org.dossierstats.dossier.Attributes;
import org.dossierstats.dossier.Change;
import org.dossierstats.dossier.Channel;
import org.dossierstats.period.Period;
import org.dossierstats.period.ReportingCalendar;
import org.dossierstats.report.EarlierPeriod;
import org.dossierstats.report.PeriodReport;
import org.dossierstats.report.ReportPlan;
import org.dossierstats.reporter.CountedOffice;
import org.dossierstats.reporter.CountedOffice.Dated;
import org.dossierstats.reporter.form.Filling;
import org.dossierstats.reporter.form.Form;
import org.dossierstats.reporter.form.Layout;
import org.dossierstats.reporter.form.Particulars;
import org.dossierstats.reporter.form.Seal;

/** Forms of a month in which there is something in every column. */
final class SampleForms {
    private static final Particulars PARTICULARS =
            new Particulars("Sở Nội vụ <H32>", "UBND tỉnh & Văn phòng", "Hà Nam", "Nguyễn Thị \"Ước\"");

    private SampleForms() {}

    static Form of(Layout layout) {
        return Filling.form(layout, report(), catalogue(), PARTICULARS, new Seal(3, "sha256:0123"));
    }

    /** Beside May 2021 and June 2020; H32.21 has not reported. */
    static PeriodReport report() {
        CountedOffice office = office();
        ReportPlan plan = new ReportPlan(
                List.of(Period.parse("2021-06", ReportingCalendar.CALENDAR)), EnumSet.allOf(EarlierPeriod.class));
        return plan.reports(
                        plan.toSum().stream()
                                .map(period -> office.summary(period.name()))
                                .toList(),
                        catalogue())
                .get(0);
    }

    private static CountedOffice office() {
        CountedOffice office = new CountedOffice();
        dossier(
                office,
                "0",
                "H32.19",
                "1.1",
                "Lao động",
                Channel.ONLINE,
                accepted("2020-06-10", "2020-06-18"),
                completed("2020-06-15"));
        dossier(
                office,
                "1",
                "H32.19",
                "1.1",
                "Lao động",
                Channel.ONLINE,
                accepted("2021-05-20", "2021-06-03"),
                completed("2021-06-02"));
        dossier(
                office,
                "2",
                "H32.19",
                "1.1",
                "Lao động",
                Channel.IN_PERSON,
                accepted("2021-06-01", "2021-06-08"),
                completed("2021-06-08"));
        dossier(office, "3", "H32.19", "2.1", "Đất đai", Channel.ONLINE, accepted("2021-06-02", "2021-06-08"));
        dossier(office, "4", "H32.20.7", "2.1", "Đất đai", Channel.POSTAL, accepted("2021-06-02", "2021-07-08"));
        dossier(
                office,
                "5",
                "H32.20.7",
                "9.9",
                "=1+1",
                Channel.PHONE,
                accepted("2021-06-02", null),
                stopped("2021-06-09"));
        dossier(
                office,
                "6",
                "H99",
                "1.1",
                "Lao động",
                Channel.EMAIL,
                accepted("2021-05-02", "2021-06-02"),
                withdrawn("2021-06-05"));
        dossier(office, "7", "H32.19", "1.1", "", Channel.OTHER, accepted("2021-06-12", null));
        dossier(
                office,
                "8",
                "H32.19",
                "2.1",
                "Đất đai",
                Channel.IN_PERSON,
                accepted("2021-06-12", "2021-06-14"),
                new Dated("2021-06-13", new Change.SupplementRequested()));
        dossier(
                office,
                "11",
                "H32.19",
                "2.1",
                "Đất đai",
                Channel.IN_PERSON,
                accepted("2021-06-12", "2021-07-14"),
                new Dated("2021-06-13", new Change.Forwarded("H32.20.7")));
        dossier(office, "9", "H32.19", "2.1", "Ẩm thực", Channel.ONLINE, new Dated("2021-06-30", refused()));
        dossier(
                office,
                "10",
                "H32.20.7",
                "2.1",
                "Dân tộc",
                Channel.IN_PERSON,
                accepted("2021-06-12", "2021-06-14"),
                completed("2021-06-21"));
        return office;
    }

    private static Change refused() {
        return new Change.Refused(new Amendment("H32.19", "2.1", "Ẩm thực", Channel.ONLINE));
    }

    private static void dossier(
            CountedOffice office,
            String id,
            String agency,
            String procedure,
            String field,
            Channel channel,
            Dated... life) {
        office.dossier(id, new Attributes(agency, procedure, field, channel), life);
    }

    private static Dated stopped(String day) {
        return new Dated(day, new Change.Stopped());
    }

    private static Dated withdrawn(String day) {
        return new Dated(day, new Change.Withdrawn());
    }

    static Catalogue catalogue() {
        return new Catalogue(
                List.of(
                        new Procedure(
                                "1.1",
                                "Cấp giấy phép",
                                "Lao động",
                                Level.PROVINCE,
                                Mechanism.ONE_STOP,
                                OnlineLevel.LEVEL_4,
                                Validity.ALWAYS),
                        new Procedure(
                                "2.1",
                                "Giao đất",
                                "Đất đai",
                                Level.DISTRICT,
                                Mechanism.INTERLINKED,
                                null,
                                Validity.ALWAYS),
                        new Procedure(
                                "3.1", "Khác", "Đất đai", Level.COMMUNE, null, OnlineLevel.PARTIAL, Validity.ALWAYS)),
                List.of(
                        new Agency("H32.19", "Sở Lao động", null, Level.PROVINCE, Validity.ALWAYS),
                        new Agency("H32.20", "Huyện Đông Anh", null, Level.DISTRICT, Validity.ALWAYS),
                        new Agency("H32.20.7", "Phòng Tài nguyên", "H32.20", Level.DISTRICT, Validity.ALWAYS),
                        new Agency("H32.21", "Sở Y tế", null, Level.PROVINCE, Validity.ALWAYS)));
    }
}
