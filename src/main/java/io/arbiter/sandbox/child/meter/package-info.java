/**
 * What is counted while a guest runs, and what stops it: steps, frames, CPU time, memory and
 * output. What the engine compiles also belongs here.
 *
 * <p>Invariant: a limit needs no cooperation of the guest. Steps and frames are the same on every
 * machine.
 *
 * <p>Uses {@code core.judging}, {@code sandbox.protocol}, {@code sandbox.protocol.wire}.
 */
@NullMarked
package io.arbiter.sandbox.child.meter;

import org.jspecify.annotations.NullMarked;
