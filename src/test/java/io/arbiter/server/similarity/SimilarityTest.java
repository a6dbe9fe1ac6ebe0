package io.arbiter.server.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.arbiter.ServerTest;
import io.arbiter.core.source.SourceCode;
import io.arbiter.server.DatabaseTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The fingerprints of solutions, and what is similar. */
@ServerTest
public class SimilarityTest extends DatabaseTest {
  private static final Fingerprint ONE = new Fingerprint(Long.MAX_VALUE, 1, 2);
  private static final Fingerprint OTHER = new Fingerprint(7, 3, 3);

  @Inject Fingerprints fingerprints;
  @Inject SimilarSolutions similar;
  private final List<UUID> ids = IntStream.range(0, 1_000).mapToObj(i -> new UUID(0, i)).toList();
  private UUID puzzle;
  private UUID ada;
  private UUID bob;
  private UUID cat;
  private long millis = Instant.parse("2026-01-01T10:00:00Z").toEpochMilli();

  @BeforeEach
  void addPuzzleAndPlayer() {
    puzzle = addPuzzle("easy", 10);
    ada = addPlayer("ada");
    bob = addPlayer("bob");
    cat = addPlayer("cat");
  }

  private UUID submit(Instant at) {
    return addSubmission(ada, puzzle, at);
  }

  private UUID submit(String kind, String verdict) {
    return submit(ada, puzzle, kind, verdict);
  }

  private UUID submit(UUID player, UUID of, String kind, String verdict) {
    return submission(kind, player, of, Instant.ofEpochMilli(++millis), verdict);
  }

  private UUID solve() {
    return submit("SUBMISSION", "ACCEPTED");
  }

  @Test
  void theNewestAreTakenFirst() {
    List<UUID> solutions = Stream.generate(this::solve).limit(Fingerprints.BATCH + 3).toList();
    assertThat(fingerprints.takeSome()).isEqualTo(Fingerprints.BATCH);
    assertThat(waiting()).containsExactlyInAnyOrderElementsOf(solutions.subList(0, 3));
    assertThat(fingerprints.takeSome()).isEqualTo(3);
    assertThat(fingerprints.takeSome()).isZero();
  }

  @Test
  void theFingerprintsAreThoseOfTheSource() {
    UUID solution = solve();
    String source = "def solve(numbers):\n    return sorted(numbers, key=lambda n: (-n, n % 7))\n";
    database.update("update submission set source = ? where id = ?", source, solution);
    fingerprints.takeSome();
    assertThat(kept(solution))
        .isNotEmpty()
        .containsExactlyElementsOf(
            Winnowing.of(SourceCode.python(source)).stream().map(Fingerprint::hash).toList());
  }

  @Test
  void noTableIsScannedSequentially() {
    database.update(
        """
        insert into submission (id, kind, player_id, puzzle_id, version, source, state, verdict,
          submitted_at, enqueued_at, judged_at)
        select gen_random_uuid(), 'SUBMISSION', ?, ?, 1, repeat('x', 300), 'JUDGED', 'ACCEPTED',
          at, at, at
        from (select now() - n * interval '1 hour' as at from generate_series(1, 5000) n) s
        """,
        ada,
        puzzle);
    database.update(
        "insert into fingerprinting (submission_id) select id from submission limit 4000");
    database.update("analyze");
    assertThat(texts("explain " + SimilarityQueries.DUE.replace(":most", "50")))
        .noneMatch(line -> line.contains("Seq Scan"));
  }

  private List<UUID> waiting() {
    return database.list(UUID.class, "select submission_id from fingerprinting");
  }

  private List<Long> kept(UUID submission) {
    String hashes = "select hash from fingerprint where submission_id = ? order by first_line";
    return database.list(Long.class, hashes, submission);
  }

