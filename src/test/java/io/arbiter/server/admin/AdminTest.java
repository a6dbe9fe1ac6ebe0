package io.arbiter.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.ServerTest;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.delivery.message.Topics;
import io.arbiter.delivery.message.Undeliverable;
import io.arbiter.delivery.message.WorkerEvent;
import io.arbiter.server.DatabaseTest;
import io.arbiter.server.outbox.UndeliverableRecords;
import io.arbiter.server.player.Sessions;
import io.arbiter.server.player.Suspension;
import io.arbiter.server.submission.PlayerQuota;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ServerTest
class AdminTest extends DatabaseTest {
  private static final Instant FAR = Instant.parse("2090-01-01T00:00:00Z");

  private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");
  private static final UUID ID = new UUID(0, 7);
  private static final UUID WORK = new UUID(0, 9);

  private static final WorkerEvent.Slot SLOT = new WorkerEvent.Slot(false, START, WORK);
  private static final WorkerEvent.Slot IDLE = new WorkerEvent.Slot(true, START, null);

  @Inject ManagedPlayers changes;
  @Inject Failures failures;
  @Inject UndeliverableRecords records;
  @Inject Sessions logIns;

  private Instant now = START;
  private final Workers workers = new Workers(() -> now);
  private UUID ada;
  private UUID root;
  private UUID puzzle;

  @BeforeEach
  void players() {
    ada = player("Ada_1");
    root = player("root", "player", "admin");
    puzzle = puzzle("easy");
  }

  private List<String> actions() {
    return texts("select action from audit_entry order by id");
  }

  @Test
  void aSuspensionIsSetReplacedAndLiftedOnce() {
    Suspension until = new Suspension("spam", FAR);
    assertThat(changes.suspend("ADA_1", until, root).suspension()).isEqualTo(until);
    assertThat(changes.page("ada_1", page(1)).items().getFirst().suspension()).isEqualTo(until);
    database.update("update player set suspended_until = now() - interval '1 s' where id = ?", ada);
    assertThat(changes.page("ada_1", page(1)).items().getFirst().suspension()).isNull();
    Suspension forever = new Suspension("more spam", null);
    assertThat(changes.suspend("ada_1", forever, root).suspension()).isEqualTo(forever);
    assertThat(changes.liftSuspension("ada_1", root).suspension()).isNull();
    assertThat(changes.liftSuspension("ada_1", root).suspension()).isNull();
    assertThat(actions()).containsExactly("SUSPENDED", "SUSPENDED", "SUSPENSION_LIFTED");
    assertThat(count("audit_entry where actor_id = ? and player_id = ?", root, ada)).isEqualTo(3);
  }

  @Test
  void theLastAdminStays() {
    assertRefused(() -> changes.setRoles("nobody", List.of("player"), root), ErrorCode.NOT_FOUND);
    assertRefused(() -> changes.setRoles("ROOT", List.of("player"), root), ErrorCode.CONFLICT);
    changes.setRoles("ada_1", List.of("player", "admin"), root);
    assertThat(changes.setRoles("root", List.of("player"), ada).roles()).containsExactly("player");
    assertRefused(() -> changes.setRoles("ada_1", List.of("player"), ada), ErrorCode.CONFLICT);
  }

  @Test
  void rolesAndQuotasAreSetAndNoted() {
    logIns.begin(ada, "");
    assertThat(changes.setRoles("ada_1", List.of("player", "author"), root).roles())
        .containsExactly("player", "author");
    assertThat(logIns.of(ada)).hasSize(1);
    PlayerQuota quota = new PlayerQuota(1, null, 5);
    assertThat(changes.setQuota("ada_1", quota, root).quota()).isEqualTo(quota);
    assertThat(changes.setQuota("ada_1", null, root).quota()).isNull();
    assertThat(changes.setQuota("ada_1", null, root).quota()).isNull();
    assertThat(actions()).containsExactly("ROLES_SET", "QUOTA_SET", "QUOTA_REMOVED");
    assertThat(text("select detail from audit_entry where action = 'ROLES_SET'"))
        .isEqualTo(
            "{\"player\":\"%s\",\"before\":[\"player\"],\"after\":[\"player\",\"author\"]}"
                .formatted(ada));
    changes.setRoles("ada_1", List.of("author", "teacher"), root);
    assertThat(logIns.of(ada)).as("a role is taken away").isEmpty();
  }

