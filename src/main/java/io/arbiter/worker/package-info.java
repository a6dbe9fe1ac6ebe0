/**
 * Takes a job and gives one judgement.
 *
 * <p>Invariant: the judgement is published before the job is acknowledged. This package has no
 * database.
 *
 * <p>Uses {@code core.judging}, {@code core.judging.test}, {@code delivery}, {@code
 * delivery.message}, {@code delivery.trace}, {@code sandbox}, {@code worker.judging}, {@code
 * worker.outcome}, {@code worker.slot}.
 */
@NullMarked
package io.arbiter.worker;

import org.jspecify.annotations.NullMarked;
