/**
 * Shows submissions: what each viewer may see of them, their state and their place in the queue.
 *
 * <p>Invariant: a source is shown only to its player, the puzzle's author and admins, and a
 * submission of a contest that is not over and unfrozen only to its player, the contest's owner and
 * admins. Nobody but its player, the puzzle's author and admins learns of a run of a version that
 * was never published.
 *
 * <p>Uses {@code core.json}, {@code core.judging}, {@code core.judging.test}, {@code core.listing},
 * {@code server.database}, {@code server.player}, {@code server.player.caller}, {@code
 * server.submission}, {@code server.submission.content}.
 */
@NullMarked
package io.arbiter.server.submission.view;

import org.jspecify.annotations.NullMarked;