  @Test
  void playersAreFoundByTheFirstLettersOfTheirNames() {
    for (String name : List.of("adam", "ADAX", "bob", "Ada-2", "gone")) {
      player(name);
    }
    database.update(
        """
        update player set name = null, password_hash = null, roles = '{}', deleted_at = now()
        where name = 'gone'
        """);
    assertThat(names("ada")).containsExactly("Ada-2", "Ada_1", "adam", "ADAX");
    assertThat(names("ADA_")).containsExactly("Ada_1");
    assertThat(names("")).containsExactly("Ada-2", "Ada_1", "adam", "ADAX", "bob", "root");
    assertThat(names("zed")).isEmpty();
    assertThat(allPages(2, request -> changes.page("ada", request)))
        .extracting(ListedPlayer::name)
        .isEqualTo(names("ada"));
  }

  private List<String> names(String first) {
    return changes.page(first, new PageRequest()).items().stream().map(ListedPlayer::name).toList();
  }

  private UUID judgeError(String kind, Duration ago) {
    Instant at = Instant.now().minus(ago);
    UUID id = submission(kind, ada, puzzle, at, "JUDGE_ERROR");
    database.update("update submission set judged_at = ? where id = ?", at, id);
    addJudgement(id, "{}");
    return id;
  }

  @Test
  void judgeErrorsAndUndeliverableRecordsAreOneList() {
    UUID old = judgeError("SUBMISSION", Duration.ofMinutes(9));
    UUID run = judgeError("RUN", Duration.ofMinutes(3));
    submission("SUBMISSION", ada, puzzle, Instant.now(), "ACCEPTED");
    records.add(List.of(new Undeliverable(Topics.EVENTS, "key", new byte[] {1}, 1, "no event")));
    UUID record = database.one(UUID.class, "select id from undeliverable");
    List<Failure> all = allPages(1, request -> failures.list(null, request));
    assertThat(all).extracting(Failure::id).containsExactly(record, run, old);
    assertThat(all).extracting(Failure::retryable).containsExactly(true, false, true);
    assertThat(all.getFirst().record())
        .isEqualTo(new Failure.FailedRecord(Topics.EVENTS, "key", 1, "no event"));
    assertThat(all.getFirst().submission()).isNull();
    assertThat(all.getLast().submission())
        .isEqualTo(new Failure.FailedSubmission("SUBMISSION", "easy", "Ada_1", "worker-7"));
    assertThat(all.getLast().record()).isNull();
    assertThat(failures.list(Failure.Kind.UNDELIVERABLE, page(9)).items())
        .containsExactly(all.getFirst());
    assertThat(failures.list(Failure.Kind.JUDGE_ERROR, page(9)).items())
        .containsExactlyElementsOf(all.subList(1, 3));
  }

  @Test
  void aRetryJudgesTheSubmissionAgain() {
    UUID failed = judgeError("SUBMISSION", Duration.ZERO);
    failures.retry(failed, root);
    assertThat(count("rejudging where apply and submission_id = ?", failed)).isEqualTo(1);
    assertThat(database.rows("select actor_id, action, subject from audit_entry"))
        .containsExactly(List.of(root, "SUBMISSION_REJUDGED", failed.toString()));
    assertRefused(() -> failures.retry(failed, root), ErrorCode.CONFLICT);
    assertRefused(() -> failures.retry(judgeError("RUN", Duration.ZERO), root), ErrorCode.INVALID);
    assertRefused(() -> failures.retry(UUID.randomUUID(), root), ErrorCode.NOT_FOUND);
  }

