/**
 * Shows submissions: what each viewer may see, their state and place in the queue, and their event
 * streams.
 *
 * <p>Invariant: a source is shown only to its player, the puzzle's author and admins. A stream ends
 * with the verdict in the database, even if events were lost.
 */
@NullMarked
package io.arbiter.server.submission.view;

import org.jspecify.annotations.NullMarked;
