package io.arbiter.server.player;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.query.SelectionQuery;

/**
 * Decides what others see of a player. All readers of profiles and activity ask here. Who must not
 * see a profile does not see the activity either. Thread-safe.
 */
@ApplicationScoped
public class ProfileRule implements PlayerData {
  /**
   * The condition of an SQL query on the activity of the player {@code pl}, a row of the view
   * shown_player. {@link #bind} sets its parameters.
   */
  public static final String ACTIVITY_SHOWN =
      """
      (:admin or pl.id = :viewer
        or pl.profile_visibility = any(:open) and pl.activity_visibility = any(:open))\
      """;

  private final PlayerRepository players;

  ProfileRule(PlayerRepository players) {
    this.players = players;
  }

  /**
   * What a player has chosen.
   *
   * @param profile points, rank, level and solved puzzles
   * @param activity the days, streak and badges, when puzzles were solved, and the lists of
   *     submissions
   */
  public record Choice(
      @NotNull(message = "is missing") Visibility profile,
      @NotNull(message = "is missing") Visibility activity) {
    /** Whether a viewer sees the profile of the owner. */
    public boolean showsProfile(Viewer viewer, UUID owner) {
      return seesAll(viewer, owner) || isOpen(profile, viewer);
    }

    /** Whether a viewer sees the activity of the owner. */
    public boolean showsActivity(Viewer viewer, UUID owner) {
      return seesAll(viewer, owner) || isOpen(profile, viewer) && isOpen(activity, viewer);
    }
  }

  private static boolean seesAll(Viewer viewer, UUID owner) {
    return viewer.admin() || viewer.player().equals(Optional.of(owner));
  }

  private static boolean isOpen(Visibility visibility, Viewer viewer) {
    return switch (visibility) {
      case PUBLIC -> true;
      case PLAYERS -> viewer.player().isPresent();
      case HIDDEN -> false;
    };
  }

  /** Sets the parameters of {@link #ACTIVITY_SHOWN}. */
  public static <T> SelectionQuery<T> bind(SelectionQuery<T> query, Viewer viewer) {
    String[] open =
        Arrays.stream(Visibility.values())
            .filter(each -> isOpen(each, viewer))
            .map(Visibility::name)
            .toArray(String[]::new);
    return query
        .setParameter("admin", viewer.admin())
        .setParameter("viewer", viewer.player().orElse(null), UUID.class)
        .setParameter("open", open);
  }

  /**
   * What a player has chosen.
   *
   * @throws io.arbiter.core.problem.ProblemException UNAUTHENTICATED if the account is deleted
   */
  @Transactional
  public Choice of(UUID player) {
    return players.visibility(player).orElseThrow(PlayerStore::deleted);
  }

  /**
   * Changes what others see of a player.
   *
   * @throws io.arbiter.core.problem.ProblemException UNAUTHENTICATED if the account is deleted
   */
  @Transactional
  public void set(UUID player, Choice choice) {
    if (!players.setVisibility(player, choice)) {
      throw PlayerStore.deleted();
    }
  }

  @Override
  public void export(UUID player, PlayerExport out) throws IOException {
    out.write("visibility", () -> of(player));
  }

  /** The deletion of the account resets the choice with the row of the player. */
  @Override
  public void remove(UUID player) {}
}
