/**
 * Accept once, store and show submissions.
 *
 * <p>Invariant: a submission and its job in the outbox are written in one transaction. Uses {@code
 * judging}, {@code delivery}, {@code outbox}, {@code puzzle}, {@code station}, {@code player},
 * {@code problem}.
 */
@NullMarked
package io.arbiter.submission;

import org.jspecify.annotations.NullMarked;
