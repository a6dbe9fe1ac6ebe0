/**
 * The host's side of the sandbox: runs guest code in child JVMs, under limits.
 *
 * <p>Invariant: the deadline is the host's. Whatever a child does or fails to do, a request ends
 * with an outcome within the wall limit and a grace, and only a child whose run ended clean serves
 * another submission.
 *
 * <p>Uses {@code core.judging}, {@code sandbox.child}, {@code sandbox.kernel}, {@code
 * sandbox.protocol}.
 */
@NullMarked
package io.arbiter.sandbox;

import org.jspecify.annotations.NullMarked;
