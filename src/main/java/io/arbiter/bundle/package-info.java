/**
 * Bundles: a puzzle as its author writes it, from a folder, a zip or JSON.
 *
 * <p>Invariant: reading is strict and complete, every fault has its file and line, and nothing of
 * the author's runs here. Uses the vocabulary and the form of values in JSON.
 */
@NullMarked
package io.arbiter.bundle;

import org.jspecify.annotations.NullMarked;
