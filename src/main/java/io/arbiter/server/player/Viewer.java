package io.arbiter.server.player;

import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import java.util.Optional;
import java.util.UUID;

/**
 * The properties of a caller that decide what is shown and which puzzles are open.
 *
 * @param player the viewer's id; empty without a token
 * @param admin whether the viewer is an admin, who sees everything and has all puzzles open
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
