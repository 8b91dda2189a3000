/** Small benchmarks of what is done for each event: started by bench/jmh. */
@NullMarked
package org.dossierstats.bench.micro;

import org.jspecify.annotations.NullMarked;
