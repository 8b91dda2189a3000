/** Printed forms: layout files say what a form looks like and which figure stands where, and a summary fills them. */
@NullMarked
package org.dossierstats.reporter.form;

import org.jspecify.annotations.NullMarked;
