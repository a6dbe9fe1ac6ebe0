/**
 * The terms and pure rules of judging: verdicts, limits, plain Python values and their comparison.
 *
 * <p>Invariant: all types are immutable and do no input or output.
 *
 * <p>Uses nothing of Arbiter.
 */
@NullMarked
package io.arbiter.core.judging;

import org.jspecify.annotations.NullMarked;
