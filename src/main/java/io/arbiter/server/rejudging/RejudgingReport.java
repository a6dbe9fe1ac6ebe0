package io.arbiter.server.rejudging;

import io.arbiter.core.judging.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a rejudging changes, computed once when all its results were in. It is stored with the
 * players' ids, so that no name of a deleted account remains, and shown with their names.
 *
 * @param changed how many submissions get another verdict
 * @param changes the first of these submissions, in the order of submission
 * @param playersChanged how many players' points or solved puzzles change
 * @param players the first of these players, by their rank before
 * @param othersMoved how many other players' ranks change
 * @param compared the number of submissions for each pair of old and new verdict, equal verdicts
 *     included
 */
record RejudgingReport(
    int changed,
    List<Change> changes,
    int playersChanged,
    List<PlayerChange> players,
    long othersMoved,
    List<Compared> compared) {
  /** The most entries of a list in a report. The counts cover all. */
  static final int LISTED = 1_000;

  /** A submission whose verdict changes; the player of a deleted account is null. */
  record Change(UUID submission, @Nullable String player, Verdict before, Verdict after) {}

  /**
   * A player's points and rank before and after; a rank is null for a player with no solved puzzle.
   */
  record PlayerChange(
      @Nullable String player,
      long pointsBefore,
      long pointsAfter,
      @Nullable Long rankBefore,
      @Nullable Long rankAfter) {}

  /**
   * The number of submissions with this old and this new verdict. If the new verdict is the
   * author's or the judge's fault, the submission keeps its old judgement.
   */
  record Compared(Verdict before, Verdict after, long count) {}

  /** The ids of all players in the lists of a stored report. */
  Set<UUID> playerIds() {
    return Stream.concat(
            changes.stream().map(Change::player), players.stream().map(PlayerChange::player))
        .filter(Objects::nonNull)
        .map(UUID::fromString)
        .collect(Collectors.toSet());
  }

  /**
   * The stored report as it is shown.
   *
   * @param names by id; deleted accounts are missing
   */
  RejudgingReport named(Map<UUID, String> names) {
    return new RejudgingReport(
        changed,
        changes.stream()
            .map(c -> new Change(c.submission(), name(c.player(), names), c.before(), c.after()))
            .toList(),
        playersChanged,
        players.stream()
            .map(
                p ->
                    new PlayerChange(
                        name(p.player(), names),
                        p.pointsBefore(),
                        p.pointsAfter(),
                        p.rankBefore(),
                        p.rankAfter()))
            .toList(),
        othersMoved,
        compared);
  }

  private static @Nullable String name(@Nullable String player, Map<UUID, String> names) {
    return player == null ? null : names.get(UUID.fromString(player));
  }
}
