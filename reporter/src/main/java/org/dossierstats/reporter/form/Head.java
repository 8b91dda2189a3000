package org.dossierstats.reporter.form;

import java.util.ArrayList;
import java.util.List;

/** Lays the captions of a table out on a grid. */
final class Head {
    private final List<Form.Caption> captions = new ArrayList<>();
    private final List<Column> leaves;
    private final int rows;
    private int next;

    private Head(List<Column> columns, boolean numbered) {
        leaves = leaves(columns);
        int depth = depth(columns);
        rows = depth + (numbered ? 1 : 0);
        columns.forEach(column -> place(column, 0, depth));
        for (int i = 0; numbered && i < leaves.size(); i++) {
            captions.add(new Form.Caption(depth, i, 1, 1, "(" + (i + 1) + ")", true));
        }
    }

    static Head of(List<Column> columns, boolean numbered) {
        return new Head(columns, numbered);
    }

    /** The columns that have figures, from left to right. */
    static List<Column> leaves(List<Column> columns) {
        List<Column> leaves = new ArrayList<>();
        for (Column column : columns) {
            if (column.columns().isEmpty()) {
                leaves.add(column);
            } else {
                leaves.addAll(leaves(column.columns()));
            }
        }
        return leaves;
    }

    private static int depth(List<Column> columns) {
        int depth = 0;
        for (Column column : columns) {
            depth = Math.max(depth, 1 + depth(column.columns()));
        }
        return depth;
    }

    private void place(Column column, int row, int depth) {
        int first = next;
        boolean isLeaf = column.columns().isEmpty();
        if (isLeaf) {
            next++;
        }
        int place = captions.size();
        column.columns().forEach(part -> place(part, row + 1, depth));
        captions.add(
                place, new Form.Caption(row, first, isLeaf ? depth - row : 1, next - first, column.caption(), false));
    }

    Form.Table table(String title, String unit, List<Form.Row> filled) {
        return new Form.Table(
                title,
                unit,
                captions,
                rows,
                leaves.stream().map(Column::id).toList(),
                leaves.stream().map(Column::width).toList(),
                filled);
    }
}
