package io.arbiter.server.contest;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.arbiter.core.listing.Cursor;
import io.arbiter.core.listing.Page;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.core.problem.ProblemReason;
import io.arbiter.server.contest.ContestQueries.Contestant;
import io.arbiter.server.player.PlayerStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who takes part in contests. Thread-safe. */
@ApplicationScoped
@Transactional
class Registrations {
  private final ContestQueries queries;
  private final PlayerStore players;
  private final Instance<ContestRatings> ratings;

  Registrations(ContestQueries queries, PlayerStore players, Instance<ContestRatings> ratings) {
    this.queries = queries;
    this.players = players;
    this.ratings = ratings;
  }

  record Made(Instant registeredAt, @JsonIgnore boolean isNew) {}

  /** Registers a player, until the end of the contest. */
  Made add(UUID contest, UUID player) {
    players.requirePresent(player);
    boolean isNew = queries.register(contest, player) > 0;
    return queries
        .registeredAt(contest, player)
        .map(at -> new Made(at, isNew))
        .orElseThrow(ProblemReason.CONTEST_OVER::problem);
  }

  /** Withdraws a registration before the start, if there is one. */
  void remove(Contest contest, UUID player) {
    if (queries.withdraw(player, contest.id()) == 0
        && contest.state(Instant.now()) != Contest.State.UPCOMING) {
      throw ProblemReason.CONTEST_STARTED.problem();
    }
  }

  /** The player is null after the deletion of the account, the rating without one. */
  record Registered(@Nullable String player, Instant registeredAt, @Nullable Integer rating) {}

  List<Registered> all(UUID contest) {
    return rated(new Page<>(queries.contestants(contest), null)).items();
  }

  private record Key(Instant at, @Nullable UUID player) {}

  Page<Registered> page(UUID contest, PageRequest request) {
    Key after =
        Cursor.decode(
                request.after,
                key -> new Key(Cursor.instant(key.getFirst()), UUID.fromString(key.getLast())))
            .orElse(new Key(Instant.EPOCH, null));
    List<Contestant> rows =
        queries.contestants(contest, after.at(), after.player(), request.limit() + 1);
    return rated(Page.of(rows, request.limit(), row -> List.of(row.registeredAt(), row.player())));
  }

  private Page<Registered> rated(Page<Contestant> page) {
    Map<UUID, Integer> rated =
        ratings.isResolvable()
            ? ratings
                .get()
                .of(page.items().stream().map(Contestant::player).collect(Collectors.toSet()))
            : Map.of();
    return page.map(row -> new Registered(row.name(), row.registeredAt(), rated.get(row.player())));
  }
}
