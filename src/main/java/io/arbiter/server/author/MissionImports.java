package io.arbiter.server.author;

import com.fasterxml.uuid.Generators;
import io.arbiter.core.bundle.BundleProblem;
import io.arbiter.core.bundle.Finding;
import io.arbiter.core.bundle.InvalidBundleException;
import io.arbiter.core.bundle.Media;
import io.arbiter.core.exchange.ImportedMission;
import io.arbiter.core.exchange.MissionDetails;
import io.arbiter.core.exchange.Repository;
import io.arbiter.core.json.Codec;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.core.report.PreparedBundle;
import io.arbiter.delivery.broker.Topics;
import io.arbiter.delivery.message.AuthorTask;
import io.arbiter.server.author.task.DeskImports;
import io.arbiter.server.outbox.Outbox;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Imports missions for which no request waits. Each step is a task of the workers, and each answer
 * may come twice. Everything between two steps is stored, so any process can take the next step.
 * Thread-safe.
 */
@ApplicationScoped
public class MissionImports {
  private static final String REFUSED = "the tests would judge differently from the mission's";
  private static final String FAILED = "the workers failed on it; try again";

  private final DeskImports imports;
  private final DraftIntake intake;
  private final Outbox outbox;

  MissionImports(DeskImports imports, DraftIntake intake, Outbox outbox) {
    this.imports = imports;
    this.intake = intake;
    this.outbox = outbox;
  }

  /**
   * Begins an import.
   *
   * @return the id of the task
   * @throws InvalidBundleException if the zip cannot be read
   * @throws ProblemException TOO_LARGE if the mission does not fit into a record
   */
  UUID begin(UUID player, boolean admin, MissionUpload upload) throws InvalidBundleException {
    UUID id = Generators.timeBasedEpochGenerator().generate();
    byte[] task = TaskDesk.record(conversion(id, upload.repository(), upload.details()));
    QuarkusTransaction.joiningExisting()
        .run(
            () -> {
              imports.begin(
                  id,
                  new DeskImports.Order(player, admin, upload.slug(), upload.details()),
                  upload.repository());
              send(id, task);
            });
    outbox.nudge();
    return id;
  }

  private static AuthorTask conversion(UUID id, byte[] zip, MissionDetails details)
      throws InvalidBundleException {
    Repository repository = Repository.ofMission(zip);
    return new AuthorTask.ImportCheckio(id, repository.heads(), repository.sizes(), details);
  }

  private void send(UUID id, byte[] task) {
    outbox.append(Topics.JOBS_INTERACTIVE, id.toString(), task);
  }

  /** Takes the converted mission, and has its bundle checked. */
  public void imported(UUID id, ImportedMission mission) {
    Optional<DeskImports.Open> open = imports.find(id).filter(found -> found.bundle() == null);
    if (open.isEmpty()) {
      return;
    }
    if (mission.refused()) {
      imports.fail(id, REFUSED, faults(mission));
      return;
    }
    try {
      Map<String, byte[]> files =
          ImportResource.complete(mission, Repository.ofMission(open.get().upload()));
      byte[] check = TaskDesk.record(new AuthorTask.Prepare(id, Media.heads(files)));
      QuarkusTransaction.joiningExisting()
          .run(
              () -> {
                imports.convert(id, Codec.encode(new TreeMap<>(files)), mission.notes());
                send(id, check);
              });
      outbox.nudge();
    } catch (InvalidBundleException e) {
      imports.fail(id, "the zip cannot be read", e.problems());
    } catch (ProblemException e) {
      imports.fail(id, e.detail(), List.of());
    }
  }

  private static List<BundleProblem> faults(ImportedMission mission) {
    return mission.notes().stream()
        .filter(note -> note.severity() == Finding.Severity.ERROR)
        .map(note -> new BundleProblem(note.file(), note.line(), note.message()))
        .toList();
  }

  /** Takes the checked bundle, and stores it as a draft. Does nothing for another task's bundle. */
  public void prepared(UUID id, PreparedBundle prepared) {
    imports
        .find(id)
        .filter(open -> open.bundle() != null)
        .ifPresent(open -> store(id, open, prepared));
  }

  private void store(UUID id, DeskImports.Open open, PreparedBundle prepared) {
    Map<String, byte[]> files = files(open.bundle() == null ? new byte[0] : open.bundle());
    try {
      Draft draft =
          intake
              .save(
                  new DraftIntake.Owner(open.player(), open.admin()),
                  new DraftIntake.Sent(open.slug(), files, null, open.notes()),
                  prepared)
              .draft();
      imports.end(id, draft.version(), Codec.toJson(draft));
    } catch (InvalidBundleException e) {
      imports.fail(id, "the bundle has faults", e.problems());
    } catch (ProblemException e) {
      imports.fail(id, e.detail(), List.of());
    }
  }

  private static Map<String, byte[]> files(byte[] bundle) {
    try {
      return Codec.decode(bundle, Files.class);
    } catch (IOException e) {
      throw new IllegalStateException("a stored bundle cannot be read", e);
    }
  }

  private static final class Files extends TreeMap<String, byte[]> {
    private static final long serialVersionUID = 1L;
  }

  /** Ends an import on which the workers failed. Does nothing for another task. */
  public void givenUp(UUID id) {
    imports.find(id).ifPresent(_ -> imports.fail(id, FAILED, List.of()));
  }

  /** Sends the current step of all open imports again, after the broker has lost its topics. */
  public void enqueueOpen() {
    imports.open().forEach(id -> imports.find(id).ifPresent(open -> resend(id, open)));
    outbox.nudge();
  }

  private void resend(UUID id, DeskImports.Open open) {
    try {
      AuthorTask step =
          open.bundle() == null
              ? conversion(id, open.upload(), open.details())
              : new AuthorTask.Prepare(id, Media.heads(files(open.bundle())));
      QuarkusTransaction.joiningExisting().run(() -> send(id, TaskDesk.record(step)));
    } catch (InvalidBundleException e) {
      imports.fail(id, "the zip cannot be read", e.problems());
    }
  }
}
