package io.arbiter.server.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.uuid.Generators;
import io.arbiter.ServerTest;
import io.arbiter.core.report.Fingerprint;
import io.arbiter.server.DatabaseTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ServerTest
class SimilarSolutionsTest extends DatabaseTest {
  @Inject Fingerprints fingerprints;
  @Inject SimilarSolutions similar;
  private UUID puzzle;
  private UUID ada;
  private UUID bob;
  private UUID cat;
  private long millis = Instant.parse("2026-11-26T10:00:00Z").toEpochMilli();

  @BeforeEach
  void addPuzzleAndPlayers() {
    puzzle = addPuzzle("easy", 10);
    ada = addPlayer("ada");
    bob = addPlayer("bob");
    cat = addPlayer("cat");
  }

  private UUID submit(UUID player, UUID puzzle, String kind, String verdict) {
    millis += 1_000;
    UUID id = Generators.timeBasedEpochGenerator().construct(millis);
    addSubmission(id, kind, player, puzzle, Instant.ofEpochMilli(millis));
    judge(id, verdict);
    return id;
  }

  /** An accepted solution with these numbers as fingerprints; the first is on line 1, and so on. */
  private UUID solve(UUID player, LongStream hashes) {
    UUID id = submit(player, puzzle, "SUBMISSION", "ACCEPTED");
    long[] all = hashes.toArray();
    fingerprints.found(
        Map.of(
            id,
            IntStream.range(0, all.length)
                .mapToObj(i -> new Fingerprint(all[i], i + 1, i + 2))
                .toList()));
    return id;
  }

  private static LongStream numbers(long from, long to) {
    return LongStream.range(from, to);
  }

  private List<UUID> members(SimilarSolutions.Cluster cluster) {
    return cluster.members().stream().map(SimilarSolutions.Cluster.Member::submission).toList();
  }

  @Test
  void solutionsThatShareEnoughAreACluster() {
    UUID first = solve(ada, numbers(0, 20));
    UUID second = solve(bob, numbers(4, 40));
    solve(cat, numbers(30, 50));
    List<SimilarSolutions.Cluster> found = similar.clusters(puzzle, 0.8);
    assertThat(found).hasSize(1);
    // 16 of the 20 fingerprints of the smaller solution.
    assertThat(found.getFirst().similarity()).isCloseTo(0.8, within(1e-9));
    assertThat(members(found.getFirst())).containsExactly(first, second);
    assertThat(found.getFirst().members().getFirst().player()).isEqualTo("ada");
    assertThat(similar.clusters(puzzle, 0.81)).isEmpty();
    assertThat(members(similar.clusters(puzzle, 0.5).getFirst())).hasSize(3);
  }

  @Test
  void onlyTheLatestAcceptedSolutionsOfDifferentPlayersAreCompared() {
    UUID first = solve(ada, numbers(0, 20));
    UUID second = solve(ada, numbers(0, 20));
    assertThat(similar.clusters(puzzle, 0.5)).isEmpty();
    assertThat(similar.compare(first, second)).isEmpty();
    UUID latest = solve(ada, numbers(100, 120));
    solve(bob, numbers(0, 20));
    assertThat(similar.clusters(puzzle, 0.8)).isEmpty();
    judge(latest, "WRONG_ANSWER");
    assertThat(similar.clusters(puzzle, 0.8)).hasSize(1);
  }

  @Test
  void shortSolutionsAreNotCompared() {
    Stream.of(ada, bob).forEach(p -> solve(p, numbers(0, SimilarSolutions.LEAST_FINGERPRINTS - 1)));
    assertThat(similar.clusters(puzzle, 0.5)).isEmpty();
    solve(ada, numbers(0, SimilarSolutions.LEAST_FINGERPRINTS));
    assertThat(similar.clusters(puzzle, 0.5)).isEmpty();
    solve(bob, numbers(0, SimilarSolutions.LEAST_FINGERPRINTS));
    assertThat(similar.clusters(puzzle, 0.5)).hasSize(1);
  }

  @Test
  void fingerprintsOfManyPlayersDoNotCount() {
    List<UUID> players =
        IntStream.range(0, SimilarSolutions.BOILERPLATE_PLAYERS)
            .mapToObj(i -> addPlayer("player" + i))
            .toList();
    for (int i = 0; i < players.size() - 2; i++) {
      // 80 fingerprints of the starter code, and 20 of the player.
      solve(players.get(i), LongStream.concat(numbers(0, 80), numbers(1_000 * i, 1_000 * i + 20)));
    }
    assertThat(similar.clusters(puzzle, 0.5)).as("too few to say").hasSize(1);
    UUID one = solve(players.get(players.size() - 2), numbers(0, 100));
    UUID other = solve(players.getLast(), LongStream.concat(numbers(0, 10), numbers(80, 100)));
    List<SimilarSolutions.Cluster> found = similar.clusters(puzzle, 0.5);
    assertThat(found).hasSize(1);
    assertThat(found.getFirst().similarity()).isEqualTo(1);
    assertThat(members(found.getFirst())).containsExactly(one, other);
  }

  @Test
  void theEvidenceShowsCommonLinesSideBySide() {
    UUID left = solve(ada, LongStream.of(1, 2, 3, 90, 91, 92, 93, 5, 7));
    UUID right = solve(bob, LongStream.of(80, 5, 5, 1, 2, 3));
    SimilarSolutions.Evidence evidence = similar.compare(left, right).orElseThrow();
    assertThat(evidence.left().player()).isEqualTo("ada");
    assertThat(evidence.right().submission()).isEqualTo(right);
    assertThat(evidence.right().source()).isEqualTo("x = 1");
    assertThat(evidence.matches())
        .containsExactly(
            new Match(new Match.Lines(1, 4), new Match.Lines(4, 7)),
            new Match(new Match.Lines(8, 9), new Match.Lines(2, 3)));
    UUID elsewhere = submit(bob, addPuzzle("other", 10), "SUBMISSION", "ACCEPTED");
    assertThat(similar.compare(left, elsewhere)).isEmpty();
    assertThat(similar.compare(left, submit(bob, puzzle, "RUN", "ACCEPTED"))).isEmpty();
    assertThat(similar.compare(left, UUID.randomUUID())).isEmpty();
  }
}
