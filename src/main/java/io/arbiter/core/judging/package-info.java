/**
 * The vocabulary of judging and its pure rules: verdicts, limits, plain Python values and how they
 * compare.
 *
 * <p>Invariant: everything here is immutable and free of input and output.
 *
 * <p>Uses nothing of Arbiter.
 */
@NullMarked
package io.arbiter.core.judging;

import org.jspecify.annotations.NullMarked;
