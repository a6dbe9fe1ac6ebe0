/**
 * Shows submissions: what each viewer may see of them, their state and their place in the queue.
 *
 * <p>Invariant: a source is shown only to its player, the puzzle's author and admins, and a
 * submission of a contest that is not over and unfrozen only to its player, the contest's owner and
 * admins. Nobody but its player, the puzzle's author and admins learns of a run of a version that
 * was never published.
 *
 * <p>What operators want to know about all submissions together: what waits, and what the last hour
 * was like.
 *
 * <p>Invariant: each figure is one statement over many rows, and decides nothing.
 *
 * <p>Sends events to browsers, and tells the workers what players stop.
 *
 * <p>Invariant: a stream ends with the verdict in the database, even if events were lost.
 */
@NullMarked
package io.arbiter.server.submission.view;

import org.jspecify.annotations.NullMarked;
