/**
 * What runs inside the child JVM: one engine, and one context after the other that runs a player's
 * code.
 *
 * <p>Invariant: whatever the guest does, the pipe to the host carries frames that this package
 * built, and a limit is enforced without the guest's cooperation: the child cancels its context,
 * and halts when that is not enough. Nothing of a guest is touched after its time has stopped.
 *
 * <p>Uses {@code core.judging}, {@code sandbox.kernel}, {@code sandbox.protocol}.
 */
@NullMarked
package io.arbiter.sandbox.child;

import org.jspecify.annotations.NullMarked;
