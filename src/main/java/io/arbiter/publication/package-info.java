/**
 * Solutions that players publish for those who have solved the puzzle too: votes, comments,
 * moderation.
 *
 * <p>Invariant: nobody sees another's source who has not solved the puzzle, an admin excepted. Uses
 * {@code judging}, {@code player}, {@code listing}, {@code problem}.
 */
@NullMarked
package io.arbiter.publication;

import org.jspecify.annotations.NullMarked;
