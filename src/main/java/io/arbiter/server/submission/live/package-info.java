/**
 * Event streams of submissions.
 *
 * <p>Invariant: a stream ends with the verdict in the database, even if events were lost.
 */
package io.arbiter.server.submission.live;
