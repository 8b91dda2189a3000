package org.dossierstats.http;

import io.javalin.security.RouteRole;

/** Who may come in by a route of a server with figures. Each route says so; by one that does not only who may see all comes in. */
public enum Entry implements RouteRole {
    /** It tells nothing of any dossier. */
    ANYBODY,

    /** Who may read; the route shows them what they may see and nothing else. */
    READER,

    /** Who may see all. */
    OFFICE,

    /** The route makes sure itself. */
    OWN
}
