/** What is held against what was sent: figures, and every cut that anybody sees. */
@NullMarked
package org.dossierstats.chaos.check;

import org.jspecify.annotations.NullMarked;
