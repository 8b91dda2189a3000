package org.dossierstats.app.command.option;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dossierstats.app.terminal.CommandFailure;
import org.dossierstats.app.terminal.ExitCode;
import org.dossierstats.catalogue.Catalogue;
import org.dossierstats.period.Period;
import org.dossierstats.period.PeriodSummary;
import org.dossierstats.report.EarlierPeriod;
import org.dossierstats.report.PeriodReport;
import org.dossierstats.report.ReportPlan;
import org.dossierstats.reporter.ReportText;
import org.dossierstats.reporter.export.FormFormat;
import org.dossierstats.reporter.form.Filling;
import org.dossierstats.reporter.form.Form;
import org.dossierstats.reporter.form.Layout;
import org.dossierstats.reporter.form.LayoutException;
import org.dossierstats.reporter.form.Layouts;
import org.dossierstats.reporter.form.Particulars;
import org.dossierstats.reporter.form.Seal;
import org.dossierstats.wire.Digest;
import org.dossierstats.wire.ReportJson;
import org.dossierstats.wire.SummaryJson;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What summaries look like, and where they go. */
public final class FormOptions {
    private static final String USUAL_LAYOUT = "generic";

    enum Format {
        text,
        json,
        csv,
        xlsx,
        html,
        pdf
    }

    /** The layouts that come with the program, for help and completion. */
    static final class LayoutNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Layouts.names().iterator();
        }
    }

    /** The earlier periods there are, for help and completion. */
    static final class EarlierNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Stream.of(EarlierPeriod.values())
                    .map(EarlierPeriod::wireName)
                    .iterator();
        }
    }

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Format format;

    @Option(
            names = "--layout",
            paramLabel = "NAME|FILE",
            completionCandidates = LayoutNames.class,
            description = {
                "The form: ${COMPLETION-CANDIDATES}, or a layout file.",
                "Without it text has every grouping, JSON has everything, the others are generic."
            })
    private @Nullable String layout;

    @Mixin
    private OutOption out;

    @Option(
            names = "--compare",
            paramLabel = "EARLIER",
            completionCandidates = EarlierNames.class,
            description = {
                "Put an earlier period beside each: ${COMPLETION-CANDIDATES}; may be repeated.",
                "A layout that compares has its own."
            })
    private List<String> compared = List.of();

    @Mixin
    private CatalogueOptions catalogues;

    @Option(names = "--office", paramLabel = "NAME", description = "Who reports, as the form says it.")
    private @Nullable String office;

    @Option(names = "--recipient", paramLabel = "NAME", description = "Whom it is reported to.")
    private @Nullable String recipient;

    @Option(names = "--place", paramLabel = "NAME", description = "Where the form is signed.")
    private @Nullable String place;

    @Option(names = "--prepared-by", paramLabel = "NAME", description = "Who prepared the form.")
    private @Nullable String author;

    private @Nullable Layout asked;
    private Catalogue catalogue = Catalogue.EMPTY;

    /** Finds out before the work, not after it, what cannot be written. */
    public void check() {
        out.check();
        if (!out.isGiven() && isBinary() && Boolean.getBoolean("dossierstats.stdout.terminal")) {
            throw new CommandFailure(
                    ExitCode.USAGE, "--format " + format + " is not for a terminal; add --out FILE." + format);
        }
        if (format == Format.json && layout != null) {
            throw new CommandFailure(
                    ExitCode.USAGE, "--layout is for forms; --format json has all figures without one");
        }
        try {
            catalogue = catalogues.catalogue();
            asked = isForm() ? Layouts.of(layout == null ? USUAL_LAYOUT : layout) : null;
        } catch (LayoutException e) {
            throw new CommandFailure(ExitCode.INPUT, String.valueOf(e.getMessage()), e);
        }
    }

    /** These periods, beside the earlier ones that were asked for or that the layout needs; to be asked after {@link #check}. */
    public ReportPlan plan(List<Period> periods) {
        ReportPlan plan = new ReportPlan(
                periods, compared.stream().map(FormOptions::earlier).collect(Collectors.toSet()));
        ReportPlan whole = asked == null ? plan : plan.with(asked.compared());
        try {
            whole.toSum();
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitCode.USAGE, "--compare: " + e.getMessage(), e);
        }
        return whole;
    }

    private static EarlierPeriod earlier(String name) {
        return EarlierPeriod.named(name)
                .orElseThrow(() ->
                        new CommandFailure(ExitCode.USAGE, "--compare must be previous or year-before, not " + name));
    }

    private boolean isBinary() {
        return format == Format.xlsx || format == Format.pdf;
    }

    private boolean isForm() {
        return layout != null || (format != Format.text && format != Format.json);
    }

    /** Whether nothing was asked for but text without a form. */
    public boolean isUsual() {
        return format == Format.text && layout == null && compared.isEmpty();
    }

    /** The catalogue to use where none is given. */
    public void withCatalogue(Catalogue usual) {
        if (!catalogues.areGiven()) {
            catalogue = usual;
        }
    }

    /**
     * Writes what was planned.
     *
     * @param summaries of {@link ReportPlan#toSum}
     */
    public void write(ReportPlan plan, List<PeriodSummary> summaries, PrintStream stdout) {
        List<PeriodReport> reports = plan.reports(summaries, catalogue);
        if (asked != null) {
            writeForms(asked, reports, FormOptions::open, stdout);
        } else {
            String text = format == Format.json
                    ? new String(ReportJson.write(reports), StandardCharsets.UTF_8)
                    : reports.stream().map(ReportText::write).collect(Collectors.joining("\n"));
            writeText(text, stdout);
        }
    }

    private static Seal open(PeriodReport report) {
        return new Seal(null, Digest.of(SummaryJson.write(List.of(report.summary()))));
    }

    /** Writes the form of what is sealed. */
    public void write(PeriodReport report, Seal seal, PrintStream stdout) {
        writeForms(Objects.requireNonNull(asked), List.of(report), each -> seal, stdout);
    }

    private void writeForms(
            Layout filled, List<PeriodReport> reports, Function<PeriodReport, Seal> seal, PrintStream stdout) {
        FormFormat written = FormFormat.valueOf(format.name().toUpperCase(Locale.ROOT));
        try {
            List<Form> forms = reports.stream()
                    .map(report -> form(filled, report, seal.apply(report)))
                    .toList();
            out.write(to -> written.write(forms, to), stdout);
        } catch (LayoutException | IllegalArgumentException e) {
            throw new CommandFailure(ExitCode.INPUT, String.valueOf(e.getMessage()), e);
        }
    }

    /** Writes what has no form. */
    public void writeText(String text, PrintStream stdout) {
        writeBytes(text.getBytes(StandardCharsets.UTF_8), stdout);
    }

    /** Writes what is as it is. */
    public void writeBytes(byte[] bytes, PrintStream stdout) {
        out.write(to -> to.write(bytes), stdout);
    }

    /** Whether JSON was asked for. */
    public boolean isJson() {
        return format == Format.json;
    }

    /** Whether earlier periods were asked for. */
    public boolean compares() {
        return !compared.isEmpty();
    }

    /** Whether a form was asked for; to be asked after {@link #check}. */
    public boolean isOfForm() {
        return asked != null;
    }

    /** The catalogue to use. */
    public Catalogue catalogue() {
        return catalogue;
    }

    private Form form(Layout filled, PeriodReport report, Seal seal) {
        return Filling.form(filled, report, catalogue, new Particulars(office, recipient, place, author), seal);
    }
}
