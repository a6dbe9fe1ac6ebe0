/**
 * What the authors' desk shows beside the versions themselves: checks, previews, runs, templates
 * and statistics.
 *
 * <p>Invariant: nothing here changes a puzzle, and authors see only their own puzzles.
 */
@NullMarked
package io.arbiter.server.author.desk;

import org.jspecify.annotations.NullMarked;
