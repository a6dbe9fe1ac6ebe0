package io.arbiter.server.author;

import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a request that needs a worker: 202 with a task. With the header {@code Prefer:
 * wait=N} (RFC 7240) the call waits up to N seconds, and answers with the result if the task is
 * done by then. Thread-safe.
 */
@ApplicationScoped
public class LongWork {
  /** The name of the header, for resources. */
  public static final String PREFER = "Prefer";

  /** Proxies close a connection that is silent for longer. */
  private static final long MAX_WAIT_SECONDS = 60;

  private static final Pattern WAIT =
      Pattern.compile("\\s*wait\\s*=\\s*\"?(\\d{1,9})\"?\\s*(;.*)?", Pattern.CASE_INSENSITIVE);

  private static final long LONGEST_PAUSE_MILLIS = 500;

  private final DeskTasks tasks;

  LongWork(DeskTasks tasks) {
    this.tasks = tasks;
  }

  /**
   * Answers with the task, or with its result.
   *
   * @param prefer the header {@code Prefer}, or null
   * @param result the body of the answer 200 to a client that waits
   * @throws ProblemException the reason why the task failed, if the client waits
   */
  public Response answer(UUID id, @Nullable String prefer, Supplier<?> result) {
    return answer(id, prefer, _ -> Response.ok(result.get(), MediaType.APPLICATION_JSON_TYPE));
  }

  /** Like the other method, for a task that stores its result. */
  Response answer(UUID id, @Nullable String prefer) {
    return answer(id, prefer, LongWork::stored);
  }

  private interface Result {
    Response.ResponseBuilder of(DeskTask done);
  }

  private Response answer(UUID id, @Nullable String prefer, Result result) {
    long seconds = waitSeconds(prefer);
    DeskTask task = await(id, Duration.ofSeconds(seconds));
    if (seconds == 0 || task.state() == DeskTask.State.RUNNING) {
      return Response.accepted(task)
          .type(MediaType.APPLICATION_JSON_TYPE)
          .location(URI.create("/api/author/tasks/" + id))
          .build();
    }
    task.requireSuccess();
    return result.of(task).header("Preference-Applied", "wait=" + seconds).build();
  }

  /** The stored version, which may be new, or the result of a check. */
  private static Response.ResponseBuilder stored(DeskTask done) {
    Response.ResponseBuilder answer =
        Response.status(done.outcome().created() ? Response.Status.CREATED : Response.Status.OK)
            .type(MediaType.APPLICATION_JSON_TYPE)
            .entity(done.outcome().result());
    String link = done.subject().link();
    return link == null ? answer : answer.location(URI.create(link));
  }

  /** For how long a client wants to wait; 0 if it does not. */
  static long waitSeconds(@Nullable String prefer) {
    return prefer == null
        ? 0
        : Arrays.stream(prefer.split(","))
            .map(WAIT::matcher)
            .filter(Matcher::matches)
            .findFirst()
            .map(wait -> Math.min(Long.parseLong(wait.group(1)), MAX_WAIT_SECONDS))
            .orElse(0L);
  }

  /** Looks at the stored task until it has ended, because any process may end it. */
  private DeskTask await(UUID id, Duration patience) {
    long start = System.nanoTime();
    DeskTask task = tasks.require(id);
    while (task.state() == DeskTask.State.RUNNING) {
      long waited = System.nanoTime() - start;
      if (waited >= patience.toNanos()) {
        break;
      }
      pause(Math.min(20 + Duration.ofNanos(waited).toMillis() / 8, LONGEST_PAUSE_MILLIS));
      task = tasks.require(id);
    }
    return task;
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProblemException(ErrorCode.UNAVAILABLE, "the server is stopping");
    }
  }
}
