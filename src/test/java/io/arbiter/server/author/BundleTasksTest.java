package io.arbiter.server.author;

import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.ServerTest;
import io.arbiter.core.bundle.BundleArchive;
import io.arbiter.core.bundle.BundleProblem;
import io.arbiter.core.bundle.BundleReader;
import io.arbiter.core.bundle.Finding;
import io.arbiter.core.bundle.Pictures;
import io.arbiter.core.exchange.ImportedMission;
import io.arbiter.core.exchange.MissionDetails;
import io.arbiter.core.json.Codec;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.core.problem.Violation;
import io.arbiter.core.report.CheckedPython;
import io.arbiter.core.report.PreparedBundle;
import io.arbiter.delivery.message.AuthorTask;
import io.arbiter.delivery.message.TaskEvent;
import io.arbiter.delivery.message.Topics;
import io.arbiter.delivery.message.Work;
import io.arbiter.server.EmptyDatabase;
import io.arbiter.server.author.DeskTask.Progress;
import io.arbiter.server.author.DeskTask.Stage;
import io.arbiter.server.author.DeskTask.State;
import io.arbiter.server.puzzle.ShippedPuzzles;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Imports that nobody waits for, against a real PostgreSQL. The answers of workers are given. */
@ServerTest
class BundleTasksTest extends EmptyDatabase {
  private static final List<Finding> NOTES =
      List.of(new Finding(Finding.Severity.WARNING, "editor/animation", 0, "is left out"));

  @Inject BundleTasks bundles;
  @Inject DeskTasks tasks;
  @Inject TaskResults results;
  private UUID ada;
  private Map<String, byte[]> bundle;

  @BeforeEach
  void clear() throws Exception {
    ada = player("ada");
    bundle = new TreeMap<>(ShippedPuzzles.files(Path.of("puzzles/fizz-buzz")));
  }

  private UUID begin() throws Exception {
    return begin(Map.of("verification/tests.py", new byte[] {'1'}));
  }

  private UUID begin(Map<String, byte[]> mission) throws Exception {
    byte[] zip = BundleArchive.write(mission);
    return bundles.importMission(
        as(ada),
        new MissionForm.Upload(MissionForm.Format.CHECKIO, "lamp", zip, MissionDetails.NONE));
  }

  private List<Work> sent() {
    return texts("select convert_from(payload, 'UTF8') from outbox order by id").stream()
        .map(task -> Codec.fromJson(task, Work.class))
        .toList();
  }

  private DeskTask find(UUID id) {
    return tasks.require(id);
  }

  private ImportedMission converted() {
    return new ImportedMission(new TreeMap<>(bundle), NOTES);
  }

  private PreparedBundle prepared() throws Exception {
    return new PreparedBundle(List.of(), BundleReader.read(bundle));
  }

  @Test
  void eachAnswerLeadsToTheNextStepAndTheLastOneStoresTheVersion() throws Exception {
    UUID id = begin();
    assertThat(sent()).hasOnlyElementsOfType(AuthorTask.ImportCheckio.class).hasSize(1);
    assertThat(find(id).progress()).isEqualTo(new Progress(Stage.IMPORTING, 0, 2, null));
    bundles.prepared(id, prepared());
    bundles.imported(id, converted());
    bundles.imported(id, converted());
    assertThat(sent()).hasSize(2);
    assertThat(((AuthorTask.Prepare) sent().getLast()).files()).containsOnlyKeys(bundle.keySet());
    assertThat(find(id).progress()).isEqualTo(new Progress(Stage.PREPARING, 1, 2, null));
    assertThat(count("puzzle")).isZero();
    bundles.prepared(id, prepared());
    bundles.prepared(id, prepared());
    DeskTask done = find(id);
    assertThat(done.state()).isEqualTo(State.DONE);
    assertThat(done.subject().version()).isEqualTo(1);
    assertThat(done.subject().link()).isEqualTo("/api/author/puzzles/lamp/versions/1");
    assertThat(done.progress()).isEqualTo(new Progress(Stage.ENDED, 2, 2, null));
    BundleTasks.Draft draft = Codec.fromJson(done.outcome().result(), BundleTasks.Draft.class);
    assertThat(draft.notes()).isEqualTo(NOTES);
    assertThat(draft.hash()).hasSize(64);
    assertThat(database.one(UUID.class, "select author_id from puzzle where slug = 'lamp'"))
        .isEqualTo(ada);
    assertThat(count("author_task where archive is not null or bundle is not null")).isZero();
  }

  @Test
  void aPictureWithoutAnEndingIsCarriedWhole() throws Exception {
    byte[] picture = Pictures.png(10_000);
    UUID id = begin(Map.of("verification/tests.py", new byte[] {'1'}, "info/media/plan", picture));
    Map<String, String> media = Map.of("media/plan.png", "info/media/plan");
    bundles.imported(id, new ImportedMission(new TreeMap<>(bundle), media, NOTES));
    bundles.prepared(id, prepared());
    assertThat(find(id).state()).isEqualTo(State.DONE);
    assertThat(database.one(Long.class, "select length(content)::bigint from media"))
        .isEqualTo(picture.length);
  }

  /** Otherwise the loop that reads the answers would try for ever, and read no others. */
  @Test
  void anAnswerThatDoesNotFitItsZipEndsTheImport() throws Exception {
    UUID id = begin();
    Map<String, String> media = Map.of("media/plan.png", "info/media/other.png");
    results.take(
        new TaskEvent.Imported(id, new ImportedMission(new TreeMap<>(bundle), media, NOTES)));
    assertFailed(id, "the workers failed on it; try again");
  }

