/**
 * Bundles: a puzzle as its author writes it, from a folder, a zip or JSON.
 *
 * <p>Invariant: reading is strict and complete, every fault has its file and line, and nothing of
 * the author's runs here.
 *
 * <p>Uses {@code core.json}, {@code core.judging}.
 */
@NullMarked
package io.arbiter.core.bundle;

import org.jspecify.annotations.NullMarked;
