package io.arbiter.server.author;

import com.fasterxml.uuid.Generators;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.arbiter.core.json.Codec;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.delivery.Publisher;
import io.arbiter.delivery.message.AuthorTask;
import io.arbiter.delivery.message.TaskEvent;
import io.arbiter.delivery.message.Topics;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Sends tasks to workers and waits for the answers. Every node reads all answers, and knows the
 * progress of all tasks. Thread-safe.
 */
@ApplicationScoped
public class TaskDesk {
  private static final Logger LOG = Logger.getLogger(TaskDesk.class);

  /** How long an author waits for an answer: the longest that a busy judge should take. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** A task that is asked again while it still waits in its lane is done twice. */
  private static final Duration LONG_PATIENCE = Duration.ofMinutes(3);

  private static final long TASKS_FOLLOWED = 10_000;

  private final Publisher publisher;
  private final Map<UUID, CompletableFuture<TaskEvent.Answer>> waiting = new ConcurrentHashMap<>();
  private final Cache<UUID, TaskEvent.Progress> progress =
      Caffeine.newBuilder()
          .expireAfterWrite(Duration.ofMinutes(10))
          .maximumSize(TASKS_FOLLOWED)
          .build();
  private final CompletableFuture<Void> listening = new CompletableFuture<>();

  public TaskDesk(Publisher publisher) {
    this.publisher = publisher;
  }

  /** Opens the desk: this node reads answers from now on. */
  public void open() {
    listening.complete(null);
  }

  /**
   * Sends a task to the workers, and waits for the answer.
   *
   * @param task makes the task from its id
   * @param type of the answer
   * @throws ProblemException UNAVAILABLE if no worker answers in time, TOO_LARGE if the task does
   *     not fit into a record
   */
  public <A extends TaskEvent.Answer> A ask(Function<UUID, AuthorTask> task, Class<A> type) {
    return ask(task, type, PATIENCE);
  }

  /** Like {@link #ask(Function, Class)}, with another patience. */
  public <A extends TaskEvent.Answer> A ask(
      Function<UUID, AuthorTask> task, Class<A> type, Duration patience) {
    return ask(Topics.JOBS_INTERACTIVE, task, type, patience);
  }

  /**
   * Like {@link #ask(Function, Class)}, for a task for which no request waits: players' jobs come
   * before it.
   */
  public <A extends TaskEvent.Answer> A askWithoutHurry(
      Function<UUID, AuthorTask> task, Class<A> type) {
    return ask(Topics.JOBS_BATCH, task, type, LONG_PATIENCE);
  }

  private <A extends TaskEvent.Answer> A ask(
      String lane, Function<UUID, AuthorTask> task, Class<A> type, Duration patience) {
    UUID id = Generators.timeBasedEpochGenerator().generate();
    CompletableFuture<TaskEvent.Answer> answer = new CompletableFuture<>();
    waiting.put(id, answer);
    try {
      listening.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      publisher.send(lane, id.toString(), record(task.apply(id))).join();
      TaskEvent.Answer done = answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      if (done instanceof TaskEvent.GivenUp) {
        throw new ProblemException(ErrorCode.UNAVAILABLE, "the workers failed on it; try again");
      }
      return type.cast(done);
    } catch (TimeoutException | CompletionException | ExecutionException e) {
      LOG.warnf("task %s was not answered: %s", id, e);
      throw new ProblemException(
          ErrorCode.UNAVAILABLE, "no worker has answered in time; try again");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProblemException(ErrorCode.UNAVAILABLE, "the server is stopping");
    } finally {
      waiting.remove(id);
    }
  }

  /**
   * A task as the record that workers read.
   *
   * @throws ProblemException TOO_LARGE if it does not fit into a record
   */
  public static byte[] record(AuthorTask task) {
    byte[] record = Codec.encode(task);
    if (record.length > Publisher.MAX_VALUE_BYTES) {
      throw new ProblemException(
          ErrorCode.TOO_LARGE,
          "the task has "
              + record.length
              + " bytes; "
              + Publisher.MAX_VALUE_BYTES
              + " may be sent");
    }
    return record;
  }

  /** The progress of a task, if a worker reported it in the last ten minutes. */
  Optional<TaskEvent.Progress> progress(UUID task) {
    return Optional.ofNullable(progress.getIfPresent(task));
  }

  /** Takes an event of a worker. */
  public void take(TaskEvent event) {
    switch (event) {
      case TaskEvent.Progress now -> progress.put(now.id(), now);
      case TaskEvent.Answer answer -> {
        CompletableFuture<TaskEvent.Answer> asked = waiting.get(answer.id());
        if (asked != null) {
          asked.complete(answer);
        }
      }
    }
  }
}
