/**
 * The code inside the child JVM: one engine, and one context after the other, each for one player's
 * code.
 *
 * <p>Invariants: whatever the guest does, the pipe to the host carries only frames that this
 * package built. A limit needs no cooperation of the guest: the child cancels the guest's context,
 * and halts if that is not enough. The child touches no object of a guest after the guest's time
 * has stopped.
 *
 * <p>The context in which one player's code runs: what it may import, read and print, and how its
 * values come out.
 *
 * <p>Invariant: a guest reaches the standard library's files and its own values, and nothing else.
 *
 * <p>What is counted while a guest runs, and what stops it: steps, frames, CPU time, memory and
 * output. What the engine compiles also belongs here.
 *
 * <p>Invariant: a limit needs no cooperation of the guest. Steps and frames are the same on every
 * machine.
 */
@NullMarked
package io.arbiter.sandbox.child;

import org.jspecify.annotations.NullMarked;
