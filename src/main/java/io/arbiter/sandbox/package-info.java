/**
 * The host's side of the sandbox: runs guest code in child JVMs, under limits.
 *
 * <p>Invariant: the host keeps the deadline. Whatever a child does, every request ends with an
 * outcome within the wall limit plus a grace. Only a child whose run ended cleanly, or that passed
 * an examination, serves another submission.
 *
 * <p>Uses {@code core.judging}, {@code core.judging.test}, {@code sandbox.home}, {@code
 * sandbox.kernel}, {@code sandbox.process}, {@code sandbox.protocol}, {@code
 * sandbox.protocol.wire}, {@code sandbox.runtime}.
 */
@NullMarked
package io.arbiter.sandbox;

import org.jspecify.annotations.NullMarked;
