/**
 * Takes a job and gives one judgement.
 *
 * <p>Invariant: the judgement is published before the job is acknowledged. This package has no
 * database.
 *
 * <p>Tells operators what a worker does.
 *
 * <p>Invariant: nothing here decides anything, and no text of a guest is told.
 */
@NullMarked
package io.arbiter.worker;

import org.jspecify.annotations.NullMarked;
