package org.dossierstats.reporter.live;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.dossierstats.catalogue.Agency;
import org.dossierstats.catalogue.Catalogue;
import org.dossierstats.catalogue.Procedure;
import org.dossierstats.live.Board;

/**
 * What a board calls its rows.
 *
 * @param catalogue has their names
 */
public record Names(Catalogue catalogue) {
    /** Writes those of the rows that have one. */
    void into(ObjectNode json, Board board) {
        ObjectNode agencies = json.putObject("agencyNames");
        board.byAgency().keySet().forEach(code -> {
            Agency agency = catalogue.agency(code, board.today());
            if (agency != null) {
                agencies.put(code, agency.name());
            }
        });
        ObjectNode procedures = json.putObject("procedureNames");
        board.byProcedure().keySet().forEach(code -> {
            Procedure procedure = catalogue.procedure(code, board.today());
            if (procedure != null) {
                procedures.put(code, procedure.name());
            }
        });
    }
}
