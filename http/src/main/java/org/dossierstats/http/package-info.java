/** What all servers share: where they listen, and how. */
@NullMarked
package org.dossierstats.http;

import org.jspecify.annotations.NullMarked;
