package io.arbiter.server.author;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.arbiter.core.bundle.Finding;
import io.arbiter.core.bundle.Media;
import io.arbiter.core.exchange.MissionDetails;
import io.arbiter.core.exchange.Repository;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.delivery.message.AuthorTask;
import io.arbiter.delivery.message.Topics;
import io.arbiter.server.author.DeskTask.Stage;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a task works on. It is stored as JSON until the task ends. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = TaskPayload.Bundle.class, name = "bundle"),
  @JsonSubTypes.Type(value = TaskPayload.Shipped.class, name = "shipped"),
  @JsonSubTypes.Type(value = TaskPayload.Check.class, name = "check"),
  @JsonSubTypes.Type(value = TaskPayload.Import.class, name = "import"),
  @JsonSubTypes.Type(value = TaskPayload.Validation.class, name = "validation")
})
sealed interface TaskPayload {
  /** What a worker has to do next. */
  AuthorTask step(UUID task);

  /** The stage of a task that has sent this step. */
  default Stage stage() {
    return Stage.PREPARING;
  }

  /** Where the step goes. Nobody waits for those of the batch lane. */
  default String lane() {
    return Topics.JOBS_INTERACTIVE;
  }

  /**
   * A bundle that becomes a version of a puzzle.
   *
   * @param files by path
   * @param archive the zip that the author sent, or null
   * @param admin whether the puzzle may be another author's
   * @param notes what an import could not convert; null for a bundle that was not imported
   */
  record Bundle(
      SortedMap<String, byte[]> files,
      byte @Nullable [] archive,
      boolean admin,
      @Nullable List<Finding> notes)
      implements TaskPayload {
    @Override
    public AuthorTask step(UUID task) {
      return new AuthorTask.Prepare(task, Media.heads(files));
    }
  }

  /**
   * A bundle that ships with Arbiter and is published when a worker has prepared it.
   *
   * @param failures how often a worker found faults
   */
  record Shipped(SortedMap<String, byte[]> files, int failures) implements TaskPayload {
    @Override
    public AuthorTask step(UUID task) {
      return new AuthorTask.Prepare(task, Media.heads(files));
    }

    @Override
    public String lane() {
      return Topics.JOBS_BATCH;
    }
  }

  /**
   * A bundle that is being written.
   *
   * @param pictures the version whose pictures the statement shows, or null
   */
  record Check(SortedMap<String, byte[]> files, @Nullable Integer pictures) implements TaskPayload {
    @Override
    public AuthorTask step(UUID task) {
      SortedMap<String, byte[]> python = new TreeMap<>(files);
      python.keySet().removeIf(path -> !isPython(path));
      return new AuthorTask.Check(task, python);
    }

    boolean needsWorker() {
      return files.keySet().stream().anyMatch(Check::isPython);
    }

    private static boolean isPython(String path) {
      return path.endsWith(".py");
    }
  }

  /** A mission or a package of another judge that becomes a {@link Bundle}. */
  record Import(MissionForm.Format format, byte[] zip, MissionDetails details, boolean admin)
      implements TaskPayload {
    @Override
    public AuthorTask step(UUID task) {
      return format.task(task, repository(), details);
    }

    @Override
    public Stage stage() {
      return Stage.IMPORTING;
    }

    /**
     * @throws ProblemException INVALID if the zip cannot be read
     */
    Repository repository() {
      return TaskEngine.faultsAsProblem(() -> format.read(zip));
    }
  }

  /** A version whose solutions are judged. */
  record Validation(SortedMap<String, byte[]> files) implements TaskPayload {
    @Override
    public AuthorTask step(UUID task) {
      return new AuthorTask.Validate(task, files);
    }

    @Override
    public Stage stage() {
      return Stage.WAITING;
    }

    @Override
    public String lane() {
      return Topics.JOBS_BATCH;
    }
  }
}
