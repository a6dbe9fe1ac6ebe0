package io.arbiter.server.author;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
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
import io.arbiter.core.problem.Violation;
import io.arbiter.core.report.CheckedPython;
import io.arbiter.core.report.PreparedBundle;
import io.arbiter.core.report.ValidationReport;
import io.arbiter.delivery.message.AuthorTask;
import io.arbiter.delivery.message.TaskEvent;
import io.arbiter.delivery.message.Topics;
import io.arbiter.delivery.message.Work;
import io.arbiter.server.DatabaseTest;
import io.arbiter.server.author.DeskTask.Kind;
import io.arbiter.server.author.DeskTask.Progress;
import io.arbiter.server.author.DeskTask.Stage;
import io.arbiter.server.author.DeskTask.State;
import io.arbiter.server.outbox.ResultSettings;
import io.arbiter.server.puzzle.AuthoredPuzzles;
import io.arbiter.server.puzzle.Drafts;
import io.arbiter.server.puzzle.VersionState;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Long work of authors, against a real PostgreSQL. The answers of workers are given. */
@ServerTest
class TaskEngineTest extends DatabaseTest {
  /** One generator, whose ids grow also within a millisecond. */
  private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();

  private static final List<Finding> NOTES =
      List.of(new Finding(Finding.Severity.WARNING, "editor/animation", 0, "is left out"));

  @Inject LongWork work;
  @Inject DeskTasks tasks;
  @Inject TaskEngine engine;
  @Inject Drafts drafts;
  @Inject AuthoredPuzzles authored;
  @Inject ResultSettings settings;
  private UUID ada;
  private UUID bob;
  private Map<String, byte[]> bundle;

  @BeforeEach
  void twoAuthorsAndABundle() throws Exception {
    ada = player("ada");
    bob = player("bob");
    bundle = new TreeMap<>(PuzzleFolder.files(Path.of("puzzles/fizz-buzz")));
  }

  private void imported(UUID id, ImportedMission mission) {
    engine.take(new TaskEvent.Imported(id, mission));
  }

  private void prepared(UUID id, PreparedBundle prepared) {
    engine.take(new TaskEvent.Prepared(id, prepared));
  }

  private void progress(UUID id, int done) {
    engine.take(new TaskEvent.Progress(id, done, 9));
  }

  private void validated(UUID id, boolean valid) {
    engine.take(new TaskEvent.Validated(id, report(valid)));
  }

  private static ValidationReport report(boolean valid) {
    Finding nul = new Finding(Finding.Severity.WARNING, "tests.json", 2, "has \0");
    return new ValidationReport(valid, List.of(), List.of(nul), null, null, 0);
  }

  /** Adds a version of ada's puzzle. */
  private void version(String slug, String statement) throws Exception {
    Map<String, byte[]> files = new TreeMap<>(bundle);
    files.put("statement.md", statement.getBytes(UTF_8));
    drafts.save(slug, ada, false, files, null, BundleReader.read(files));
    database.update("delete from outbox");
  }

  private UUID validation() throws Exception {
    version("lamp", "The first.");
    return engine.validate(ada, "lamp", 1);
  }

