/**
 * What this process is: its roles and settings, as they are known before Quarkus has started, and
 * its terminal.
 *
 * <p>Invariant: a setting has the same value here and in Quarkus.
 *
 * <p>What the process tells its operators: traces, and metrics of the broker's clients.
 *
 * <p>Invariant: without an endpoint for traces, no span is made and no connection is tried.
 *
 * <p>What holds for all requests to the API: ids, sizes, slow clients, JSON, and the description.
 *
 * <p>Invariant: no resource has to check what holds for all requests.
 */
@NullMarked
package io.arbiter.app.process;

import org.jspecify.annotations.NullMarked;
