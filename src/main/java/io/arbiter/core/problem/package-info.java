/**
 * Errors of the HTTP API as problem details (RFC 9457).
 *
 * <p>Invariant: no class name or stack trace of Arbiter reaches a client.
 */
package io.arbiter.core.problem;
