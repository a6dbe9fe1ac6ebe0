/**
 * What operators see of the process: its greeting, health checks and metrics.
 *
 * <p>Invariant: a worker needs a broker and nothing else.
 */
package io.arbiter.app;
