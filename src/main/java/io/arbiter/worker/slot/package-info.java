/**
 * A worker's settings, its lanes, and the sandboxes of each lane.
 *
 * <p>Invariant: authors' code and players' code never share a child.
 *
 * <p>Uses {@code core.judging}, {@code delivery}, {@code delivery.message}, {@code sandbox}, {@code
 * sandbox.kernel}, {@code sandbox.process}, {@code sandbox.runtime}.
 */
@NullMarked
package io.arbiter.worker.slot;

import org.jspecify.annotations.NullMarked;
