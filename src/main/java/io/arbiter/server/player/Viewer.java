package io.arbiter.server.player;

import io.arbiter.core.problem.ProblemException;
import io.arbiter.core.problem.ProblemReason;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The properties of a caller that decide what is shown and which puzzles are open.
 *
 * @param player the viewer's id; empty without a token
 * @param admin whether the viewer is an admin, who sees everything and has all puzzles open
 */
public record Viewer(Optional<UUID> player, boolean admin) {
  /** The id of no player. */
  private static final UUID SOMEBODY = new UUID(0, 0);

  /** This viewer without what makes it more than any other player, or any visitor. */
  public Viewer asAnyOther() {
    return new Viewer(player.map(_ -> SOMEBODY), false);
  }

  /** Whether the viewer is this player. */
  public boolean is(@Nullable UUID id) {
    return player.filter(own -> own.equals(id)).isPresent();
  }

  /** Whether the viewer sees everything of a player: the player and admins do. */
  public boolean seesAllOf(UUID owner) {
    return admin || is(owner);
  }

  /** Somebody without a token. */
  public static Viewer visitor() {
    return new Viewer(Optional.empty(), false);
  }

  /**
   * The viewer's id.
   *
   * @throws ProblemException UNAUTHENTICATED without a token
   */
  public UUID requireId() {
    return player.orElseThrow(ProblemReason.NOT_LOGGED_IN::problem);
  }
}
