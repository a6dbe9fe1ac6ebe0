/**
 * What operators want to know about all submissions together: what waits, and what the last hour
 * was like.
 *
 * <p>Invariant: each figure is one statement over many rows, and decides nothing.
 *
 * <p>Uses {@code server.database}.
 */
@NullMarked
package io.arbiter.server.submission.figures;

import org.jspecify.annotations.NullMarked;
