package io.arbiter.server.author;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import io.arbiter.ServerTest;
import io.arbiter.core.bundle.BundleArchive;
import io.arbiter.core.bundle.BundleProblem;
import io.arbiter.core.bundle.BundleReader;
import io.arbiter.core.bundle.Finding;
import io.arbiter.core.bundle.Pictures;
import io.arbiter.core.bundle.PuzzleFolder;
import io.arbiter.core.exchange.ImportedMission;
import io.arbiter.core.exchange.MissionDetails;
import io.arbiter.core.json.Codec;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.core.problem.Violation;
import io.arbiter.core.report.CheckedPython;
import io.arbiter.core.report.PreparedBundle;
import io.arbiter.delivery.message.AuthorTask;
import io.arbiter.delivery.message.TaskEvent;
import io.arbiter.delivery.message.Topics;
import io.arbiter.delivery.message.Work;
import io.arbiter.server.DatabaseTest;
import io.arbiter.server.author.DeskTask.Kind;
import io.arbiter.server.author.DeskTask.Progress;
import io.arbiter.server.author.DeskTask.Stage;
import io.arbiter.server.author.DeskTask.State;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Long work of authors, against a real PostgreSQL. The answers of workers are given. */
@ServerTest
class DeskTasksTest extends DatabaseTest {
  /** One generator, whose ids grow also within a millisecond. */
  private static final NoArgGenerator IDS = Generators.timeBasedEpochGenerator();

  private static final List<Finding> NOTES =
      List.of(new Finding(Finding.Severity.WARNING, "editor/animation", 0, "is left out"));

  @Inject LongWork work;
  @Inject DeskTasks tasks;
  @Inject BundleTasks bundles;
  @Inject TaskResults results;
  private UUID ada;
  private UUID bob;
  private Map<String, byte[]> bundle;

  @BeforeEach
  void twoAuthorsAndABundle() throws Exception {
    ada = player("ada");
    bob = player("bob");
    bundle = new TreeMap<>(PuzzleFolder.files(Path.of("puzzles/fizz-buzz")));
  }

  private UUID validation(UUID player, String slug, int version) {
    UUID id = IDS.generate();
    inTransaction(() -> tasks.beginValidation(id, player, slug, version));
    return id;
  }

  private UUID rejudging(UUID player, UUID puzzle) {
    UUID id = IDS.generate();
    database.update(
        """
        insert into rejudging (id, puzzle_id, version, apply, state, requested_by, total, report,
          reported_at) values (?, ?, 1, false, 'REPORTED', ?, 2, '{}', now())
        """,
        id,
        puzzle,
        player);
    return id;
  }

  private DeskTask find(UUID id) {
    return tasks.require(id);
  }

  @Test
  void aValidationGoesForwardToItsEnd() {
    UUID id = validation(ada, "lamp", 1);
    DeskTask begun = find(id);
    assertThat(begun.kind()).isEqualTo(Kind.VALIDATION);
    assertThat(begun.state()).isEqualTo(State.RUNNING);
    assertThat(begun.progress()).isEqualTo(new Progress(Stage.WAITING, 0, 0, null));
    assertThat(begun.subject().link()).isEqualTo("/api/author/puzzles/lamp/versions/1");
    assertThat(begun.times().endedAt()).isNull();
    tasks.validationProgress(id, 3, 9);
    tasks.validationProgress(id, 2, 9);
    DeskTask half = find(id);
    assertThat(half.progress()).isEqualTo(new Progress(Stage.VALIDATING, 3, 9, null));
    assertThat(half.progress().place()).isGreaterThan(begun.progress().place());
    tasks.endValidation(id, "REJECTED");
    tasks.validationProgress(id, 8, 9);
    tasks.fail(id, new ProblemException(ErrorCode.UNAVAILABLE, "too late"));
    DeskTask ended = find(id);
    assertThat(ended.state()).isEqualTo(State.DONE);
    assertThat(ended.progress()).isEqualTo(new Progress(Stage.ENDED, 9, 9, "REJECTED"));
    assertThat(ended.times().endedAt()).isAfterOrEqualTo(ended.times().startedAt());
    assertThat(ended.progress().place()).isGreaterThan(half.progress().place());
  }

  @Test
  void anotherValidationReplacesALostOne() {
    UUID lost = validation(ada, "lamp", 1);
    tasks.validationProgress(lost, 3, 9);
    UUID other = validation(ada, "lamp", 2);
    UUID again = validation(bob, "lamp", 1);
    assertThat(find(lost).state()).isEqualTo(State.FAILED);
    assertThat(find(lost).progress().done()).isEqualTo(3);
    assertThat(find(lost).progress().message()).contains("another one has begun");
    assertThat(find(other).state()).isEqualTo(State.RUNNING);
    assertThat(find(again).state()).isEqualTo(State.RUNNING);
  }

  @Test
  void theListHasTheCallersTasksNewestFirst() {
    UUID puzzle = puzzle("lamp");
    UUID first = validation(ada, "lamp", 1);
    validation(bob, "lamp", 2);
    UUID second = rejudging(ada, puzzle);
    rejudging(bob, puzzle);
    UUID third = validation(ada, "other", 1);
    assertThat(allPages(2, request -> tasks.page(ada, null, request)))
        .extracting(DeskTask::id)
        .containsExactly(third, second, first);
    assertThat(tasks.page(ada, "lamp", new PageRequest()).items())
        .extracting(DeskTask::id)
        .containsExactly(second, first);
    assertThat(tasks.show(UUID.randomUUID())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          10 | wait=10
          7 | Wait = "7"; foo=1
          60 | respond-async, wait=61
          60 | wait=999999999
          0 | wait=0
          0 | wait=-1
          0 | wait=soon
          0 | wait=99999999999
          0 | return=minimal; wait=5
          0 | waiting=5
          0 | ''
          0 |
          """)
  void thePreferenceSaysForHowLongToWait(long seconds, @Nullable String preference) {
    assertThat(LongWork.waitSeconds(preference)).isEqualTo(seconds);
  }

  private static void assertAccepted(Response answer, UUID task) {
    assertThat(answer.getStatus()).isEqualTo(202);
    assertThat(answer.getLocation()).isEqualTo(URI.create("/api/author/tasks/" + task));
    assertThat(((DeskTask) answer.getEntity()).id()).isEqualTo(task);
    assertThat(answer.getHeaderString("Preference-Applied")).isNull();
  }

  @Test
  void withoutThePreferenceOrAfterItsTimeTheTaskIsTheAnswer() {
    UUID task = validation(ada, "lamp", 1);
    assertAccepted(work.answer(task, null, () -> "report"), task);
    assertAccepted(work.answer(task, "wait=1", () -> "report"), task);
    tasks.endValidation(task, "VALIDATED");
    assertAccepted(work.answer(task, "respond-async", () -> "report"), task);
    Response answer = work.answer(task, "wait=60", () -> "report");
    assertThat(answer.getEntity()).isEqualTo("report");
    assertThat(answer.getHeaderString("Preference-Applied")).isEqualTo("wait=60");
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
        refused,
        "the import is refused: judges differently",
        new Violation("referee.py", 3, "judges differently"));
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
