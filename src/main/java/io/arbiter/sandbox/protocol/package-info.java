/**
 * What host and child say to each other: the frames over the child's two pipes, and their parts.
 *
 * <p>Invariant: a frame is a value and does nothing. {@code sandbox.protocol.wire} holds frames to
 * the limits that stand here.
 *
 * <p>Uses {@code core.judging}, {@code core.judging.test}, {@code sandbox.kernel}.
 */
@NullMarked
package io.arbiter.sandbox.protocol;

import org.jspecify.annotations.NullMarked;
