/**
 * Imports puzzles of other systems, CheckIO missions and Kattis problem packages, and exports
 * puzzles as Kattis problem packages.
 *
 * <p>Invariant: what would judge differently here is refused, every other loss is listed, and no
 * imported Python runs in this package.
 */
package io.arbiter.core.exchange;
