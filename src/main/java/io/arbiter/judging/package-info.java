/**
 * The vocabulary of judging and its pure rules: verdicts, limits, plain Python values and how they
 * compare.
 *
 * <p>Invariant: everything here is immutable and free of input and output. Uses only {@code
 * java.*}.
 */
@NullMarked
package io.arbiter.judging;

import org.jspecify.annotations.NullMarked;
