/**
 * Accepts submissions, runs and scripts of players, and runs of visitors.
 *
 * <p>Invariant: what got an id is stored together with its job. A request that is repeated with its
 * key gets the id of the first one.
 *
 * <p>How much players and visitors may send.
 *
 * <p>Invariant: a refusal names the rule that was hit and the time to wait. A player's quota that
 * an admin has set comes before the settings.
 */
@NullMarked
package io.arbiter.server.submission.intake;

import org.jspecify.annotations.NullMarked;
