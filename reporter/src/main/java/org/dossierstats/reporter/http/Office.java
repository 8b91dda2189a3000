package org.dossierstats.reporter.http;

import java.time.Clock;
import org.dossierstats.catalogue.Catalogue;
import org.dossierstats.dossier.Rules;
import org.dossierstats.reporter.Reporter;

/**
 * The office whose figures a server gives.
 *
 * @param rules those the server was started with; the counts may be of others
 * @param catalogue what forms name and group by
 * @param clock tells which is the last month, in the zone of the rules
 */
public record Office(Reporter reporter, Rules rules, Catalogue catalogue, Clock clock) {}
