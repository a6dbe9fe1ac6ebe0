/**
 * Errors at the edge, as problem details (RFC 9457).
 *
 * <p>Invariant: no class name or stack trace of ours reaches a client.
 *
 * <p>Uses nothing of Arbiter.
 */
@NullMarked
package io.arbiter.core.problem;

import org.jspecify.annotations.NullMarked;
