package io.arbiter.server.contest;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.arbiter.core.listing.Cursor;
import io.arbiter.core.listing.Page;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemReason;
import io.arbiter.server.contest.ContestQueries.Contestant;
import io.arbiter.server.player.PlayerStore;
import io.arbiter.server.player.Viewer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
  Made add(Contest contest, UUID player) {
    contest.requireNoRuling();
    Contest.Attendance attendance = contest.attendance();
    if (contest.terms().invitationOnly() && !attendance.invited() && !attendance.registered()) {
      throw ProblemReason.NOT_INVITED.problem();
    }
    players.requirePresent(player);
    boolean isNew = queries.register(contest.id(), player) > 0;
    return queries
        .registeredAt(contest.id(), player)
        .map(at -> new Made(at, isNew))
        .orElseThrow(ProblemReason.CONTEST_OVER::problem);
  }

  /**
   * The players with these names, by their names in any case. Their accounts stay until the
   * transaction ends.
   *
   * @param field has the names
   * @throws ProblemException INVALID that says which names are of no player
   */
  @Transactional(TxType.MANDATORY)
  Map<String, UUID> named(String field, List<String> names) {
    Map<String, UUID> known = players.keep(names);
    ContestForm.refuse(
        ErrorCode.INVALID,
        IntStream.range(0, names.size())
            .filter(i -> !known.containsKey(names.get(i)))
            .mapToObj(
                i -> ProblemReason.NO_PLAYER.violation("%s[%d]".formatted(field, i), names.get(i)))
            .toList());
    return known;
  }

  /** Withdraws a registration before the start, if there is one. */
  void remove(Contest contest, UUID player) {
    if (queries.withdraw(player, contest.id()) == 0
        && contest.state(Instant.now()) != Contest.State.UPCOMING) {
      throw ProblemReason.CONTEST_STARTED.problem();
    }
  }

  /**
   * A registered player.
   *
   * @param player null after the deletion of the account
   * @param rating null without one
   * @param outside missing in the ranking
   * @param team the name; missing for a player alone
   * @param ruling only for organisers, who also see whom they have removed
   */
  record Registered(
      @Nullable String player,
      Instant registeredAt,
      @Nullable Integer rating,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Outside outside,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String team,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Ruling ruling) {}

  List<Registered> all(UUID contest) {
    List<Contestant> rows =
        queries.contestants(contest, true, Instant.EPOCH, null, Integer.MAX_VALUE);
    return rated(new Page<>(rows, null), true).items();
  }

  private record Key(Instant at, @Nullable UUID player) {}

  Page<Registered> page(Contest contest, PageRequest request, Viewer viewer) {
    boolean managed = contest.isManagedBy(viewer);
    Key after =
        Cursor.decode(
                request.after,
                key -> new Key(Cursor.instant(key.getFirst()), UUID.fromString(key.getLast())))
            .orElse(new Key(Instant.EPOCH, null));
    List<Contestant> rows =
        queries.contestants(contest.id(), managed, after.at(), after.player(), request.limit() + 1);
    return rated(
        Page.of(rows, request.limit(), row -> List.of(row.registeredAt(), row.player())), managed);
  }

  private Page<Registered> rated(Page<Contestant> page, boolean managed) {
    Map<UUID, Integer> rated =
        ratings.isResolvable()
            ? ratings
                .get()
                .of(page.items().stream().map(Contestant::player).collect(Collectors.toSet()))
            : Map.of();
    return page.map(
        row ->
            new Registered(
                row.name(),
                row.registeredAt(),
                rated.get(row.player()),
                row.outside(),
                row.team() == null ? null : row.team().name(),
                managed ? row.ruling() : null));
  }
}
