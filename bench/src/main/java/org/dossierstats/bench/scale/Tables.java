package org.dossierstats.bench.scale;

import java.util.function.Consumer;
import java.util.function.Predicate;
import org.dossierstats.counts.Cell;
import org.dossierstats.counts.CountTable;
import org.dossierstats.counts.Facts;
import org.dossierstats.dossier.Attributes;
import org.dossierstats.dossier.Dossier;
import org.dossierstats.dossier.Rules;
import org.dossierstats.rollup.Coarse;

/** The counts of a partition as reporters keep them: all, those of a province, and rolled up. */
final class Tables implements Consumer<Dossier> {
    private static final Coarse COARSE = new Coarse(1);

    private final Country country;
    private final Rules rules;
    private final Predicate<String> ofProvince;
    private CountTable all = new CountTable();
    private CountTable province = new CountTable();
    private CountTable rolledUp = new CountTable();

    Tables(Country country, Rules rules) {
        this.country = country;
        this.rules = rules;
        String prefix = Country.province(0) + ".";
        this.ofProvince = agency -> agency.startsWith(prefix);
    }

    @Override
    public void accept(Dossier dossier) {
        if (!dossier.events().isEmpty()) {
            Facts.tell(dossier, rules, new Counting(dossier.events().get(0).dossier()));
        }
    }

    /** Of one dossier. */
    private final class Counting implements Facts.Visitor {
        private final String dossier;

        Counting(String dossier) {
            this.dossier = dossier;
        }

        @Override
        public void fact(Attributes attributes, int day, int code, long amount) {
            Attributes placed = country.of(dossier, attributes);
            all.add(new Cell(placed, day), code, amount);
            if (ofProvince.test(placed.agency())) {
                province.add(new Cell(placed, day), code, amount);
            }
            rolledUp.add(new Cell(COARSE.of(placed), Coarse.day(day)), Coarse.code(day, code), amount);
        }
    }

    /** Gives them away: what is held of them is held by who takes them. */
    CountTable takeAll() {
        CountTable taken = all;
        all = new CountTable();
        return taken;
    }

    CountTable takeProvince() {
        CountTable taken = province;
        province = new CountTable();
        return taken;
    }

    CountTable takeRolledUp() {
        CountTable taken = rolledUp;
        rolledUp = new CountTable();
        return taken;
    }
}
