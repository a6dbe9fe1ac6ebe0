package io.arbiter.server.rejudging;

import io.arbiter.core.judging.Verdict;
import io.arbiter.server.rejudging.RejudgingReport.Compared;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A {@link RejudgingReport} as it is stored: with the players' ids, since a deleted account has no
 * name any more.
 */
record StoredReport(
    int changed,
    List<Change> changes,
    int playersChanged,
    List<PlayerChange> players,
    long othersMoved,
    List<Compared> compared) {
  StoredReport {
    changes = List.copyOf(changes);
    players = List.copyOf(players);
    compared = List.copyOf(compared);
  }

  /** The player of an account that was deleted before reports had ids is null. */
  record Change(UUID submission, @Nullable UUID player, Verdict before, Verdict after) {
    private RejudgingReport.Change named(Map<UUID, String> names) {
      return new RejudgingReport.Change(submission, name(player, names), before, after);
    }
  }

  /** As {@link RejudgingReport.PlayerChange}, with the player as in {@link Change}. */
  record PlayerChange(
      @Nullable UUID player,
      long pointsBefore,
      long pointsAfter,
      @Nullable Long rankBefore,
      @Nullable Long rankAfter) {
    private RejudgingReport.PlayerChange named(Map<UUID, String> names) {
      return new RejudgingReport.PlayerChange(
          name(player, names), pointsBefore, pointsAfter, rankBefore, rankAfter);
    }
  }

  private static @Nullable String name(@Nullable UUID player, Map<UUID, String> names) {
    return player == null ? null : names.get(player);
  }

  /** All players that it lists. */
  Set<UUID> playerIds() {
    return Stream.concat(
            changes.stream().map(Change::player), players.stream().map(PlayerChange::player))
        .filter(Objects::nonNull)
        .collect(Collectors.toSet());
  }

  /**
   * The report to show.
   *
   * @param names of the players who have an account
   */
  RejudgingReport named(Map<UUID, String> names) {
    return new RejudgingReport(
        changed,
        changes.stream().map(change -> change.named(names)).toList(),
        playersChanged,
        players.stream().map(change -> change.named(names)).toList(),
        othersMoved,
        compared);
  }
}
