/**
 * The code inside the child JVM: one engine, and one context after the other, each for one player's
 * code.
 *
 * <p>Invariants: whatever the guest does, the pipe to the host carries only frames that this
 * package built. A limit needs no cooperation of the guest: the child cancels the guest's context,
 * and halts if that is not enough. The child touches no object of a guest after the guest's time
 * has stopped.
 *
 * <p>Uses {@code core.judging}, {@code core.judging.test}, {@code sandbox.child.guest}, {@code
 * sandbox.child.meter}, {@code sandbox.kernel}, {@code sandbox.protocol}, {@code
 * sandbox.protocol.wire}.
 */
@NullMarked
package io.arbiter.sandbox.child;

import org.jspecify.annotations.NullMarked;
