/**
 * Errors at the edge, as problem details (RFC 9457).
 *
 * <p>Invariant: no class name or stack trace of ours reaches a client. Uses nothing of Arbiter.
 */
@NullMarked
package io.arbiter.problem;

import org.jspecify.annotations.NullMarked;
