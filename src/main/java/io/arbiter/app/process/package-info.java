/**
 * What this process is, and what holds for all of its requests: roles, settings, telemetry, ids,
 * sizes and JSON.
 *
 * <p>Invariant: a setting has the same value before and after the start of Quarkus.
 */
package io.arbiter.app.process;
