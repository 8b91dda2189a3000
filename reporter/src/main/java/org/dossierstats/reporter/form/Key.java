package org.dossierstats.reporter.form;

import java.time.LocalDate;
import org.dossierstats.catalogue.Agency;
import org.dossierstats.catalogue.Catalogue;
import org.dossierstats.catalogue.Level;
import org.dossierstats.catalogue.Procedure;
import org.dossierstats.dossier.Attributes;
import org.jspecify.annotations.Nullable;

/** What the rows of a form can be grouped by. */
enum Key {
    FIELD {
        @Override
        String value(Attributes attributes, Catalogue catalogue, LocalDate day) {
            return attributes.field();
        }
    },
    AGENCY {
        @Override
        String value(Attributes attributes, Catalogue catalogue, LocalDate day) {
            return attributes.agency();
        }

        @Override
        @Nullable
        String name(String value, Catalogue catalogue, LocalDate day) {
            Agency agency = catalogue.agency(value, day);
            return agency == null ? null : agency.name();
        }
    },
    PARENT_AGENCY {
        @Override
        String value(Attributes attributes, Catalogue catalogue, LocalDate day) {
            Agency agency = catalogue.agency(attributes.agency(), day);
            return agency == null || agency.parent() == null ? "" : agency.parent();
        }

        @Override
        @Nullable
        String name(String value, Catalogue catalogue, LocalDate day) {
            return AGENCY.name(value, catalogue, day);
        }
    },
    AGENCY_LEVEL {
        @Override
        String value(Attributes attributes, Catalogue catalogue, LocalDate day) {
            Agency agency = catalogue.agency(attributes.agency(), day);
            return level(agency == null ? null : agency.level());
        }
    },
    PROCEDURE {
        @Override
        String value(Attributes attributes, Catalogue catalogue, LocalDate day) {
            return attributes.procedure();
        }

        @Override
        @Nullable
        String name(String value, Catalogue catalogue, LocalDate day) {
            Procedure procedure = catalogue.procedure(value, day);
            return procedure == null ? null : procedure.name() + " (" + value + ")";
        }
    },
    PROCEDURE_LEVEL {
        @Override
        String value(Attributes attributes, Catalogue catalogue, LocalDate day) {
            Procedure procedure = catalogue.procedure(attributes.procedure(), day);
            return level(procedure == null ? null : procedure.level());
        }
    },
    CHANNEL {
        @Override
        String value(Attributes attributes, Catalogue catalogue, LocalDate day) {
            return attributes.channel().name();
        }
    };

    /** Of a dossier, on the last day of a period; blank if it is not known. */
    abstract String value(Attributes attributes, Catalogue catalogue, LocalDate day);

    /** What the catalogue calls it; null if nothing. */
    @Nullable
    String name(String value, Catalogue catalogue, LocalDate day) {
        return null;
    }

    /** Whether it follows from the agency alone. */
    boolean isOfAgency() {
        return this == AGENCY || this == PARENT_AGENCY || this == AGENCY_LEVEL;
    }

    /** Whether its values have an order other than that of the alphabet: the layout's. */
    boolean isOrdered() {
        return this == AGENCY_LEVEL || this == PROCEDURE_LEVEL || this == CHANNEL;
    }

    private static String level(@Nullable Level level) {
        return level == null ? "" : level.name();
    }
}
