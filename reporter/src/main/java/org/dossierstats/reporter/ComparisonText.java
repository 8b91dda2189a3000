package org.dossierstats.reporter;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Map;
import org.dossierstats.counts.Cell;
import org.dossierstats.counts.Counts;
import org.dossierstats.counts.HandlingByAge;
import org.dossierstats.counts.HandlingTime;
import org.dossierstats.counts.Measure;
import org.dossierstats.dossier.Attributes;
import org.dossierstats.dossier.RulesLabel;
import org.dossierstats.wire.CountsInForce;

/** A comparison of counts, to read: as a table of the figures that differ, and as CSV of every count that does. */
public final class ComparisonText {
    private static final Comparator<Cell> ORDER = Comparator.comparingInt(Cell::day)
            .thenComparing(
                    Cell::attributes,
                    Comparator.comparing(Attributes::agency)
                            .thenComparing(Attributes::field)
                            .thenComparing(Attributes::procedure)
                            .thenComparing(Attributes::channel));

    private ComparisonText() {}

    public static String table(CountsInForce before, CountsInForce after, CountsComparison compared) {
        StringBuilder text = new StringBuilder()
                .append(TextTable.ofTexts()
                        .row("in force", before.applicationId(), rules(compared.before()))
                        .row("rebuilt", after.applicationId(), rules(compared.after())))
                .append("over ")
                .append(SummaryText.number(compared.events()))
                .append(" records of the events")
                .append(
                        compared.sameCut()
                                ? ", the same for both\n"
                                : "; the two did not come to the same one: what lies between counts as a difference\n");
        if (!compared.comparison().months().isEmpty()) {
            TextTable table = new TextTable()
                    .rule()
                    .row("month, figure", "in force", "rebuilt", "difference")
                    .rule();
            compared.comparison()
                    .months()
                    .forEach(each -> table.row(
                            each.month() + " " + each.figure(),
                            SummaryText.number(each.before()),
                            SummaryText.number(each.after()),
                            String.format("%+,d", each.after() - each.before())));
            text.append(table.rule());
        }
        return text.append(SummaryText.number(compared.comparison().differing()))
                .append(" of ")
                .append(SummaryText.number(compared.comparison().counts()))
                .append(" counts differ\n")
                .toString();
    }

    private static String rules(RulesLabel rules) {
        return "rules " + rules.id() + " (zone " + rules.zone().getId() + ")";
    }

    /** One line for each count that differs, what the rebuilt one has more: agency, field, procedure, channel, day, count. */
    public static String csv(CountsComparison compared) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            csv.writeRecord("agency", "field", "procedure", "channel", "day", "count", "difference");
            compared.comparison().cells().asMap().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey(ORDER))
                    .forEach(cell -> rows(cell.getKey(), cell.getValue(), csv));
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory does not fail", e);
        }
        return text.toString();
    }

    private static void rows(Cell cell, Counts counts, CsvWriter csv) {
        counts.forEach((code, amount) -> csv.writeRecord(
                cell.attributes().agency(),
                cell.attributes().field(),
                cell.attributes().procedure(),
                cell.attributes().channel().name(),
                LocalDate.ofEpochDay(cell.day()).toString(),
                name(code),
                String.valueOf(amount)));
    }

    /** What a count is called. */
    static String name(int code) {
        if (HandlingTime.isBucket(code)) {
            return "HANDLED_IN_" + Math.round(HandlingTime.of(code)) + "_S";
        }
        if (HandlingByAge.isOne(code)) {
            int days = HandlingByAge.days(code);
            return (code == HandlingByAge.completed(days) ? "HANDLED_AT_" : "HANDLING_SECONDS_AT_") + days + "_DAYS";
        }
        return Measure.all().get(code).name();
    }
}
