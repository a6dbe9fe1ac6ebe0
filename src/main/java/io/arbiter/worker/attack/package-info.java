/**
 * Runs a corpus of hostile submissions against a fresh sandbox and says what each got and whether
 * it did harm.
 *
 * <p>Invariant: an attack passes only when its verdict is one that it may get, no canary was
 * touched, and honest submissions on the same worker are judged rightly straight afterwards.
 *
 * <p>Uses {@code core.judging}, {@code sandbox}, {@code worker}.
 */
@NullMarked
package io.arbiter.worker.attack;

import org.jspecify.annotations.NullMarked;
