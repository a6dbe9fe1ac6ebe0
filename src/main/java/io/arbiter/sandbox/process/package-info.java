/**
 * A child process: its frames, its memory, its wear, and why it ended.
 *
 * <p>Invariant: each end of a child is classified once, in one place, and counted.
 *
 * <p>Uses {@code core.judging}, {@code sandbox.kernel}, {@code sandbox.protocol}, {@code
 * sandbox.protocol.wire}, {@code sandbox.runtime}.
 */
@NullMarked
package io.arbiter.sandbox.process;

import org.jspecify.annotations.NullMarked;
