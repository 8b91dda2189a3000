package org.dossierstats.reporter.form;

import java.util.List;
import org.dossierstats.catalogue.Procedure;
import org.dossierstats.period.Figures;

/**
 * What a row of a form is about.
 *
 * @param figures of the dossiers
 * @param procedures of the catalogue; empty in a row for some of the dossiers only
 */
record Subject(Figures figures, List<Procedure> procedures) {}
