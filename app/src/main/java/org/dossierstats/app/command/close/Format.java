package org.dossierstats.app.command.close;

/** For people or for programs. */
enum Format {
    text,
    json
}
