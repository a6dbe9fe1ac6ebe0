/**
 * Arbiter's spans: one trace shows a submission from the request to the event stream. Like the log,
 * spans can be made everywhere. {@link io.arbiter.delivery.trace.Spans} is off until the program
 * turns it on.
 *
 * <p>Invariant: a span names topics, ids, verdicts and what was used, never a source, an input, an
 * output or a player.
 */
@NullMarked
package io.arbiter.delivery.trace;

import org.jspecify.annotations.NullMarked;