  private static WorkerEvent.Alive alive(UUID id, String name) {
    return alive(id, name, List.of(SLOT, IDLE), List.of(child("players")), "WORN");
  }

  private static WorkerEvent.Alive alive(
      UUID id,
      String name,
      List<WorkerEvent.Slot> slots,
      List<WorkerEvent.Child> children,
      String endedBy) {
    var ended = List.of(new WorkerEvent.EndedChild("players", endedBy, 3, START));
    return new WorkerEvent.Alive(id, name, START, START, slots, children, ended);
  }

  private static WorkerEvent.Child child(String sandbox) {
    return new WorkerEvent.Child(sandbox, WorkerEvent.ChildState.READY, 5, 1, 1 << 20);
  }

  private void pass(Duration time) {
    now = now.plus(time);
  }

  private List<Workers.State> states() {
    return workers.all().stream().map(Workers.Worker::state).toList();
  }

  @Test
  void aWorkerIsShownAsItTells() {
    workers.take(alive(ID, "worker-1"));
    Workers.Worker view = workers.all().getFirst();
    assertThat(view)
        .extracting("id", "name", "state")
        .containsExactly(ID, "worker-1", Workers.State.ALIVE);
    assertThat(view.slots())
        .containsExactly(
            new Workers.Slot("INTERACTIVE", START, WORK), new Workers.Slot("BATCH", START, null));
    assertThat(view.processes().children()).containsExactly(child("players"));
    assertThat(view.processes().ended()).extracting("reason").containsExactly("WORN");
  }

  @Test
  void aSilentWorkerIsGoneAfterTenSecondsAndForgottenAfterTenMinutes() {
    workers.take(alive(ID, "w"));
    pass(Workers.SILENCE.minusMillis(1));
    assertThat(states()).containsExactly(Workers.State.ALIVE);
    pass(Duration.ofMillis(1));
    assertThat(states()).containsExactly(Workers.State.GONE);
    workers.take(alive(ID, "w"));
    assertThat(states()).containsExactly(Workers.State.ALIVE);
    pass(Duration.ofMinutes(10));
    assertThat(states()).isEmpty();
  }

  @Test
  void aWorkerThatHasStoppedStaysStoppedWhenAnOlderStateComesLate() {
    workers.take(alive(ID, "w"));
    workers.take(new WorkerEvent.Stopped(ID));
    workers.take(new WorkerEvent.Stopped(new UUID(0, 8)));
    workers.take(alive(ID, "w"));
    assertThat(states()).containsExactly(Workers.State.STOPPED);
  }

  @Test
  void aStateThatIsTooLargeOrHasStrangeWordsIsNotKept() {
    for (String name : List.of("", "a\nb", "<script>", "a\u0000b", "w".repeat(101))) {
      workers.take(alive(ID, name));
    }
    workers.take(alive(ID, "w", List.of(), Collections.nCopies(4_097, child("players")), "WORN"));
    workers.take(alive(ID, "w", Collections.nCopies(1_025, SLOT), List.of(), "WORN"));
    workers.take(alive(ID, "w", List.of(), List.of(child("players\n")), "WORN"));
    workers.take(alive(ID, "w", List.of(), List.of(), "it said: hello"));
    assertThat(states()).isEmpty();
    workers.take(alive(ID, "w", List.of(SLOT), List.of(child("players")), "WORN"));
    assertThat(states()).hasSize(1);
  }

  @Test
  void onlySoManyWorkersAreKept() {
    IntStream.range(0, 1_001).forEach(i -> workers.take(alive(new UUID(1, i), "w")));
    assertThat(states()).hasSize(1_000);
    workers.take(alive(new UUID(1, 5), "known"));
    assertThat(workers.all().getFirst().name()).isEqualTo("known");
  }
}
