/**
 * One job in, one judgement out.
 *
 * <p>Invariant: the judgement is published before the job is acknowledged. Has no database.
 *
 * <p>Uses {@code core.judging}, {@code delivery}, {@code sandbox}, {@code sandbox.kernel}, {@code
 * sandbox.protocol}.
 */
@NullMarked
package io.arbiter.worker;

import org.jspecify.annotations.NullMarked;
