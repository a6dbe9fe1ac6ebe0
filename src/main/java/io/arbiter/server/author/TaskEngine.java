package io.arbiter.server.author;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.arbiter.core.bundle.BundleProblem;
import io.arbiter.core.bundle.Finding;
import io.arbiter.core.bundle.InvalidBundleException;
import io.arbiter.core.bundle.Media;
import io.arbiter.core.bundle.PuzzleBundle;
import io.arbiter.core.exchange.ImportedMission;
import io.arbiter.core.exchange.Repository;
import io.arbiter.core.json.Codec;
import io.arbiter.core.judging.Limits;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.core.problem.Violation;
import io.arbiter.core.report.CheckedPython;
import io.arbiter.core.report.PreparedBundle;
import io.arbiter.core.report.ValidationReport;
import io.arbiter.delivery.Publisher;
import io.arbiter.delivery.message.TaskEvent;
import io.arbiter.server.author.DeskTask.Kind;
import io.arbiter.server.author.DeskTask.Stage;
import io.arbiter.server.database.DatabaseFailure;
import io.arbiter.server.database.TimeOrderedId;
import io.arbiter.server.outbox.Outbox;
import io.arbiter.server.outbox.ResultSettings;
import io.arbiter.server.player.Viewer;
import io.arbiter.server.puzzle.Drafts;
import io.arbiter.server.puzzle.Pictures;
import io.arbiter.server.puzzle.ShippedPuzzles;
import io.arbiter.server.puzzle.Validations;
import io.arbiter.server.puzzle.VersionState;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Takes the tasks of authors from the request to the effect. Each step of a task is a record for
 * the workers, and each answer may come twice. What the next step needs is stored, so any process
 * can take it. A change locks the task before the puzzle. Thread-safe.
 */
@ApplicationScoped
public class TaskEngine {
  private static final Logger LOG = Logger.getLogger(TaskEngine.class);
  private static final String FAILED = "the workers failed on the validation; try again";
  private static final String GIVEN_UP = "the workers failed on it; try again";
  private static final String LOST = "the validation was lost, and another one has begun";

  /** An author who types has many checks, whose results nobody reads later. */
  private static final Duration KEPT_CHECKS = Duration.ofMinutes(10);

  /** A busy machine may need more time than the preparation of a shipped puzzle has. */
  private static final int TRIES = 3;

  /**
   * A stored version.
   *
   * @param needs what the puzzle still needs for its publication; null if nothing is known to be
   *     missing
   * @param notes what an import could not convert; null for a bundle
   * @param limits of a submission
   */
  record Draft(
      String slug,
      int version,
      VersionState state,
      String hash,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<String> needs,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Finding> notes,
      Limits limits) {}

  private final DeskTasks tasks;
  private final Drafts drafts;
  private final Validations validations;
  private final ShippedPuzzles shipped;
  private final CounterExamples examples;
  private final Outbox outbox;
  private final Duration patience;

  TaskEngine(
      DeskTasks tasks,
      Drafts drafts,
      Validations validations,
      ShippedPuzzles shipped,
      CounterExamples examples,
      Outbox outbox,
      ResultSettings settings) {
    this.tasks = tasks;
    this.drafts = drafts;
    this.validations = validations;
    this.shipped = shipped;
    this.examples = examples;
    this.outbox = outbox;
    this.patience = settings.stuckAfter();
  }

  /**
   * Has a bundle stored as a version of a puzzle that the author may write.
   *
   * @param archive the zip that the author sent, or null
   * @return the id of the task
   * @throws ProblemException TOO_LARGE if the bundle does not fit into a record
   */
  UUID store(Viewer author, String slug, Map<String, byte[]> files, byte @Nullable [] archive) {
    TaskPayload bundle =
        new TaskPayload.Bundle(new TreeMap<>(files), archive, author.admin(), null);
    return begin(new TaskEntity(Kind.BUNDLE, author.requireId(), slug, bundle));
  }

