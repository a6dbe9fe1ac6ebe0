/**
 * Runs a corpus of hostile submissions against a fresh sandbox and says what each got and whether
 * it did harm.
 *
 * <p>Invariant: an attack passes only when its verdict is one that it may get, no canary was
 * touched, and honest submissions on the same worker are judged rightly straight afterwards. Uses
 * {@code judging}, {@code delivery}'s job and {@code worker}.
 */
@NullMarked
package io.arbiter.attack;

import org.jspecify.annotations.NullMarked;
