package org.dossierstats.reporter.form;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.dossierstats.catalogue.Agency;
import org.dossierstats.catalogue.Catalogue;
import org.dossierstats.dossier.Attributes;
import org.dossierstats.period.PeriodSummary;
import org.dossierstats.report.EarlierPeriod;
import org.dossierstats.report.PeriodReport;
import org.dossierstats.reporter.form.Layout.Blocks;
import org.dossierstats.reporter.form.Layout.Grid;
import org.dossierstats.reporter.form.Layout.Identity;
import org.dossierstats.reporter.form.Layout.Line;
import org.dossierstats.reporter.form.Layout.Lines;
import org.dossierstats.reporter.form.Layout.OneRow;
import org.dossierstats.reporter.form.Layout.TableLayout;
import org.dossierstats.reporter.form.RowTree.Node;

/** Fills a layout with the figures of a summary. */
public final class Filling {
    private static final int MOST_NAMED = 10;

    private final Layout layout;
    private final PeriodReport report;
    private final PeriodSummary summary;
    private final Catalogue catalogue;
    private final Particulars particulars;

    private Filling(Layout layout, PeriodReport report, Catalogue catalogue, Particulars particulars) {
        this.layout = layout;
        this.report = report;
        this.summary = report.summary();
        this.catalogue = catalogue;
        this.particulars = particulars;
    }

    /**
     * The filled form.
     *
     * @param report with the earlier periods that the layout compares with
     * @throws LayoutException if an identity of the layout does not hold
     */
    public static Form form(
            Layout layout, PeriodReport report, Catalogue catalogue, Particulars particulars, Seal seal) {
        Filling filling = new Filling(layout, report, catalogue, particulars);
        PeriodSummary summary = report.summary();
        return new Form(
                layout.id(),
                layout.name(),
                layout.language(),
                layout.landscape(),
                summary.period(),
                filling.texts(layout.head()),
                layout.tables().stream().map(filling::table).toList(),
                filling.notes(),
                filling.texts(layout.foot()),
                seal.provenance(layout, summary));
    }

    private Form.Table table(TableLayout table) {
        if (table instanceof Grid grid) {
            return grid(grid);
        }
        if (table instanceof OneRow oneRow) {
            return oneRow(oneRow);
        }
        return lines((Lines) table);
    }

    private Form.Table grid(Grid grid) {
        List<Column> leaves = Head.leaves(grid.columns());
        List<Form.Row> rows = new ArrayList<>();
        for (Node node :
                new RowTree(report, catalogue, layout.language()).nodes(grid.by(), subject -> shows(leaves, subject))) {
            rows.add(new Form.Row(
                    node.hasParts() ? Form.Row.Kind.SECTION : Form.Row.Kind.DETAIL,
                    node.depth(),
                    cells(leaves, node.number(), node.label(), node.subject())));
        }
        rows.add(new Form.Row(Form.Row.Kind.TOTAL, 0, cells(leaves, "", text(grid.total()), all())));
        rows.stream().filter(Filling::isReported).forEach(row -> require(grid.identities(), row));
        return Head.of(grid.columns(), grid.numbered()).table(text(grid.title()), text(grid.unit()), rows);
    }

    /** Whether any column has something other than 0. */
    private static boolean shows(List<Column> leaves, Subject row) {
        return leaves.stream()
                .anyMatch(column -> column.content() instanceof Column.Amount amount
                        && amount.of().of(row) != 0);
    }

    private static boolean isReported(Form.Row row) {
        return row.cells().stream().noneMatch(Form.NotReported.class::isInstance);
    }

    private void require(List<Identity> identities, Form.Row row) {
        for (Identity identity : identities) {
            long left = identity.left().of(row);
            long right = identity.right().of(row);
            if (left != right) {
                throw new LayoutException(
                        "layout " + layout.id() + ": " + identity.text() + " does not hold: " + left + " is not "
                                + right + " in a row of " + summary.period().name(),
                        null);
            }
        }
    }

    private Form.Table oneRow(OneRow table) {
        List<Form.Cell> cells = cells(
                Head.leaves(table.columns()),
                "1",
                Objects.requireNonNullElse(particulars.office(), Particulars.BLANK),
                all());
        return Head.of(table.columns(), table.numbered())
                .table(text(table.title()), text(table.unit()), List.of(new Form.Row(Form.Row.Kind.DETAIL, 0, cells)));
    }

    private Subject all() {
        return Subject.of(
                summary,
                report.earlier(),
                catalogue.proceduresOn(summary.period().to()));
    }

