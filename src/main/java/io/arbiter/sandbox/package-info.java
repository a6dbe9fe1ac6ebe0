/**
 * The host's side of the sandbox: prepares, starts, watches and ends child JVMs, which run guest
 * code under limits.
 *
 * <p>Invariant: whatever a child does, every request ends within the wall limit plus a grace, or
 * ten times that while the child waits for a processor. Only a child whose run ended cleanly, or
 * that passed an examination, serves another submission.
 */
package io.arbiter.sandbox;
