package io.arbiter.server.submission;

import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.TestData;
import io.arbiter.TestDatabase;
import io.arbiter.core.judging.SubmissionState;
import io.arbiter.core.judging.Verdict;
import io.arbiter.delivery.Topics;
import io.arbiter.server.outbox.Outbox;
import io.arbiter.server.player.Viewer;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** Against a real PostgreSQL. */
class SubmissionCatalogTest {
  private final Jdbi jdbi = TestDatabase.create();
  private final BegunAttempts begun = new BegunAttempts();
  private final SubmissionCatalog catalog = new SubmissionCatalog(jdbi, begun);
  private final UUID submission = UUID.randomUUID();

  private SubmissionState state() {
    return catalog.find(submission, new Viewer(Optional.empty(), true)).orElseThrow().state();
  }

  @Test
  void aSubmissionsStateFollowsFromTheOutboxAndFromWhatWorkersTell() {
    UUID player = TestData.addPlayer(jdbi, "ada");
    UUID puzzle = TestData.addPuzzle(jdbi, "easy", 10);
    TestData.addSubmission(jdbi, submission, "SUBMISSION", player, puzzle, Instant.now());
    jdbi.useHandle(
        h -> new Outbox().append(h, Topics.JOBS_INTERACTIVE, submission.toString(), new byte[0]));
    assertThat(state()).isEqualTo(SubmissionState.ACCEPTED);
    jdbi.useHandle(h -> h.execute("delete from outbox"));
    assertThat(state()).isEqualTo(SubmissionState.QUEUED);
    begun.add(submission, 1);
    assertThat(state()).isEqualTo(SubmissionState.RUNNING);
    // The job has come to nothing and was enqueued again; then its first worker tells something.
    jdbi.useHandle(h -> h.execute("update submission set attempt = 2"));
    assertThat(state()).isEqualTo(SubmissionState.QUEUED);
    begun.add(submission, 2);
    begun.add(submission, 1);
    assertThat(state()).isEqualTo(SubmissionState.RUNNING);
    jdbi.useTransaction(h -> new SubmissionStore().judge(h, Map.of(submission, Verdict.ACCEPTED)));
    assertThat(state()).isEqualTo(SubmissionState.JUDGED);
  }
}
