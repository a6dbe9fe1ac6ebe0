/**
 * The faults of a bundle: what is wrong, in which file and line.
 *
 * <p>Invariant: faults are collected, so that an author sees all of them at once.
 *
 * <p>Uses nothing of Arbiter.
 */
@NullMarked
package io.arbiter.core.bundle.fault;

import org.jspecify.annotations.NullMarked;
