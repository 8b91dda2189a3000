package org.dossierstats.dossier;

import java.time.ZoneId;

/**
 * Which rules figures were counted under.
 *
 * @param id {@link Rules#id}
 * @param zone where the days of the figures begin and end
 */
public record RulesLabel(String id, ZoneId zone) {}
