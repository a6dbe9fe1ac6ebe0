/**
 * One job in, one judgement out.
 *
 * <p>Invariant: the judgement is published before the job is acknowledged. Has no database. Uses
 * {@code judging}, {@code delivery}, {@code sandbox}.
 */
@NullMarked
package io.arbiter.worker;

import org.jspecify.annotations.NullMarked;
