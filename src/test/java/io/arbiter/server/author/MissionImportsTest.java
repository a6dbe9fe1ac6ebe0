package io.arbiter.server.author;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.arbiter.DatabaseResource;
import io.arbiter.TestData;
import io.arbiter.TestDatabase;
import io.arbiter.core.bundle.BundleArchive;
import io.arbiter.core.bundle.BundleProblem;
import io.arbiter.core.bundle.BundleReader;
import io.arbiter.core.bundle.Finding;
import io.arbiter.core.bundle.Pictures;
import io.arbiter.core.exchange.ImportedMission;
import io.arbiter.core.exchange.MissionDetails;
import io.arbiter.core.json.Codec;
import io.arbiter.core.report.PreparedBundle;
import io.arbiter.delivery.message.AuthorTask;
import io.arbiter.delivery.message.TaskEvent;
import io.arbiter.delivery.message.Work;
import io.arbiter.server.author.task.DeskTask;
import io.arbiter.server.author.task.DeskTasks;
import io.arbiter.server.author.task.TaskStage;
import io.arbiter.server.author.task.TaskState;
import io.arbiter.server.puzzle.ShippedPuzzles;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Imports that nobody waits for, against a real PostgreSQL. The answers of workers are given. */
@QuarkusTest
@WithTestResource(DatabaseResource.class)
class MissionImportsTest {
  private static final List<Finding> NOTES =
      List.of(new Finding(Finding.Severity.WARNING, "editor/animation", 0, "is left out"));

  @Inject AgroalDataSource source;
  @Inject MissionImports imports;
  @Inject DeskTasks tasks;
  @Inject TaskResults results;
  private TestDatabase database;
  private UUID ada;
  private Map<String, byte[]> bundle;

  @BeforeEach
  void clear() throws Exception {
    database = TestDatabase.of(source);
    database.clear();
    ada = TestData.addPlayer(database, "ada");
    bundle = new TreeMap<>(ShippedPuzzles.files(Path.of("puzzles/fizz-buzz")));
  }

  private UUID begin() throws Exception {
    byte[] zip = BundleArchive.write(Map.of("verification/tests.py", new byte[] {'1'}));
    return imports.begin(ada, false, new MissionUpload("lamp", zip, MissionDetails.NONE));
  }

  private List<Work> sent() {
    return database
        .list(String.class, "select convert_from(payload, 'UTF8') from outbox order by id")
        .stream()
        .map(task -> Codec.fromJson(task, Work.class))
        .toList();
  }

  private DeskTask find(UUID id) {
    return tasks.find(id).orElseThrow();
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
    assertThat(find(id).progress())
        .isEqualTo(new DeskTask.Progress(TaskStage.IMPORTING, 0, 2, null));
    imports.prepared(id, prepared());
    imports.imported(id, converted());
    imports.imported(id, converted());
    assertThat(sent()).hasSize(2);
    assertThat(((AuthorTask.Prepare) sent().getLast()).files()).containsOnlyKeys(bundle.keySet());
    assertThat(find(id).progress())
        .isEqualTo(new DeskTask.Progress(TaskStage.PREPARING, 1, 2, null));
    assertThat(database.one(Long.class, "select count(*) from puzzle")).isZero();
    imports.prepared(id, prepared());
    imports.prepared(id, prepared());
    DeskTask done = find(id);
    assertThat(done.state()).isEqualTo(TaskState.DONE);
    assertThat(done.version()).isEqualTo(1);
    assertThat(done.link()).isEqualTo("/api/author/puzzles/lamp/versions/1");
    assertThat(done.progress()).isEqualTo(new DeskTask.Progress(TaskStage.ENDED, 2, 2, null));
    Draft draft = Codec.fromJson(done.outcome().result(), Draft.class);
    assertThat(draft.notes()).isEqualTo(NOTES);
    assertThat(draft.hash()).hasSize(64);
    assertThat(database.one(UUID.class, "select author_id from puzzle where slug = 'lamp'"))
        .isEqualTo(ada);
    assertThat(database.one(Long.class, "select count(*) from author_import")).isZero();
  }

