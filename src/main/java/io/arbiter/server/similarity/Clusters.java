package io.arbiter.server.similarity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds the solutions of a puzzle that are alike. Thread-safe. */
@ApplicationScoped
public class Clusters {
  /** The newest solutions that are compared: what can be compared within seconds. */
  static final int MOST_SOLUTIONS = 5_000;

  /**
   * From so many players on, what more than one in {@link #BOILERPLATE_SHARE} of them have is the
   * puzzle's and not theirs. Among fewer, a few who copy from each other would pass for it.
   */
  static final int BOILERPLATE_PLAYERS = 30;

  static final int BOILERPLATE_SHARE = 3;

  /**
   * What more players than this have is common knowledge, however many there are; and comparing
   * takes time with the square of it.
   */
  static final int MOST_HOLDERS = 100;

  /**
   * Solutions with fewer different fingerprints, which is some 50 tokens or 5 lines, are alike by
   * necessity.
   */
  static final int LEAST_FINGERPRINTS = 16;

  /** The most similar ones; more than anybody looks at. */
  static final int MOST_PAIRS = 20_000;

  /** A connection is not held for longer than this by somebody who looks. */
  static final int TIMEOUT_SECONDS = 30;

  private final SimilarityStatements statements;

  Clusters(SimilarityStatements statements) {
    this.statements = statements;
  }

  /**
   * The clusters of a puzzle, the most similar first. Each player's latest accepted solution
   * counts.
   *
   * @param threshold from which similarity on two solutions are alike
   */
  @Transactional
  List<Cluster> of(UUID puzzle, double threshold) {
    List<Group> groups = Group.of(statements.pairs(puzzle, threshold));
    List<UUID> ids = groups.stream().flatMap(group -> group.members().stream()).toList();
    Map<UUID, Cluster.Member> members =
        statements.members(ids).stream()
            .collect(Collectors.toMap(Cluster.Member::submission, Function.identity()));
    return groups.stream().map(group -> cluster(group, members)).toList();
  }

  private static Cluster cluster(Group group, Map<UUID, Cluster.Member> members) {
    return new Cluster(
        group.similarity(),
        group.members().stream()
            .flatMap(id -> Optional.ofNullable(members.get(id)).stream())
            .sorted(Comparator.comparing(Cluster.Member::submittedAt))
            .toList());
  }
}
