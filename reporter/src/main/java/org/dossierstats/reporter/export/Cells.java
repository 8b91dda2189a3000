package org.dossierstats.reporter.export;

import org.dossierstats.reporter.form.Form;
import org.dossierstats.reporter.form.Form.Cell;
import org.dossierstats.reporter.form.Language;

/** What stands in a cell as people read it. */
final class Cells {
    private Cells() {}

    static String text(Cell cell, Language language) {
        if (cell instanceof Form.Count number) {
            return language.number(number.value());
        }
        if (cell instanceof Form.Share share) {
            return language.share(share.numerator(), share.denominator());
        }
        if (cell instanceof Form.Quotient quotient) {
            return language.quotient(quotient.numerator(), quotient.denominator());
        }
        return cell instanceof Form.Words words ? words.text() : "…";
    }
}
