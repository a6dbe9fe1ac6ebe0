package io.arbiter.server.author;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.arbiter.core.bundle.BundleProblem;
import io.arbiter.core.bundle.Finding;
import io.arbiter.core.bundle.InvalidBundleException;
import io.arbiter.core.bundle.Media;
import io.arbiter.core.bundle.PuzzleBundle;
import io.arbiter.core.exchange.ImportedMission;
import io.arbiter.core.exchange.MissionDetails;
import io.arbiter.core.exchange.Repository;
import io.arbiter.core.json.Codec;
import io.arbiter.core.judging.Limits;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.core.problem.Violation;
import io.arbiter.core.report.CheckedPython;
import io.arbiter.core.report.PreparedBundle;
import io.arbiter.delivery.Publisher;
import io.arbiter.delivery.message.AuthorTask;
import io.arbiter.delivery.message.Topics;
import io.arbiter.server.author.DeskTask.Kind;
import io.arbiter.server.author.DeskTask.Stage;
import io.arbiter.server.outbox.Outbox;
import io.arbiter.server.player.Viewer;
import io.arbiter.server.puzzle.Drafts;
import io.arbiter.server.puzzle.Pictures;
import io.arbiter.server.puzzle.ShippedPuzzles;
import io.arbiter.server.puzzle.VersionState;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
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
 * Has workers read bundles: those that authors store, check and import, and shipped ones. Each step
 * is a record for the workers, and each answer may come twice. Everything between two steps is
 * stored, so any process can take the next step. Thread-safe.
 */
@ApplicationScoped
public class BundleTasks {
  private static final Logger LOG = Logger.getLogger(BundleTasks.class);

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
  private final ShippedPuzzles shipped;
  private final Outbox outbox;

  BundleTasks(DeskTasks tasks, Drafts drafts, ShippedPuzzles shipped, Outbox outbox) {
    this.tasks = tasks;
    this.drafts = drafts;
    this.shipped = shipped;
    this.outbox = outbox;
  }

  /**
   * Has a bundle stored as a version of a puzzle that the author may write.
   *
   * @param archive the zip that the author sent, or null
   * @return the id of the task
   * @throws ProblemException TOO_LARGE if the bundle does not fit into a record
   */
  UUID store(Viewer author, String slug, Map<String, byte[]> files, byte @Nullable [] archive) {
    TaskEntity task = of(author, Kind.BUNDLE, slug, Stage.PREPARING);
    task.archive = archive;
    task.bundle = Codec.encode(new TreeMap<>(files));
    return begin(task);
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
    TaskEntity task = of(author, Kind.CHECK, slug, Stage.PREPARING);
    task.pictures = pictures;
    task.bundle = Codec.encode(files);
    if (files.keySet().stream().anyMatch(BundleTasks::isPython)) {
      task.result = Codec.toJson(checked(task, null));
    } else {
      task.result = Codec.toJson(checked(task, new CheckedPython(List.of(), null)));
      task.end(null);
    }
    return begin(task);
  }

  /**
   * Has a mission or a package stored as a version of a puzzle that the author may write.
   *
   * @return the id of the task
   * @throws InvalidBundleException if the zip cannot be read
   */
  UUID importMission(Viewer author, MissionForm.Upload upload) throws InvalidBundleException {
    var _ = upload.format().read(upload.zip());
    TaskEntity task = of(author, Kind.IMPORT, upload.slug(), Stage.IMPORTING);
    task.total = 2;
    task.archive = upload.zip();
    task.format = upload.format();
    task.details = Codec.toJson(upload.details());
    return begin(task);
  }

  private static TaskEntity of(Viewer author, Kind kind, @Nullable String slug, Stage stage) {
    TaskEntity task = new TaskEntity(kind, author.requireId(), slug, stage);
    task.admin = author.admin();
    return task;
  }