  /**
   * Has a bundle checked that is being written. What the reader says without the Python files is
   * the result at once.
   *
   * @param pictures the version whose pictures the statement shows, or null
   * @return the id of the task
   */
  UUID check(
      Viewer author,
      @Nullable String slug,
      SortedMap<String, byte[]> files,
      @Nullable Integer pictures) {
    TaskPayload.Check check = new TaskPayload.Check(files, pictures);
    TaskEntity task = new TaskEntity(Kind.CHECK, author.requireId(), slug, check);
    if (check.needsWorker()) {
      say(task, check, null);
    } else {
      say(task, check, new CheckedPython(List.of(), null));
      task.end(null);
    }
    return QuarkusTransaction.joiningExisting()
        .call(
            () -> {
              tasks.delete(
                  "player = ?1 and kind = CHECK and started < ?2",
                  task.player,
                  Instant.now().minus(KEPT_CHECKS));
              return begin(task);
            });
  }

  /**
   * Has a mission or a package stored as a version of a puzzle that the author may write.
   *
   * @return the id of the task
   * @throws ProblemException INVALID if the zip cannot be read
   */
  UUID importMission(Viewer author, MissionForm.Upload upload) {
    TaskPayload mission =
        new TaskPayload.Import(upload.format(), upload.zip(), upload.details(), author.admin());
    TaskEntity task = new TaskEntity(Kind.IMPORT, author.requireId(), upload.slug(), mission);
    task.total = 2;
    return begin(task);
  }

  /**
   * Has a version validated, unless this is under way. A validation that began too long ago counts
   * as lost.
   *
   * @return the id of the task
   * @throws ProblemException CONFLICT if the version is or was published
   */
  UUID validate(UUID player, String slug, int version) {
    tasks
        .openValidation(slug, version)
        .filter(this::isLost)
        .ifPresent(lost -> tasks.fail(lost, unavailable(LOST)));
    UUID task =
        QuarkusTransaction.joiningExisting()
            .call(
                () -> {
                  TaskPayload validation =
                      new TaskPayload.Validation(validations.begin(slug, version));
                  // Nobody else can begin one now, since the version is locked.
                  return tasks
                      .openValidation(slug, version)
                      .orElseGet(
                          () -> {
                            TaskEntity next =
                                new TaskEntity(Kind.VALIDATION, player, slug, validation);
                            next.version = version;
                            return begin(next);
                          });
                });
    outbox.nudge();
    return task;
  }

  private boolean isLost(UUID task) {
    return TimeOrderedId.time(task).isBefore(Instant.now().minus(patience));
  }

  /**
   * Has the shipped puzzles published that only a worker can prepare. Replaces the tasks that an
   * earlier start has left.
   *
   * @param bundles the files by slug
   */
  public void prepareShipped(Map<String, Map<String, byte[]>> bundles) {
    QuarkusTransaction.joiningExisting().run(() -> tasks.delete("player is null"));
    bundles.forEach(
        (slug, files) -> {
          TaskPayload bundle = new TaskPayload.Shipped(new TreeMap<>(files), 0);
          try {
            begin(new TaskEntity(Kind.BUNDLE, null, slug, bundle));
          } catch (ProblemException e) {
            LOG.errorf("puzzle %s: %s", slug, e.detail());
          }
        });
  }

  private UUID begin(TaskEntity task) {
    QuarkusTransaction.joiningExisting()
        .run(
            () -> {
              tasks.persist(task);
              if (task.ended == null) {
                send(task);
              }
            });
    outbox.nudge();
    return task.id;
  }

  /** Sends the current step. */
  private void send(TaskEntity task) {
    TaskPayload payload = task.payload();
    byte[] step = Codec.encode(payload.step(task.id));
    if (step.length > Publisher.MAX_VALUE_BYTES) {
      throw new ProblemException(
          ErrorCode.TOO_LARGE,
          "the task has %d bytes; %d may be sent"
              .formatted(step.length, Publisher.MAX_VALUE_BYTES));
    }
    outbox.append(payload.lane(), task.id.toString(), step);
  }

  /** Sends the open tasks again, after the broker has lost its topics. */
  public void enqueueOpen() {
    QuarkusTransaction.joiningExisting().run(() -> tasks.lockSent().forEach(this::send));
    outbox.nudge();
  }

