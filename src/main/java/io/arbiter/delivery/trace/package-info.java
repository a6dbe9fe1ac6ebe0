/**
 * Arbiter's spans: one trace shows a submission from the request to the event stream.
 *
 * <p>Invariant: a span has ids, verdicts and figures, never a source, an input, an output or a
 * player.
 */
package io.arbiter.delivery.trace;
