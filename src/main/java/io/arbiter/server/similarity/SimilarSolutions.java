package io.arbiter.server.similarity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.query.SelectionQuery;
import org.jspecify.annotations.Nullable;

/** Finds similar solutions of a puzzle, and shows what two have in common. Thread-safe. */
@ApplicationScoped
@Transactional
public class SimilarSolutions {
  /** Only this many of the newest solutions are compared, so that a comparison takes seconds. */
  static final int MOST_SOLUTIONS = 5_000;

  /**
   * With at least this many players, a fingerprint that more than one in {@link #BOILERPLATE_SHARE}
   * players have comes from the puzzle, so it does not count. With fewer players, a few who copy
   * from each other would be enough to reach that share.
   */
  static final int BOILERPLATE_PLAYERS = 30;

  static final int BOILERPLATE_SHARE = 3;

  /**
   * A fingerprint that more players than this have is common knowledge, however many players there
   * are. Also, the time of a comparison grows with the square of this number.
   */
  static final int MOST_HOLDERS = 100;

  /**
   * Solutions with fewer different fingerprints (about 50 tokens or 5 lines) are too short to
   * differ, so they are not compared.
   */
  static final int LEAST_FINGERPRINTS = 16;

  /** The most pairs, most similar first; more than anybody looks at. */
  static final int MOST_PAIRS = 20_000;

  /** The longest time that one request may hold a database connection. */
  private static final int TIMEOUT_SECONDS = 30;

  /**
   * Two similar solutions.
   *
   * @param similarity the share of the smaller solution that is also in the other, up to 1
   */
  public record Pair(UUID left, UUID right, double similarity) {}

  /**
   * Similar solutions of a puzzle by different players. Each is similar to at least one other.
   *
   * @param similarity of the two most similar solutions
   * @param members at least two, the earliest first
   */
  record Cluster(double similarity, List<Member> members) {
    /** A player's latest accepted solution; the player of a deleted account is null. */
    public record Member(@Nullable String player, UUID submission, Instant submittedAt) {}
  }

  /** Two players' solutions of a puzzle, and the lines that both have, in the order of the left. */
  public record Evidence(Side left, Side right, List<Match> matches) {
    public record Side(
        @Nullable String player, UUID submission, Instant submittedAt, String source) {}
  }

  private final SimilarityQueries queries;

  SimilarSolutions(SimilarityQueries queries) {
    this.queries = queries;
  }

  /** The clusters of a puzzle's latest accepted solutions, the most similar first. */
  List<Cluster> clusters(UUID puzzle, double threshold) {
    List<Group> groups = Group.of(inTime(queries.pairs(puzzle, threshold)));
    UUID[] ids = groups.stream().flatMap(one -> one.members().stream()).toArray(UUID[]::new);
    Map<UUID, Cluster.Member> members =
        queries.members(ids).stream()
            .collect(Collectors.toMap(Cluster.Member::submission, Function.identity()));
    return groups.stream().map(group -> cluster(group, members)).toList();
  }

  /**
   * The similar pairs among some solutions of a puzzle, the most similar first. Other players'
   * solutions of the puzzle only help to tell what many have.
   *
   * @param solutions accepted submissions to one puzzle, one of each player
   */
  public List<Pair> among(Set<UUID> solutions, double threshold) {
    if (solutions.size() < 2) {
      return List.of();
    }
    UUID[] among = solutions.toArray(UUID[]::new);
    return inTime(queries.pairsAmong(among, among[0], threshold));
  }

  private static List<Pair> inTime(SelectionQuery<Pair> query) {
    return query.setTimeout(TIMEOUT_SECONDS).list();
  }

  private static Cluster cluster(Group group, Map<UUID, Cluster.Member> members) {
    return new Cluster(
        group.similarity(),
        group.members().stream()
            .flatMap(id -> Optional.ofNullable(members.get(id)).stream())
            .sorted(Comparator.comparing(Cluster.Member::submittedAt))
            .toList());
  }

  /** Empty unless both are submissions to the same puzzle by different players. */
  public Optional<Evidence> compare(UUID left, UUID right) {
    List<Evidence.Side> sides = queries.sides(left, right);
    return sides.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Evidence(
                sides.getFirst(), sides.getLast(), Match.merged(queries.matches(left, right))));
  }
}