  /**
   * Takes an event of a worker. If it cannot be stored although the database works, its task ends
   * as one that the workers have given up. Otherwise the same event would come for ever, and no
   * other.
   */
  public void take(TaskEvent event) {
    try {
      if (event instanceof TaskEvent.Searched searched) {
        examples.found(searched.submission(), searched.found().example());
      } else {
        withOpen(event.id(), task -> apply(task, event));
      }
    } catch (RuntimeException e) {
      if (DatabaseFailure.isCauseOf(e)) {
        throw e;
      }
      LOG.errorf(e, "the answer to the task %s cannot be stored", event.id());
      withOpen(event.id(), this::giveUp);
    }
  }

  /** Changes a task that has not ended. A problem ends the task. */
  private void withOpen(UUID id, Consumer<TaskEntity> change) {
    try {
      QuarkusTransaction.joiningExisting().run(() -> tasks.lockOpen(id).ifPresent(change));
      outbox.nudge();
    } catch (ProblemException e) {
      tasks.fail(id, e);
    }
  }

  /** An answer that comes twice, or that is not for the current step, changes nothing. */
  private void apply(TaskEntity task, TaskEvent event) {
    if (event instanceof TaskEvent.Progress(UUID _, int done, int total)) {
      if (task.kind == Kind.VALIDATION && task.done <= done) {
        task.advance(Stage.VALIDATING, done, total);
      }
      return;
    }
    TaskPayload payload = task.payload();
    if (event instanceof TaskEvent.GivenUp) {
      giveUp(task);
    } else if (payload instanceof TaskPayload.Import mission
        && event instanceof TaskEvent.Imported(UUID _, ImportedMission imported)) {
      convert(task, mission, imported);
    } else if (payload instanceof TaskPayload.Bundle bundle
        && event instanceof TaskEvent.Prepared(UUID _, PreparedBundle prepared)) {
      store(task, bundle, prepared);
    } else if (payload instanceof TaskPayload.Shipped bundle
        && event instanceof TaskEvent.Prepared(UUID _, PreparedBundle prepared)) {
      publish(task, bundle, prepared);
    } else if (payload instanceof TaskPayload.Check check
        && event instanceof TaskEvent.Checked(UUID _, CheckedPython python)) {
      say(task, check, python);
      task.end(null);
    } else if (payload instanceof TaskPayload.Validation
        && event instanceof TaskEvent.Validated(UUID _, ValidationReport report)) {
      VersionState state = report.valid() ? VersionState.VALIDATED : VersionState.REJECTED;
      validated(task, state, report);
      task.end(state.name());
    }
  }

  /** Has the bundle of a converted mission prepared. */
  private void convert(TaskEntity task, TaskPayload.Import from, ImportedMission mission) {
    requireImported(mission);
    Repository repository = from.repository();
    // The worker has seen only the first bytes of the pictures.
    SortedMap<String, byte[]> files = new TreeMap<>(mission.bundle());
    mission.media().forEach((path, source) -> files.put(path, repository.content(source)));
    task.keep(new TaskPayload.Bundle(files, null, from.admin(), mission.notes()));
    task.advance(Stage.PREPARING, 1, task.total);
    send(task);
  }

  private static void requireImported(ImportedMission mission) {
    List<Violation> reasons =
        mission.notes().stream()
            .filter(Finding::blocks)
            .map(note -> new Violation(note.file(), note.line(), note.message()))
            .toList();
    if (mission.refused()) {
      String first = "the import is refused: " + reasons.getFirst().message();
      throw new ProblemException(
          ErrorCode.INVALID,
          reasons.size() == 1 ? first : first + ", and " + (reasons.size() - 1) + " more",
          reasons);
    }
  }

