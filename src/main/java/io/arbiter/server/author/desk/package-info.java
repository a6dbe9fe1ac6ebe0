/**
 * What the authors' desk shows beside the versions themselves: their list and files, checks of a
 * bundle that is being written, previews and runs of versions that are not published, templates.
 *
 * <p>Invariant: nothing here changes a puzzle, and authors see only their own puzzles.
 *
 * <p>How puzzles do once they are published, for their authors.
 *
 * <p>Invariant: only reads, and only of one puzzle at a time.
 */
@NullMarked
package io.arbiter.server.author.desk;

import org.jspecify.annotations.NullMarked;