  @Test
  void eachAcceptedSolutionWaitsUntilItsFingerprintsAreThere() {
    UUID one = solve();
    UUID other = solve();
    UUID empty = solve();
    UUID wrong = submit("SUBMISSION", "WRONG_ANSWER");
    submit("RUN", "ACCEPTED");
    assertThat(waiting()).containsExactlyInAnyOrder(one, other, empty);

    fingerprints.store(Map.of(one, List.of(ONE, OTHER), empty, List.of(), wrong, List.of(ONE)));
    assertThat(waiting()).containsExactly(other);
    assertThat(kept(one)).containsExactly(ONE.hash(), OTHER.hash());
    assertThat(kept(wrong)).isEmpty();

    fingerprints.store(Map.of(one, List.of(ONE), other, List.of(OTHER)));
    assertThat(kept(one))
        .as("an answer that comes again")
        .containsExactly(ONE.hash(), OTHER.hash());
    assertThat(kept(other)).containsExactly(OTHER.hash());
    assertThat(waiting()).isEmpty();
  }

  @Test
  void aSolutionThatIsAcceptedAgainHasItsFingerprintsOnce() {
    UUID id = submit("SUBMISSION", "WRONG_ANSWER");
    judge(id, "ACCEPTED");
    fingerprints.store(Map.of(id, List.of(ONE)));
    judge(id, "ACCEPTED");
    assertThat(waiting()).isEmpty();
    judge(id, "TIME_LIMIT");
    judge(id, "ACCEPTED");
    assertThat(waiting()).containsExactly(id);
    fingerprints.store(Map.of(id, List.of(ONE)));
    assertThat(kept(id)).containsExactly(ONE.hash());
  }

  /** An accepted solution with these numbers as fingerprints; the first is on line 1, and so on. */
  private UUID solve(UUID player, LongStream hashes) {
    UUID id = submit(player, puzzle, "SUBMISSION", "ACCEPTED");
    fingerprints.store(Map.of(id, fingerprints(hashes)));
    return id;
  }

  /** Of lines 1 and 2, 2 and 3, and so on. */
  public static List<Fingerprint> fingerprints(LongStream hashes) {
    AtomicInteger line = new AtomicInteger();
    return hashes
        .mapToObj(hash -> new Fingerprint(hash, line.incrementAndGet(), line.get() + 1))
        .toList();
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

  private SimilarSolutions.Pair pair(int left, int right, double similarity) {
    return new SimilarSolutions.Pair(ids.get(left), ids.get(right), similarity);
  }

  @Test
  void similarSolutionsAreInOneGroup() {
    List<Group> groups =
        Group.of(List.of(pair(0, 1, 0.8), pair(4, 5, 0.95), pair(2, 3, 0.7), pair(1, 2, 0.9)));
    assertThat(groups).extracting(Group::similarity).containsExactly(0.95, 0.9);
    assertThat(groups.get(0).members()).containsExactlyInAnyOrder(ids.get(4), ids.get(5));
    assertThat(groups.get(1).members()).containsExactlyInAnyOrderElementsOf(ids.subList(0, 4));
    assertThat(Group.of(List.of())).isEmpty();
  }

  @Test
  void aLongChainInAnyOrderIsOneGroup() {
    List<SimilarSolutions.Pair> pairs =
        new ArrayList<>(IntStream.range(1, 1_000).mapToObj(i -> pair(i - 1, i, 1)).toList());
    for (int seed = 0; seed < 20; seed++) {
      Collections.shuffle(pairs, new Random(seed));
      List<Group> groups = Group.of(pairs);
      assertThat(groups).hasSize(1);
      assertThat(groups.getFirst().members()).containsExactlyInAnyOrderElementsOf(ids);
    }
  }

  private static Match match(int left, int leftEnd, int right, int rightEnd) {
    return new Match(new Match.Lines(left, leftEnd), new Match.Lines(right, rightEnd));
  }

  @Test
  void matchesThatTouchOnBothSidesAreJoined() {
    assertThat(Match.merged(List.of(match(1, 2, 11, 12), match(2, 4, 12, 13), match(5, 5, 14, 14))))
        .containsExactly(match(1, 5, 11, 14));
    assertThat(Match.merged(List.of(match(1, 2, 1, 2), match(4, 5, 4, 5), match(3, 3, 3, 3))))
        .as("a third match joins two")
        .containsExactly(match(1, 5, 1, 5));
    for (Match apart : List.of(match(3, 4, 1, 2), match(4, 5, 13, 14))) {
      assertThat(Match.merged(List.of(match(1, 2, 11, 12), apart)))
          .as("on one side only")
          .containsExactly(match(1, 2, 11, 12), apart);
    }
  }
}
