/**
 * Accepts submissions, runs and scripts of players, and runs of visitors, within their quotas.
 *
 * <p>Invariant: what got an id is stored together with its job. A request that is repeated with its
 * key gets the id of the first one.
 */
@NullMarked
package io.arbiter.server.submission.intake;

import org.jspecify.annotations.NullMarked;
