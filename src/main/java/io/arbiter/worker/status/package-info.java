/**
 * Tells operators what a worker does.
 *
 * <p>Invariant: nothing here decides anything, and no text of a guest is told.
 *
 * <p>Uses {@code delivery}, {@code delivery.message}, {@code sandbox}, {@code worker}.
 */
@NullMarked
package io.arbiter.worker.status;

import org.jspecify.annotations.NullMarked;
