/**
 * What the process tells its operators: traces, and metrics of the broker's clients.
 *
 * <p>Invariant: without an endpoint for traces, no span is made and no connection is tried.
 *
 * <p>Uses all rooms.
 */
@NullMarked
package io.arbiter.app.telemetry;

import org.jspecify.annotations.NullMarked;
