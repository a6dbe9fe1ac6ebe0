/**
 * The terms of judging: verdicts, judgements, limits, states of a submission.
 *
 * <p>Invariant: all types are immutable and do no input or output.
 */
package io.arbiter.core.judging;
