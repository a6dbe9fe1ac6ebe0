package io.arbiter.similarity;

import com.fasterxml.uuid.Generators;
import io.arbiter.delivery.AuthorTask;
import io.arbiter.delivery.Topics;
import io.arbiter.outbox.Outbox;
import io.arbiter.validation.Fingerprint;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Has workers take the fingerprints of accepted solutions, and keeps them. Thread-safe. */
@ApplicationScoped
public class Fingerprints {
  /** Asked for at a time; what is left is asked for the next time. */
  private static final int MOST = 200;

  /** An answer takes seconds; one that has not come by now is lost. */
  private static final String REQUEST =
      """
      with asked as (
        insert into fingerprinting (submission_id)
        select s.id from submission s
        left join fingerprinting f on f.submission_id = s.id
        where s.puzzle_id = :puzzle and s.kind = 'SUBMISSION' and s.verdict = 'ACCEPTED'
          and f.taken_at is null and (f.requested_at is null or f.requested_at < now() - interval '1 hour')
        order by s.id desc limit :most
        on conflict (submission_id) do update set requested_at = excluded.requested_at
        returning submission_id
      )
      select s.id, s.source from asked a join submission s on s.id = a.submission_id
      """;

  private final Jdbi jdbi;
  private final Outbox outbox;

  public Fingerprints(Jdbi jdbi, Outbox outbox) {
    this.jdbi = jdbi;
    this.outbox = outbox;
  }

  private record Solution(UUID id, String source) {}

  /**
   * Asks for a puzzle's that were never asked for, and for those whose answer was lost. Done when
   * an admin looks, and not with each verdict: a context with the parser costs a worker as much as
   * some twenty small submissions.
   */
  void requestMissing(UUID puzzle) {
    boolean asked =
        jdbi.inTransaction(
            handle -> {
              List<Solution> solutions = mark(handle, puzzle);
              solutions.forEach(solution -> ask(handle, solution));
              return !solutions.isEmpty();
            });
    if (asked) {
      outbox.nudge();
    }
  }

  private static List<Solution> mark(Handle handle, UUID puzzle) {
    return handle
        .createQuery(REQUEST)
        .bind("puzzle", puzzle)
        .bind("most", MOST)
        .map(
            (row, context) ->
                new Solution(row.getObject("id", UUID.class), row.getString("source")))
        .list();
  }

  private void ask(Handle handle, Solution solution) {
    UUID task = Generators.timeBasedEpochGenerator().generate();
    outbox.append(
        handle,
        Topics.JOBS_BATCH,
        task.toString(),
        new AuthorTask(
            task,
            AuthorTask.Kind.FINGERPRINT,
            Map.of(),
            Map.of(),
            solution.id(),
            solution.source()));
  }

  /** Keeps a submission's fingerprints; an answer that comes again changes nothing. */
  public void found(UUID submission, List<Fingerprint> fingerprints) {
    jdbi.useTransaction(
        handle -> {
          if (take(handle, submission)) {
            insert(handle, submission, fingerprints);
          }
        });
  }

  private static boolean take(Handle handle, UUID submission) {
    return handle
            .createUpdate(
                """
                update fingerprinting set taken_at = now()
                where submission_id = :submission and taken_at is null
                """)
            .bind("submission", submission)
            .execute()
        > 0;
  }

  private static void insert(Handle handle, UUID submission, List<Fingerprint> fingerprints) {
    handle
        .createUpdate(
            """
            insert into fingerprint (submission_id, puzzle_id, hash, first_line, last_line)
            select s.id, s.puzzle_id, f.hash, f.first, f.last
            from submission s, unnest(:hashes, :firsts, :lasts) as f (hash, first, last)
            where s.id = :submission
            """)
        .bindArray("hashes", Long.class, fingerprints.stream().map(Fingerprint::hash).toList())
        .bindArray("firsts", Integer.class, fingerprints.stream().map(Fingerprint::first).toList())
        .bindArray("lasts", Integer.class, fingerprints.stream().map(Fingerprint::last).toList())
        .bind("submission", submission)
        .execute();
  }
}
