package io.arbiter.server.player;

import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import java.util.Optional;
import java.util.UUID;

/**
 * Who looks: what is shown, and what is open, depends on no more than this.
 *
 * @param player the viewer's id, or nothing without a token
 * @param admin whether the viewer sees what only admins may, and finds nothing locked
 */
public record Viewer(Optional<UUID> player, boolean admin) {
  /**
   * The viewer's id.
   *
   * @throws ProblemException UNAUTHENTICATED without a token
   */
  public UUID requireId() {
    return player.orElseThrow(
        () -> new ProblemException(ErrorCode.UNAUTHENTICATED, "this needs a token"));
  }
}
