/** Files that set the rules: rules.yaml, working calendars, the procedure catalogue. */
@NullMarked
package org.dossierstats.settings;

import org.jspecify.annotations.NullMarked;
