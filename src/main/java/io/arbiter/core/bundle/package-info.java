/**
 * Reads bundles: puzzles as their authors write them, as a zip or as JSON.
 *
 * <p>Invariant: reading finds all faults with their file and line, takes a bounded amount of
 * memory, and runs no code of the author.
 */
package io.arbiter.core.bundle;
