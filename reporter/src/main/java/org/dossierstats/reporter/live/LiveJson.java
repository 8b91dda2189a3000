package org.dossierstats.reporter.live;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.SortedMap;
import org.dossierstats.live.Board;
import org.dossierstats.live.Standing;
import org.dossierstats.reporter.LiveCounts;

/** The state of a board as JSON. Everything that changes is a member of an object, so that a patch has that alone. */
final class LiveJson {
    private LiveJson() {}

    static ObjectNode of(LiveCounts live) {
        Board board = live.board();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("today", board.today().toString());
        json.put("zone", live.rules().zone().getId());
        json.put("rules", live.rules().id());
        if (live.newestEvent() != null) {
            json.put(
                    "newestEvent",
                    live.newestEvent().truncatedTo(ChronoUnit.SECONDS).toString());
        }
        ObjectNode cut = json.putObject("cut");
        live.cut().forEach((partition, offset) -> cut.put(partition.toString(), offset));
        json.set("total", standing(board.total()));
        ObjectNode statuses = json.putObject("statuses");
        board.statuses().forEach((status, channels) -> {
            ObjectNode row = statuses.putObject(status.name());
            channels.forEach((channel, count) -> row.put(channel.name(), count));
        });
        ObjectNode days = json.putObject("days");
        board.days()
                .forEach(day -> days.putObject(day.day().toString())
                        .put("received", day.received())
                        .put("resolved", day.resolved()));
        ObjectNode falling = json.putObject("fallingOverdue");
        LocalDate day = board.today();
        for (long count : board.fallingOverdue()) {
            day = day.plusDays(1);
            falling.put(day.toString(), count);
        }
        json.set("byField", rows(board.byField()));
        json.set("byAgency", rows(board.byAgency()));
        json.set("byProcedure", rows(board.byProcedure()));
        return json;
    }

    private static ObjectNode rows(SortedMap<String, Standing> rows) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        rows.forEach((key, standing) -> json.set(key, standing(standing)));
        return json;
    }

    private static ObjectNode standing(Standing standing) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("open", standing.open())
                .put("inTime", standing.inTime())
                .put("dueToday", standing.dueToday())
                .put("overdue", standing.overdue())
                .put("paused", standing.paused())
                .put("noDueDate", standing.noDueDate())
                .put("waiting", standing.waiting())
                .put("receivedToday", standing.receivedToday())
                .put("resolvedToday", standing.resolvedToday())
                .put("lateToday", standing.lateToday());
    }
}
