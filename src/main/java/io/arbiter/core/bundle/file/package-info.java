/**
 * The files of a bundle and the faults in them.
 *
 * <p>Invariant: no name leads out of the bundle, and the sum of all sizes is bounded.
 */
@NullMarked
package io.arbiter.core.bundle.file;

import org.jspecify.annotations.NullMarked;
