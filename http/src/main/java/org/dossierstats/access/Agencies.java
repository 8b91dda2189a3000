package org.dossierstats.access;

import java.util.List;

/**
 * The agencies somebody may name.
 *
 * @param allowed their codes; one that ends in {@code .*} stands for all below it as well; empty: any agency
 */
public record Agencies(List<String> allowed) {
    public static final Agencies ANY = new Agencies(List.of());

    private static final String ALL_BELOW = ".*";

    public Agencies {
        allowed = List.copyOf(allowed);
    }

    public boolean include(String agency) {
        return allowed.isEmpty() || allowed.stream().anyMatch(each -> includes(each, agency));
    }

    private static boolean includes(String allowed, String agency) {
        if (!allowed.endsWith(ALL_BELOW)) {
            return allowed.equals(agency);
        }
        String top = allowed.substring(0, allowed.length() - ALL_BELOW.length());
        return agency.equals(top) || agency.startsWith(top + ".");
    }
}
