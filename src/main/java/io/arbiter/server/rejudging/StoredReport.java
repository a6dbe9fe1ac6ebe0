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
 * A {@link RejudgingReport} as it is stored: with the players' ids instead of names, so that no
 * name of a deleted account remains.
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

  /** The player is null if the account was deleted before reports had ids. */
  record Change(UUID submission, @Nullable UUID player, Verdict before, Verdict after) {
    private RejudgingReport.Change named(Map<UUID, String> names) {
      return new RejudgingReport.Change(submission, name(player, names), before, after);
    }
  }

  /** Like {@link RejudgingReport.PlayerChange}, with the player as in {@link Change}. */
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

  /** All players in the lists. */
  Set<UUID> playerIds() {
    return Stream.concat(
            changes.stream().map(Change::player), players.stream().map(PlayerChange::player))
        .filter(Objects::nonNull)
        .collect(Collectors.toSet());
  }

  /**
   * The report to show.
   *
   * @param names by id; deleted accounts are missing
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
