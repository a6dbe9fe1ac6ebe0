/**
 * The terms of judging: verdicts, judgements, limits, states of a submission.
 *
 * <p>Invariant: all types are immutable and do no input or output.
 */
@NullMarked
package io.arbiter.core.judging;

import org.jspecify.annotations.NullMarked;
