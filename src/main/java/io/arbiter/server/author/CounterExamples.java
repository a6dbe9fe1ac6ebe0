package io.arbiter.server.author;

import com.fasterxml.uuid.Generators;
import io.arbiter.core.json.Codec;
import io.arbiter.core.report.CounterExample;
import io.arbiter.delivery.AuthorTask;
import io.arbiter.delivery.Topics;
import io.arbiter.server.outbox.Outbox;
import io.arbiter.server.puzzle.VersionStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Has workers look for inputs on which wrong submissions fail, and keeps them. Thread-safe. */
@ApplicationScoped
public class CounterExamples {
  private final Jdbi jdbi;
  private final Outbox outbox;

  public CounterExamples(Jdbi jdbi, Outbox outbox) {
    this.jdbi = jdbi;
    this.outbox = outbox;
  }

  private record Wrong(UUID submission, String source, byte[] bundle) {}

  /** Asks for those of the submissions that are wrong and whose puzzle can generate inputs. */
  public void request(List<UUID> judged) {
    if (judged.isEmpty()) {
      return;
    }
    int requested = jdbi.inTransaction(handle -> request(handle, judged));
    if (requested > 0) {
      outbox.nudge();
    }
  }

  private int request(Handle handle, List<UUID> judged) {
    List<Wrong> wrong =
        handle
            .createQuery(
                """
                with requested as (
                  insert into counter_example (submission_id)
                  select s.id from submission s
                  join puzzle_version v on v.puzzle_id = s.puzzle_id and v.number = s.version
                  where s.id = any(:judged) and s.kind = 'SUBMISSION'
                    and s.verdict = 'WRONG_ANSWER' and v.generates
                  on conflict do nothing
                  returning submission_id
                )
                select s.id, s.source, v.bundle from requested r
                join submission s on s.id = r.submission_id
                join puzzle_version v on v.puzzle_id = s.puzzle_id and v.number = s.version
                """)
            .bindArray("judged", UUID.class, judged)
            .map(
                (row, context) ->
                    new Wrong(
                        row.getObject("id", UUID.class),
                        row.getString("source"),
                        row.getBytes("bundle")))
            .list();
    for (Wrong one : wrong) {
      UUID task = Generators.timeBasedEpochGenerator().generate();
      outbox.append(
          handle,
          Topics.JOBS_BATCH,
          task.toString(),
          new AuthorTask(
              task,
              AuthorTask.Kind.COUNTEREXAMPLE,
              VersionStore.files(one.bundle()),
              Map.of(),
              one.submission(),
              one.source()));
    }
    return wrong.size();
  }

  /** Keeps what was found for a submission; nothing was when it is null. */
  void found(UUID submission, @Nullable CounterExample example) {
    if (example == null) {
      return;
    }
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    update counter_example set example = :example::json
                    where submission_id = :submission
                    """)
                .bind("example", Codec.toJson(example))
                .bind("submission", submission)
                .execute());
  }
}