  private UUID begin(TaskEntity task) {
    QuarkusTransaction.joiningExisting()
        .run(
            () -> {
              if (task.kind == Kind.CHECK) {
                tasks.delete(
                    "player = ?1 and kind = CHECK and started < ?2",
                    task.player,
                    Instant.now().minus(KEPT_CHECKS));
              }
              tasks.persist(task);
              if (task.ended == null) {
                send(task);
              }
            });
    outbox.nudge();
    return task.id;
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
          TaskEntity task = new TaskEntity(Kind.BUNDLE, null, slug, Stage.PREPARING);
          task.bundle = Codec.encode(new TreeMap<>(files));
          try {
            begin(task);
          } catch (ProblemException e) {
            LOG.errorf("puzzle %s: %s", slug, e.detail());
          }
        });
  }

  /** Sends the current step. Players' jobs come before shipped puzzles. */
  private void send(TaskEntity task) {
    byte[] step = Codec.encode(step(task));
    if (step.length > Publisher.MAX_VALUE_BYTES) {
      throw new ProblemException(
          ErrorCode.TOO_LARGE,
          "the task has %d bytes; %d may be sent"
              .formatted(step.length, Publisher.MAX_VALUE_BYTES));
    }
    String lane = task.player == null ? Topics.JOBS_BATCH : Topics.JOBS_INTERACTIVE;
    outbox.append(lane, task.id.toString(), step);
  }

  private static AuthorTask step(TaskEntity task) {
    if (task.kind == Kind.CHECK) {
      SortedMap<String, byte[]> python = files(task);
      python.keySet().removeIf(path -> !isPython(path));
      return new AuthorTask.Check(task.id, python);
    }
    if (task.bundle != null) {
      return new AuthorTask.Prepare(task.id, Media.heads(files(task)));
    }
    MissionForm.Format format = Objects.requireNonNull(task.format);
    MissionDetails details =
        Codec.fromJson(Objects.requireNonNull(task.details), MissionDetails.class);
    return format.task(task.id, repository(task), details);
  }

  private static boolean isPython(String path) {
    return path.endsWith(".py");
  }

  private static SortedMap<String, byte[]> files(TaskEntity task) {
    return Codec.fromJson(
        new String(Objects.requireNonNull(task.bundle), StandardCharsets.UTF_8), Files.class);
  }

  private static final class Files extends TreeMap<String, byte[]> {
    private static final long serialVersionUID = 1L;
  }

  private static Repository repository(TaskEntity task) {
    return faultsAsProblem(
        () -> Objects.requireNonNull(task.format).read(Objects.requireNonNull(task.archive)));
  }

  /** Takes the converted mission, and has its bundle prepared. */
  void imported(UUID id, ImportedMission mission) {
    withOpen(
        id,
        task -> {
          if (task.kind != Kind.IMPORT || task.bundle != null) {
            return;
          }
          requireImported(mission);
          Repository repository = repository(task);
          // The worker has seen only the first bytes of the pictures.
          Map<String, byte[]> files = new TreeMap<>(mission.bundle());
          mission.media().forEach((path, from) -> files.put(path, repository.content(from)));
          task.bundle = Codec.encode(files);
          task.notes = Codec.toJson(mission.notes());
          task.advance(Stage.PREPARING, 1, task.total);
          send(task);
        });
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

  /** Takes the prepared bundle, and stores it. */
  void prepared(UUID id, PreparedBundle prepared) {
    withOpen(
        id,
        task -> {
          if (task.kind == Kind.CHECK || task.bundle == null) {
            return;
          }
          if (task.player == null) {
            publish(task, prepared);
          } else {
            store(task, prepared);
          }
        });
  }

  private void store(TaskEntity task, PreparedBundle prepared) {
    Map<String, byte[]> files = files(task);
    // The worker does not get the pictures, so it cannot judge their sizes.
    List<BundleProblem> tooLarge = Media.sizeFaults(files);
    PuzzleBundle bundle = prepared.bundle();
    if (bundle == null || !tooLarge.isEmpty()) {
      throw problem(Stream.concat(prepared.problems().stream(), tooLarge.stream()).toList());
    }
    String slug = Objects.requireNonNull(task.slug);
    // The archive of an import is not that of the bundle.
    byte[] archive = task.kind == Kind.BUNDLE ? task.archive : null;
    Drafts.Stored stored = drafts.save(slug, task.player, task.admin, files, archive, bundle);
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
                task.notes == null ? null : List.of(Codec.fromJson(task.notes, Finding[].class)),
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

  private void publish(TaskEntity task, PreparedBundle prepared) {
    PuzzleBundle bundle = prepared.bundle();
    if (bundle != null) {
      shipped.publish(Objects.requireNonNull(task.slug), files(task), bundle);
      task.end(null);
      return;
    }
    prepared.problems().forEach(fault -> LOG.errorf("puzzle %s: %s", task.slug, fault));
    task.done++;
    if (task.done == TRIES) {
      throw problem(prepared.problems());
    }
    send(task);
  }

  /** Takes what a worker says of the Python files of a check. */
  void checked(UUID id, CheckedPython python) {
    withOpen(
        id,
        task -> {
          if (task.kind == Kind.CHECK) {
            task.result = Codec.toJson(checked(task, python));
            task.end(null);
          }
        });
  }

  private static CheckedDraft checked(TaskEntity task, @Nullable CheckedPython python) {
    Pictures pictures =
        task.slug == null || task.pictures == null
            ? Pictures.NONE
            : Pictures.of(task.slug, task.pictures);
    return CheckedDraft.of(files(task), python, pictures);
  }

  /** Ends a task on which the workers failed. A shipped puzzle is tried again. */
  void givenUp(UUID id) {
    withOpen(
        id,
        task -> {
          if (task.player != null) {
            throw new ProblemException(
                ErrorCode.UNAVAILABLE,
                task.kind == Kind.VALIDATION
                    ? TaskResults.FAILED
                    : "the workers failed on it; try again");
          }
          LOG.warnf("puzzle %s: the workers failed on it", task.slug);
          send(task);
        });
  }

  /** Takes a step of a task that has not ended. A problem ends the task. */
  private void withOpen(UUID id, Consumer<TaskEntity> step) {
    try {
      QuarkusTransaction.joiningExisting().run(() -> tasks.lockOpen(id).ifPresent(step));
      outbox.nudge();
    } catch (ProblemException e) {
      tasks.fail(id, e);
    }
  }

  /** Sends the current step of all open tasks again, after the broker has lost its topics. */
  public void enqueueOpen() {
    QuarkusTransaction.joiningExisting()
        .call(() -> tasks.openBundles())
        .forEach(id -> withOpen(id, this::send));
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