  private AuthoredPuzzles.Version shown() {
    return authored.find("lamp", 1).orElseThrow();
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
  void aValidationGoesForwardToItsEnd() throws Exception {
    UUID id = validation();
    DeskTask begun = find(id);
    assertThat(begun.kind()).isEqualTo(Kind.VALIDATION);
    assertThat(begun.state()).isEqualTo(State.RUNNING);
    assertThat(begun.progress()).isEqualTo(new Progress(Stage.WAITING, 0, 0, null));
    assertThat(begun.subject().link()).isEqualTo("/api/author/puzzles/lamp/versions/1");
    assertThat(begun.times().endedAt()).isNull();
    assertThat(((AuthorTask.Validate) sent().getFirst()).files()).containsOnlyKeys(bundle.keySet());
    assertThat(texts("select topic from outbox")).containsExactly(Topics.JOBS_BATCH);
    assertThat(shown().state()).isEqualTo(VersionState.VALIDATING);
    assertThat(shown().validation()).isEqualTo(id);
    progress(id, 3);
    progress(id, 2);
    DeskTask half = find(id);
    assertThat(half.progress()).isEqualTo(new Progress(Stage.VALIDATING, 3, 9, null));
    assertThat(half.progress().place()).isGreaterThan(begun.progress().place());
    validated(id, false);
    progress(id, 8);
    validated(id, true);
    engine.take(new TaskEvent.GivenUp(id));
    DeskTask ended = find(id);
    assertThat(ended.state()).isEqualTo(State.DONE);
    assertThat(ended.progress()).isEqualTo(new Progress(Stage.ENDED, 9, 9, "REJECTED"));
    assertThat(ended.times().endedAt()).isAfterOrEqualTo(ended.times().startedAt());
    assertThat(ended.progress().place()).isGreaterThan(half.progress().place());
    assertThat(shown().state()).isEqualTo(VersionState.REJECTED);
    assertThat(shown().validation()).isEqualTo(id);
  }

  @Test
  void aReportIsKeptUntilTheNextValidationBegins() throws Exception {
    validated(validation(), true);
    assertThat(shown().state()).isEqualTo(VersionState.VALIDATED);
    assertThat(shown().report()).isEqualTo(Codec.toJson(report(true)));
    UUID again = engine.validate(bob, "lamp", 1);
    assertThat(shown().report()).isNull();
    assertThat(shown().validation()).isEqualTo(again);
    assertThat(authored.versions("lamp", new PageRequest()).items())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.state()).isEqualTo(VersionState.VALIDATING);
              assertThat(one.task()).isEqualTo(again);
            });
    assertThat(authored.list(Optional.of(ada), new PageRequest()).items())
        .singleElement()
        .extracting(AuthoredPuzzles.Puzzle::state)
        .isEqualTo(VersionState.VALIDATING);
  }

  @Test
  void aValidationOnWhichTheWorkersFailedLeavesADraft() throws Exception {
    UUID id = validation();
    engine.take(new TaskEvent.GivenUp(id));
    assertFailed(id, "the workers failed on the validation; try again");
    assertThat(shown().state()).isEqualTo(VersionState.DRAFT);
    assertThat(shown().report()).contains("the workers failed on the validation; try again");
  }

  @Test
  void aRunningValidationIsNotBegunTwice() throws Exception {
    UUID id = validation();
    assertThat(engine.validate(bob, "lamp", 1)).isEqualTo(id);
    assertThat(sent()).hasSize(1);
    database.update("update puzzle_version set state = 'PUBLISHED'");
    UUID published = UUID.randomUUID();
    engine.take(new TaskEvent.GivenUp(id));
    assertRefused(() -> engine.validate(published, "lamp", 1), ErrorCode.CONFLICT);
    assertThat(shown().state()).isEqualTo(VersionState.PUBLISHED);
  }

  @Test
  void aLostValidationBeginsAgainAndItsLateAnswerIsIgnored() throws Exception {
    version("lamp", "The second.");
    UUID running = validation();
    Duration patience = settings.stuckAfter();
    UUID recent = age(running, patience.minusMinutes(1));
    assertThat(engine.validate(ada, "lamp", 1)).isEqualTo(recent);
    UUID other = engine.validate(ada, "lamp", 2);
    UUID lost = age(recent, patience.plusMinutes(1));
    progress(lost, 3);
    UUID again = engine.validate(bob, "lamp", 1);
    assertFailed(lost, "the validation was lost, and another one has begun");
    assertThat(find(lost).progress().done()).isEqualTo(3);
    validated(lost, false);
    assertThat(shown().state()).isEqualTo(VersionState.VALIDATING);
    assertThat(find(other).state()).isEqualTo(State.RUNNING);
    validated(again, true);
    assertThat(shown().state()).isEqualTo(VersionState.VALIDATED);
  }

  /** Gives a task another age. */
  private UUID age(UUID task, Duration ago) {
    UUID aged = IDS.construct(System.currentTimeMillis() - ago.toMillis());
    database.update("update author_task set id = ? where id = ?", aged, task);
    return aged;
  }

  @Test
  void openTasksAreSentAgainUnlessTheirStepIsStillInTheOutbox() throws Exception {
    UUID id = validation();
    engine.enqueueOpen();
    assertThat(sent()).hasSize(1);
    database.update("delete from outbox");
    engine.enqueueOpen();
    assertThat(texts("select key from outbox")).containsExactly(id.toString());
    validated(id, true);
    database.update("delete from outbox");
    engine.enqueueOpen();
    assertThat(sent()).isEmpty();
  }

  @Test
  void theListHasTheCallersTasksNewestFirst() throws Exception {
    UUID first = validation();
    version("lamp", "The second.");
    engine.validate(bob, "lamp", 2);
    UUID puzzle = database.one(UUID.class, "select id from puzzle");
    UUID second = rejudging(ada, puzzle);
    rejudging(bob, puzzle);
    version("other", "Another one.");
    UUID third = engine.validate(ada, "other", 1);
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
  void withoutThePreferenceOrAfterItsTimeTheTaskIsTheAnswer() throws Exception {
    UUID task = validation();
    assertAccepted(work.answer(task, null, () -> "report"), task);
    assertAccepted(work.answer(task, "wait=1", () -> "report"), task);
    validated(task, true);
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
    return engine.importMission(
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
    prepared(id, prepared());
    imported(id, converted());
    imported(id, converted());
    assertThat(sent()).hasSize(2);
    assertThat(((AuthorTask.Prepare) sent().getLast()).files()).containsOnlyKeys(bundle.keySet());
    assertThat(find(id).progress()).isEqualTo(new Progress(Stage.PREPARING, 1, 2, null));
    assertThat(count("puzzle")).isZero();
    prepared(id, prepared());
    prepared(id, prepared());
    DeskTask done = find(id);
    assertThat(done.state()).isEqualTo(State.DONE);
    assertThat(done.subject().version()).isEqualTo(1);
    assertThat(done.subject().link()).isEqualTo("/api/author/puzzles/lamp/versions/1");
    assertThat(done.progress()).isEqualTo(new Progress(Stage.ENDED, 2, 2, null));
    TaskEngine.Draft draft = Codec.fromJson(done.outcome().result(), TaskEngine.Draft.class);
    assertThat(draft.notes()).isEqualTo(NOTES);
    assertThat(draft.hash()).hasSize(64);
    assertThat(database.one(UUID.class, "select author_id from puzzle where slug = 'lamp'"))
        .isEqualTo(ada);
    assertThat(count("author_task where payload is not null")).isZero();
  }

  @Test
  void aPictureWithoutAnEndingIsCarriedWhole() throws Exception {
    byte[] picture = Pictures.png(10_000);
    UUID id = begin(Map.of("verification/tests.py", new byte[] {'1'}, "info/media/plan", picture));
    Map<String, String> media = Map.of("media/plan.png", "info/media/plan");
    imported(id, new ImportedMission(new TreeMap<>(bundle), media, NOTES));
    prepared(id, prepared());
    assertThat(find(id).state()).isEqualTo(State.DONE);
    assertThat(database.one(Long.class, "select length(content)::bigint from media"))
        .isEqualTo(picture.length);
  }

  /** Otherwise the loop that reads the answers would try for ever, and read no others. */
  @Test
  void anAnswerThatDoesNotFitItsZipEndsTheImport() throws Exception {
    UUID id = begin();
    Map<String, String> media = Map.of("media/plan.png", "info/media/other.png");
    engine.take(
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
    imported(refused, new ImportedMission(new TreeMap<>(), List.of(NOTES.getFirst(), fault)));
    assertFailed(
        refused,
        "the import is refused: judges differently",
        new Violation("referee.py", 3, "judges differently"));
    assertThat(sent()).hasSize(1);
    UUID id = begin();
    imported(id, converted());
    BundleProblem empty = new BundleProblem("tests.json", 2, "is empty");
    prepared(id, new PreparedBundle(List.of(empty), null));
    assertFailed(id, "", new Violation("tests.json", 2, "is empty"));
    assertThat(count("puzzle")).isZero();
  }

  @Test
  void anotherAuthorsPuzzleIsNotOverwritten() throws Exception {
    puzzle("lamp");
    UUID id = begin();
    imported(id, converted());
    prepared(id, prepared());
    assertFailed(id, "lamp is another author's puzzle");
    assertThat(count("puzzle_version")).isEqualTo(1);
  }

  @Test
  void theStepOfAnOpenImportIsSentAgainAfterTheBrokerHasLostIt() throws Exception {
    UUID first = begin();
    UUID second = begin();
    imported(second, converted());
    UUID ended = begin();
    engine.take(new TaskEvent.GivenUp(ended));
    database.update("delete from outbox");
    engine.enqueueOpen();
    assertThat(sent())
        .satisfiesExactly(
            one -> assertThat(((AuthorTask.ImportCheckio) one).id()).isEqualTo(first),
            two -> assertThat(((AuthorTask.Prepare) two).id()).isEqualTo(second));
    assertThat(find(ended).state()).isEqualTo(State.FAILED);
  }

  @Test
  void answersToOtherTasksChangeNothing() throws Exception {
    UUID other = UUID.randomUUID();
    imported(other, converted());
    prepared(other, prepared());
    engine.take(new TaskEvent.GivenUp(other));
    assertThat(sent()).isEmpty();
    assertThat(count("puzzle")).isZero();
  }

  @Test
  void aCheckSaysAtOnceWhatNeedsNoWorkerAndStoresNoPuzzle() {
    UUID id = engine.check(as(ada), null, new TreeMap<>(bundle), null);
    assertThat(find(id).state()).isEqualTo(State.RUNNING);
    assertThat(find(id).outcome().result()).contains("\"complete\":false");
    assertThat(((AuthorTask.Check) sent().getFirst()).files().keySet())
        .allMatch(path -> path.endsWith(".py"));
    BundleProblem fault = new BundleProblem("starter.py", 2, "is no Python");
    engine.take(new TaskEvent.Checked(id, new CheckedPython(List.of(fault), null)));
    assertThat(find(id).state()).isEqualTo(State.DONE);
    assertThat(find(id).outcome().result()).contains("\"complete\":true", "is no Python");
    assertThat(tasks.page(ada, null, new PageRequest()).items()).isEmpty();
    assertThat(count("puzzle")).isZero();
    database.update("update author_task set started_at = now() - interval '11 minutes'");
    TreeMap<String, byte[]> withoutPython = new TreeMap<>(bundle);
    withoutPython.keySet().removeIf(path -> path.endsWith(".py"));
    UUID later = engine.check(as(ada), null, withoutPython, null);
    assertThat(find(later).state()).isEqualTo(State.DONE);
    assertThat(sent()).hasSize(1);
    assertThat(tasks.show(id)).as("a check that nobody reads later").isEmpty();
  }

  @Test
  void aShippedPuzzleIsPublishedByTheAnswerAndTriedThreeTimes() throws Exception {
    engine.prepareShipped(Map.of("lamp", bundle));
    engine.prepareShipped(Map.of("lamp", bundle));
    UUID id = database.one(UUID.class, "select id from author_task");
    assertThat(texts("select topic from outbox")).containsOnly(Topics.JOBS_BATCH);
    engine.take(new TaskEvent.GivenUp(id));
    prepared(id, prepared());
    assertThat(find(id).state()).isEqualTo(State.DONE);
    assertThat(text("select state from puzzle_version")).isEqualTo("PUBLISHED");

    engine.prepareShipped(Map.of("slow", bundle));
    UUID slow = database.one(UUID.class, "select id from author_task where ended_at is null");
    database.update("delete from outbox");
    PreparedBundle tooSlow =
        new PreparedBundle(List.of(new BundleProblem("generator.py", 0, "is too slow")), null);
    prepared(slow, tooSlow);
    prepared(slow, tooSlow);
    assertThat(find(slow).state()).isEqualTo(State.RUNNING);
    assertThat(sent()).hasSize(2);
    prepared(slow, tooSlow);
    assertThat(find(slow).state()).isEqualTo(State.FAILED);
  }
}
