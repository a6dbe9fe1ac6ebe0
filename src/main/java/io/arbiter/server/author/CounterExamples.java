package io.arbiter.server.author;

import io.arbiter.core.json.Codec;
import io.arbiter.core.report.CounterExample;
import io.arbiter.delivery.message.AuthorTask;
import io.arbiter.delivery.message.JudgingEvent;
import io.arbiter.delivery.message.Topics;
import io.arbiter.server.database.TimeOrderedId;
import io.arbiter.server.outbox.Outbox;
import io.arbiter.server.puzzle.StoredBundle;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Has workers search for inputs on which wrong submissions fail, and stores these inputs.
 * Thread-safe.
 */
@ApplicationScoped
public class CounterExamples {
  /** The most tasks in memory at once: each one has the whole bundle of its puzzle. */
  private static final int BATCH = 10;

  private final CounterExampleQueries queries;
  private final Outbox outbox;

  public CounterExamples(CounterExampleQueries queries, Outbox outbox) {
    this.queries = queries;
    this.outbox = outbox;
  }

  /**
   * Requests a counter-example for each submission that is wrong and whose puzzle generates inputs.
   */
  public void request(List<UUID> judged) {
    for (int from = 0; from < judged.size(); from += BATCH) {
      List<UUID> some = judged.subList(from, Math.min(judged.size(), from + BATCH));
      if (QuarkusTransaction.joiningExisting().call(() -> enqueue(some)) > 0) {
        outbox.nudge();
      }
    }
  }

  private int enqueue(List<UUID> judged) {
    List<CounterExampleQueries.Wrong> wrong = queries.request(judged.toArray(UUID[]::new));
    wrong.forEach(this::enqueue);
    return wrong.size();
  }

  private void enqueue(CounterExampleQueries.Wrong wrong) {
    UUID task = TimeOrderedId.next();
    AuthorTask search =
        new AuthorTask.FindCounterExample(
            task, StoredBundle.files(wrong.bundle()), wrong.submission(), wrong.code());
    outbox.append(Topics.JOBS_BATCH, task.toString(), search);
  }

  /**
   * Stores the counter-example of a submission, and tells the streams that the search has ended.
   *
   * @param example null if the worker found none
   */
  void found(UUID submission, @Nullable CounterExample example) {
    QuarkusTransaction.joiningExisting().run(() -> keep(submission, example));
    outbox.nudge();
  }

  private void keep(UUID submission, @Nullable CounterExample example) {
    if (example != null) {
      queries.keep(submission, Codec.toJson(example));
    }
    outbox.append(Topics.EVENTS, submission.toString(), new JudgingEvent.Searched(submission));
  }
}