    private Form.Table lines(Lines table) {
        List<Form.Row> rows = new ArrayList<>();
        for (Line line : table.lines()) {
            rows.add(new Form.Row(
                    Form.Row.Kind.DETAIL,
                    line.depth(),
                    List.of(new Form.Words(text(line.label()), false), cell(line.content(), "", line.label(), all()))));
        }
        return Head.of(
                        List.of(
                                new Column(table.caption(), "line", 60, new Column.RowLabel(), List.of()),
                                new Column(table.figure(), "figure", 14, new Column.Unknown(), List.of())),
                        false)
                .table(text(table.title()), "", rows);
    }

    private static List<Form.Cell> cells(List<Column> leaves, String number, String label, Subject row) {
        List<Form.Cell> cells = new ArrayList<>();
        for (Column column : leaves) {
            cells.add(cell(Objects.requireNonNull(column.content()), number, label, row));
        }
        return cells;
    }

    private static Form.Cell cell(Column.Content content, String number, String label, Subject row) {
        if (row.isSilent()
                && content.sums().stream().allMatch(sum -> sum.of(row) == 0)
                && !content.sums().isEmpty()) {
            return new Form.NotReported();
        }
        if (content instanceof Column.Amount figure) {
            return new Form.Count(figure.of().of(row));
        }
        if (content instanceof Column.Share share) {
            return new Form.Share(share.of().of(row), share.in().of(row));
        }
        if (content instanceof Column.Quotient quotient) {
            return new Form.Quotient(
                    quotient.of().of(row), Math.multiplyExact(quotient.in().of(row), quotient.scale()));
        }
        if (content instanceof Column.RowNumber) {
            return new Form.Words(number, true);
        }
        return content instanceof Column.RowLabel ? new Form.Words(label, false) : new Form.Unknown();
    }

    private Blocks texts(Blocks blocks) {
        return new Blocks(
                blocks.left().stream().map(this::text).toList(),
                blocks.centre().stream().map(this::text).toList(),
                blocks.right().stream().map(this::text).toList());
    }

    private String text(String template) {
        Language language = layout.language();
        String text = template.replace("{period}", language.period(summary.period()))
                .replace("{from}", language.day(summary.period().from()))
                .replace("{to}", language.day(summary.period().to()))
                .replace("{office}", Objects.requireNonNullElse(particulars.office(), Particulars.BLANK))
                .replace("{recipient}", Objects.requireNonNullElse(particulars.recipient(), Particulars.BLANK))
                .replace("{place}", Objects.requireNonNullElse(particulars.place(), Particulars.BLANK))
                .replace("{author}", Objects.requireNonNullElse(particulars.author(), ""));
        for (Map.Entry<EarlierPeriod, PeriodSummary> then : report.earlier().entrySet()) {
            text = text.replace(
                    "{" + then.getKey().wireName() + "}",
                    language.period(then.getValue().period()));
        }
        return text;
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        layout.notes().forEach(note -> notes.add(text(note)));
        if (layout.tables().stream().allMatch(Filling::isOfCatalogue)) {
            return notes;
        }
        Policies policies = layout.policies();
        notes.add(String.join(
                " ",
                say("withdrawn", policies.withdrawn()),
                say("stopped", policies.stopped()),
                say("no-due-date", policies.noDueDate()),
                say("waiting", policies.waiting()),
                say("transferred", policies.transferred())));
        if (report.silent() != null && !report.silent().isEmpty()) {
            named("silent.agencies", report.silent().stream().map(Agency::name).toList(), notes);
        }
        if (catalogue.knowsProcedures()) {
            strangers("unknown.procedures", Key.PROCEDURE, notes);
        }
        if (catalogue.knowsAgencies()) {
            strangers("unknown.agencies", Key.AGENCY, notes);
        }
        return notes;
    }

    private static boolean isOfCatalogue(TableLayout table) {
        return table instanceof OneRow || (table instanceof Lines lines && lines.ofCatalogue());
    }

    private String say(String policy, Enum<?> choice) {
        return layout.language().say("policy." + policy + "." + choice.name());
    }

    /** Counted all the same, under their codes. */
    private void strangers(String words, Key key, List<String> notes) {
        TreeSet<String> codes = new TreeSet<>();
        for (Attributes attributes : summary.groups().keySet()) {
            String code = key.value(attributes, catalogue, summary.period().to());
            if (!code.isEmpty() && key.name(code, catalogue, summary.period().to()) == null) {
                codes.add(code);
            }
        }
        if (!codes.isEmpty()) {
            named(words, codes, notes);
        }
    }

    private void named(String words, Collection<String> names, List<String> notes) {
        String some = String.join(", ", names.stream().limit(MOST_NAMED).toList());
        notes.add(layout.language().say(words, names.size(), some + (names.size() > MOST_NAMED ? ", …" : "")));
    }
}
