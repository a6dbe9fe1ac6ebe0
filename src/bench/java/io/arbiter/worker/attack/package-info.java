/**
 * Runs a corpus of hostile submissions against a fresh sandbox, and reports the verdict and the
 * harm of each.
 *
 * <p>Invariant: an attack passes only if its verdict is allowed, no canary was touched, and the
 * same worker then judges honest submissions correctly.
 */
package io.arbiter.worker.attack;