  private void store(TaskEntity task, TaskPayload.Bundle sent, PreparedBundle prepared) {
    // The worker does not get the pictures, so it cannot judge their sizes.
    List<BundleProblem> tooLarge = Media.sizeFaults(sent.files());
    PuzzleBundle bundle = prepared.bundle();
    if (bundle == null || !tooLarge.isEmpty()) {
      throw problem(Stream.concat(prepared.problems().stream(), tooLarge.stream()).toList());
    }
    String slug = Objects.requireNonNull(task.slug);
    Drafts.Stored stored =
        drafts.save(slug, task.player, sent.admin(), sent.files(), sent.archive(), bundle);
    task.created = stored.created();
    task.version = stored.number();
    task.result =
        Codec.toJson(
            new Draft(
                slug,
                stored.number(),
                stored.state(),
                stored.hash(),
                needs(bundle),
                sent.notes(),
                bundle.limits()));
    task.end(null);
  }

  private static @Nullable List<String> needs(PuzzleBundle bundle) {
    List<String> needs = new ArrayList<>();
    if (!bundle.isSolved()) {
      needs.add("a solution that expects ACCEPTED: a file solutions/*.py, or a part 'solution'");
    }
    if (!bundle.texts().isStated()) {
      needs.add("a statement: statement.md has only a heading");
    }
    return needs.isEmpty() ? null : needs;
  }

  private void publish(TaskEntity task, TaskPayload.Shipped sent, PreparedBundle prepared) {
    PuzzleBundle bundle = prepared.bundle();
    if (bundle != null) {
      shipped.publish(Objects.requireNonNull(task.slug), sent.files(), bundle);
      task.end(null);
      return;
    }
    prepared.problems().forEach(fault -> LOG.errorf("puzzle %s: %s", task.slug, fault));
    retry(task, sent, problem(prepared.problems()));
  }

  private void retry(TaskEntity task, TaskPayload.Shipped sent, ProblemException failure) {
    int failures = sent.failures() + 1;
    if (failures == TRIES) {
      throw failure;
    }
    task.keep(new TaskPayload.Shipped(sent.files(), failures));
    send(task);
  }

  /** Sets the result of a check to what is known without a worker, and to what a worker says. */
  private static void say(
      TaskEntity task, TaskPayload.Check check, @Nullable CheckedPython python) {
    Pictures pictures =
        task.slug == null || check.pictures() == null
            ? Pictures.NONE
            : Pictures.of(task.slug, check.pictures());
    task.result = Codec.toJson(CheckedDraft.of(check.files(), python, pictures));
  }

  private void validated(TaskEntity task, VersionState state, ValidationReport report) {
    validations.end(
        Objects.requireNonNull(task.slug), Objects.requireNonNull(task.version), state, report);
  }

  /** The workers failed on the task. A shipped puzzle is tried again. */
  private void giveUp(TaskEntity task) {
    switch (task.payload()) {
      case TaskPayload.Shipped sent -> {
        LOG.warnf("puzzle %s: the workers failed on it", task.slug);
        retry(task, sent, unavailable(GIVEN_UP));
      }
      case TaskPayload.Validation _ -> {
        Finding failed = new Finding(Finding.Severity.ERROR, "", 0, FAILED);
        validated(
            task,
            VersionState.DRAFT,
            new ValidationReport(false, List.of(), List.of(failed), null, null, 0));
        task.fail(unavailable(FAILED));
      }
      default -> throw unavailable(GIVEN_UP);
    }
  }

  private static ProblemException unavailable(String message) {
    return new ProblemException(ErrorCode.UNAVAILABLE, message);
  }

  /** Reads what an author has sent. */
  interface Reading<T> {
    T read() throws InvalidBundleException;
  }

  /**
   * @throws ProblemException INVALID with all faults
   */
  static <T> T faultsAsProblem(Reading<T> reading) {
    try {
      return reading.read();
    } catch (InvalidBundleException e) {
      throw problem(e.problems());
    }
  }

  private static ProblemException problem(List<BundleProblem> faults) {
    return new ProblemException(
        ErrorCode.INVALID,
        faults.size() == 1 ? "the bundle has a fault" : "the bundle has faults: " + faults.size(),
        faults.stream().map(p -> new Violation(p.file(), p.line(), p.message())).toList());
  }
}
