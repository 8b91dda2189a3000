package org.dossierstats.bench.figure;

import java.util.ArrayList;
import java.util.List;

/** How a quantity came out over the rounds of a run. */
public record Spread(double median, double min, double max, int rounds) {
    private static final double HALF = 0.5;

    /**
     * Of these values, one a round.
     *
     * @throws IllegalArgumentException if there are none
     */
    public static Spread of(List<Double> values) {
        return new Spread(quantile(values, HALF), quantile(values, 0), quantile(values, 1), values.size());
    }

    /** Of a quantity that was measured once. */
    public static Spread once(double value) {
        return of(List.of(value));
    }

    /**
     * The value that this share of the values does not exceed, interpolated between the two nearest.
     *
     * @param share 0 for the least, 0.5 for the median, 1 for the greatest
     * @throws IllegalArgumentException if there are no values, or no such share
     */
    public static double quantile(List<Double> values, double share) {
        if (values.isEmpty() || share < 0 || share > 1) {
            throw new IllegalArgumentException("no quantile " + share + " of " + values.size() + " values");
        }
        List<Double> sorted = new ArrayList<>(values);
        sorted.sort(null);
        double place = share * (sorted.size() - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.size() - 1);
        return sorted.get(below) + (place - below) * (sorted.get(above) - sorted.get(below));
    }

    /**
     * Round by round, how many times the others the first ones are: a round in which the machine was busy is so for both.
     *
     * @throws IllegalArgumentException if there are not as many of both
     */
    public static Spread ofRatios(List<Double> values, List<Double> others) {
        if (values.size() != others.size()) {
            throw new IllegalArgumentException(
                    "rounds differ: " + values.size() + " of the one, " + others.size() + " of the other");
        }
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < values.size(); round++) {
            ratios.add(values.get(round) / others.get(round));
        }
        return of(ratios);
    }
}