  @Test
  void aPictureWithoutAnEndingIsCarriedWhole() throws Exception {
    byte[] picture = Pictures.png(10_000);
    byte[] zip =
        BundleArchive.write(
            Map.of("verification/tests.py", new byte[] {'1'}, "info/media/plan", picture));
    UUID id = imports.begin(ada, false, new MissionUpload("lamp", zip, MissionDetails.NONE));
    Map<String, String> media = Map.of("media/plan.png", "info/media/plan");
    imports.imported(id, new ImportedMission(new TreeMap<>(bundle), media, NOTES));
    imports.prepared(id, prepared());
    assertThat(find(id).state()).isEqualTo(TaskState.DONE);
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
    assertThat(find(id).state()).isEqualTo(TaskState.FAILED);
    assertThat(find(id).progress().message()).isEqualTo("the workers failed on it; try again");
  }

  @Test
  void aRefusedMissionFailsWithItsFaults() throws Exception {
    UUID id = begin();
    Finding refused = new Finding(Finding.Severity.ERROR, "referee.py", 3, "judges differently");
    imports.imported(id, new ImportedMission(new TreeMap<>(), List.of(NOTES.getFirst(), refused)));
    DeskTask failed = find(id);
    assertThat(failed.state()).isEqualTo(TaskState.FAILED);
    assertThat(failed.progress().message()).contains("judge differently");
    assertThat(List.of(Codec.fromJson(failed.outcome().faults(), BundleProblem[].class)))
        .containsExactly(new BundleProblem("referee.py", 3, "judges differently"));
    assertThat(sent()).hasSize(1);
  }

  @Test
  void aBundleWithFaultsFailsWithThem() throws Exception {
    UUID id = begin();
    imports.imported(id, converted());
    BundleProblem fault = new BundleProblem("tests.json", 2, "is empty");
    imports.prepared(id, new PreparedBundle(List.of(fault), null));
    assertThat(List.of(Codec.fromJson(find(id).outcome().faults(), BundleProblem[].class)))
        .containsExactly(fault);
    assertThat(database.one(Long.class, "select count(*) from puzzle")).isZero();
  }

  @Test
  void anotherAuthorsPuzzleIsNotOverwritten() throws Exception {
    TestData.addPuzzle(database, "lamp", 10);
    UUID id = begin();
    imports.imported(id, converted());
    imports.prepared(id, prepared());
    assertThat(find(id).state()).isEqualTo(TaskState.FAILED);
    assertThat(find(id).progress().message()).isEqualTo("lamp is another author's puzzle");
    assertThat(database.one(Long.class, "select count(*) from puzzle_version")).isEqualTo(1);
  }

  @Test
  void theStepOfAnOpenImportIsSentAgainAfterTheBrokerHasLostIt() throws Exception {
    UUID first = begin();
    UUID second = begin();
    imports.imported(second, converted());
    UUID ended = begin();
    imports.givenUp(ended);
    database.update("delete from outbox");
    imports.enqueueOpen();
    assertThat(sent())
        .satisfiesExactly(
            one -> assertThat(((AuthorTask.ImportCheckio) one).id()).isEqualTo(first),
            two -> assertThat(((AuthorTask.Prepare) two).id()).isEqualTo(second));
    assertThat(find(ended).state()).isEqualTo(TaskState.FAILED);
  }

  @Test
  void answersToOtherTasksChangeNothing() throws Exception {
    UUID other = UUID.randomUUID();
    imports.imported(other, converted());
    imports.prepared(other, prepared());
    imports.givenUp(other);
    assertThat(sent()).isEmpty();
    assertThat(database.one(Long.class, "select count(*) from puzzle")).isZero();
  }
}
