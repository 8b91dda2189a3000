package org.dossierstats.ingest.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

/** Draws at random, some things more often than others. */
public final class Draw<T> {
    private final NavigableMap<Integer, T> byUpperBound = new TreeMap<>();

    public Draw(List<T> things, ToIntFunction<T> weight) {
        int bound = 0;
        for (T thing : things) {
            bound += weight.applyAsInt(thing);
            byUpperBound.put(bound, thing);
        }
    }

    public T next(Random random) {
        Map.Entry<Integer, T> drawn = byUpperBound.higherEntry(random.nextInt(byUpperBound.lastKey()));
        return drawn.getValue();
    }

    /** One of these, each as likely. */
    public static <T> T oneOf(List<T> things, Random random) {
        return things.get(random.nextInt(things.size()));
    }

    public static <T> List<T> shuffled(List<T> things, Random random) {
        List<T> shuffled = new ArrayList<>(things);
        for (int i = shuffled.size() - 1; i > 0; i--) {
            shuffled.set(i, shuffled.set(random.nextInt(i + 1), shuffled.get(i)));
        }
        return shuffled;
    }
}
