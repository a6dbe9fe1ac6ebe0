package io.arbiter.server.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.core.judging.SubmissionKind;
import io.arbiter.core.judging.Verdict;
import io.arbiter.server.submission.WaitingSubmission;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.inject.spi.CDI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Solved puzzles in the database of a {@code QuarkusTest}. */
public final class TestGains {
  private TestGains() {}

  /** Counts a puzzle as solved, of which nothing else is stored. */
  public static void add(UUID player, int points, Instant at) {
    UUID submission = UUID.randomUUID();
    var solution =
        new Scoring.Item(
            Tournament.result(submission, 1, Verdict.ACCEPTED),
            new WaitingSubmission(
                submission,
                1,
                SubmissionKind.SUBMISSION.name(),
                player,
                UUID.randomUUID(),
                "slug",
                points,
                1,
                at));
    ScoringQueries queries = CDI.current().select(ScoringQueries.class).get();
    List<ScoringQueries.Gained> gained =
        QuarkusTransaction.requiringNew().call(() -> queries.addGains(List.of(solution)));
    assertThat(gained).containsExactly(new ScoringQueries.Gained(submission, points, true));
  }
}