  private void assertFailed(UUID id, String message, Violation... faults) {
    DeskTask failed = find(id);
    assertThat(failed.state()).isEqualTo(State.FAILED);
    assertThat(failed.progress().message()).contains(message);
    if (faults.length > 0) {
      assertThat(Codec.fromJson(failed.outcome().faults(), Violation[].class)).isEqualTo(faults);
    }
  }

  @Test
  void aMissionOrABundleWithFaultsFailsWithThem() throws Exception {
    UUID refused = begin();
    Finding fault = new Finding(Finding.Severity.ERROR, "referee.py", 3, "judges differently");
    bundles.imported(
        refused, new ImportedMission(new TreeMap<>(), List.of(NOTES.getFirst(), fault)));
    assertFailed(
        refused, "judge differently", new Violation("referee.py", 3, "judges differently"));
    assertThat(sent()).hasSize(1);
    UUID id = begin();
    bundles.imported(id, converted());
    BundleProblem empty = new BundleProblem("tests.json", 2, "is empty");
    bundles.prepared(id, new PreparedBundle(List.of(empty), null));
    assertFailed(id, "", new Violation("tests.json", 2, "is empty"));
    assertThat(count("puzzle")).isZero();
  }

  @Test
  void anotherAuthorsPuzzleIsNotOverwritten() throws Exception {
    puzzle("lamp");
    UUID id = begin();
    bundles.imported(id, converted());
    bundles.prepared(id, prepared());
    assertFailed(id, "lamp is another author's puzzle");
    assertThat(count("puzzle_version")).isEqualTo(1);
  }

  @Test
  void theStepOfAnOpenImportIsSentAgainAfterTheBrokerHasLostIt() throws Exception {
    UUID first = begin();
    UUID second = begin();
    bundles.imported(second, converted());
    UUID ended = begin();
    bundles.givenUp(ended);
    database.update("delete from outbox");
    bundles.enqueueOpen();
    assertThat(sent())
        .satisfiesExactly(
            one -> assertThat(((AuthorTask.ImportCheckio) one).id()).isEqualTo(first),
            two -> assertThat(((AuthorTask.Prepare) two).id()).isEqualTo(second));
    assertThat(find(ended).state()).isEqualTo(State.FAILED);
  }

  @Test
  void answersToOtherTasksChangeNothing() throws Exception {
    UUID other = UUID.randomUUID();
    bundles.imported(other, converted());
    bundles.prepared(other, prepared());
    bundles.givenUp(other);
    assertThat(sent()).isEmpty();
    assertThat(count("puzzle")).isZero();
  }

  @Test
  void aCheckSaysAtOnceWhatNeedsNoWorkerAndStoresNoPuzzle() {
    UUID id = bundles.check(as(ada), null, new TreeMap<>(bundle), null);
    assertThat(find(id).state()).isEqualTo(State.RUNNING);
    assertThat(find(id).outcome().result()).contains("\"complete\":false");
    assertThat(((AuthorTask.Check) sent().getFirst()).files().keySet())
        .allMatch(path -> path.endsWith(".py"));
    BundleProblem fault = new BundleProblem("starter.py", 2, "is no Python");
    bundles.checked(id, new CheckedPython(List.of(fault), null));
    assertThat(find(id).state()).isEqualTo(State.DONE);
    assertThat(find(id).outcome().result()).contains("\"complete\":true", "is no Python");
    assertThat(tasks.page(ada, null, new PageRequest()).items()).isEmpty();
    assertThat(count("puzzle")).isZero();
    database.update("update author_task set started_at = now() - interval '11 minutes'");
    TreeMap<String, byte[]> withoutPython = new TreeMap<>(bundle);
    withoutPython.keySet().removeIf(path -> path.endsWith(".py"));
    UUID later = bundles.check(as(ada), null, withoutPython, null);
    assertThat(find(later).state()).isEqualTo(State.DONE);
    assertThat(sent()).hasSize(1);
    assertThat(tasks.show(id)).as("a check that nobody reads later").isEmpty();
  }

  @Test
  void aShippedPuzzleIsPublishedByTheAnswerAndTriedThreeTimes() throws Exception {
    bundles.prepareShipped(Map.of("lamp", bundle));
    bundles.prepareShipped(Map.of("lamp", bundle));
    UUID id = database.one(UUID.class, "select id from author_task");
    assertThat(texts("select topic from outbox")).containsOnly(Topics.JOBS_BATCH);
    bundles.givenUp(id);
    bundles.prepared(id, prepared());
    assertThat(find(id).state()).isEqualTo(State.DONE);
    assertThat(text("select state from puzzle_version")).isEqualTo("PUBLISHED");

    bundles.prepareShipped(Map.of("slow", bundle));
    UUID slow = database.one(UUID.class, "select id from author_task where ended_at is null");
    database.update("delete from outbox");
    PreparedBundle tooSlow =
        new PreparedBundle(List.of(new BundleProblem("generator.py", 0, "is too slow")), null);
    bundles.prepared(slow, tooSlow);
    bundles.prepared(slow, tooSlow);
    assertThat(find(slow).state()).isEqualTo(State.RUNNING);
    assertThat(sent()).hasSize(2);
    bundles.prepared(slow, tooSlow);
    assertThat(find(slow).state()).isEqualTo(State.FAILED);
  }
}
