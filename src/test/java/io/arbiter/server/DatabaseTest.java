package io.arbiter.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.agroal.api.AgroalDataSource;
import io.arbiter.TestData;
import io.arbiter.TestDatabase;
import io.arbiter.core.listing.Page;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.delivery.message.Topics;
import io.arbiter.delivery.message.Work;
import io.arbiter.server.player.Viewer;
import io.quarkus.elytron.security.common.BcryptUtil;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

/**
 * A {@code ServerTest} against a real PostgreSQL, which is empty at its begin, and the rows that
 * such tests share.
 */
public abstract class DatabaseTest {
  protected static final Viewer ADMIN = new Viewer(Optional.empty(), true);
  protected static final Viewer NOBODY = new Viewer(Optional.empty(), false);
  private static final int CHEAP = 4;

  @Inject protected AgroalDataSource source;
  @Inject protected SessionFactory sessions;
  @Inject protected Session session;
  protected TestDatabase database;

  @BeforeEach
  final void emptyTheDatabase() {
    database = TestDatabase.of(source);
    database.clear();
  }

  protected final UUID addPlayer(String name) {
    return TestData.addPlayer(database, name);
  }

  /** Adds a player with the role player, or with other roles. */
  protected UUID player(String name, String... roles) {
    UUID id = addPlayer(name);
    if (roles.length > 0) {
      database.update("update player set roles = ? where id = ?", List.of(roles), id);
    }
    return id;
  }

  /** Adds players with the names m1, m2 and so on. */
  protected void addPlayers(int count) {
    database.update(
        """
        insert into player (id, name, password_hash, roles)
        select gen_random_uuid(), 'm' || n, '', '{player}' from generate_series(1, ?) n
        """,
        count);
  }

  /** Adds a player with a password whose hash is cheap to check. */
  protected UUID playerWithPassword(String name, String password, String... roles) {
    UUID id = player(name, roles);
    String hash = BcryptUtil.bcryptHash(password, CHEAP);
    database.update("update player set password_hash = ? where id = ?", hash, id);
    return id;
  }

  /** The row of each player becomes that of a deleted account. */
  protected final void deleteAccounts() {
    database.update(
        """
        update player set name = null, password_hash = null, roles = '{}', deleted_at = now()
        """);
  }

  /** Adds a puzzle with one published version. */
  protected final UUID addPuzzle(String slug, int points) {
    return TestData.addPuzzle(database, slug, points);
  }

  /** Adds a puzzle with one published version and ten points. */
  protected UUID puzzle(String slug) {
    return addPuzzle(slug, 10);
  }

  /** Adds a submission whose job is in the queue. */
  protected final UUID addSubmission(
      UUID id, String kind, @Nullable UUID player, @Nullable UUID puzzle, Instant at) {
    TestData.addSubmission(database, id, kind, player, puzzle, at);
    return id;
  }

  /** Adds a submission without a verdict, whose id tells the time. */
  protected final UUID addSubmission(@Nullable UUID player, UUID puzzle, Instant at) {
    return addSubmission("SUBMISSION", player, puzzle, at);
  }

  protected final UUID addSubmission(String kind, @Nullable UUID player, UUID puzzle, Instant at) {
    UUID id = new UUID(at.toEpochMilli() << 16 | 0x7000, count("submission") + 1);
    return addSubmission(id, kind, player, puzzle, at);
  }

  /** Adds a submission with a verdict and without a judgement. */
  protected UUID submission(String kind, UUID player, UUID puzzle, Instant at, String verdict) {
    UUID id = addSubmission(kind, player, puzzle, at);
    judge(id, verdict);
    return id;
  }

  /** Gives a submission a verdict, or replaces its verdict. */
  protected final void judge(UUID submission, String verdict) {
    TestData.judge(database, submission, verdict);
  }

  /** Adds the judgement of a submission that has a verdict. */
  protected void addJudgement(UUID submission, String json) {
    database.update(
        """
        insert into judgement (submission_id, attempt, verdict, judgement, provenance, cpu_millis,
          steps, source_bytes, judged_at)
        select id, 1, verdict, ?::json, '{"version": 1, "worker": "worker-7"}', 5, 7, 5, now()
        from submission where id = ?
        """,
        json,
        submission);
  }

  /** Gives a player the points of a solved puzzle. */
  protected final void addSolved(
      UUID player, UUID puzzle, UUID submission, int points, Instant at) {
    database.update(
        "insert into solved values (?, ?, ?, ?, ?)", player, puzzle, submission, points, at);
  }

  /** Adds an accepted submission, by which a player has solved a puzzle. */
  protected UUID solve(UUID player, UUID puzzle, Instant at) {
    UUID id = submission("SUBMISSION", player, puzzle, at, "ACCEPTED");
    addSolved(player, puzzle, id, 10, at);
    return id;
  }

  /** Runs statements in which names after a colon stand for ids, as {@code :ada}. */
  protected void run(String statements, Map<String, UUID> ids) {
    String sql = statements;
    for (Map.Entry<String, UUID> id : ids.entrySet()) {
      sql = sql.replaceAll(":" + id.getKey() + "\\b", "'" + id.getValue() + "'");
    }
    database.update(sql);
  }

  /** The number of rows, for example of {@code "player where name = ?"}. */
  protected long count(String from, Object... arguments) {
    return database.one(Long.class, "select count(*) from " + from, arguments);
  }

  /** Removes the jobs and tasks of the batch lane from the outbox, and returns them. */
  public static List<Work> takeWork(TestDatabase database) {
    return database
        .list(
            byte[].class,
            """
            with taken as (delete from outbox where topic = ? returning *)
            select payload from taken order by id
            """,
            Topics.JOBS_BATCH)
        .stream()
        .map(DatabaseTest::work)
        .toList();
  }

  private static Work work(byte[] payload) {
    try {
      return Work.read(payload);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  protected List<String> texts(String sql, Object... arguments) {
    return database.list(String.class, sql, arguments);
  }

  protected String text(String sql, Object... arguments) {
    return database.one(String.class, sql, arguments);
  }

  /** Waits until a statement that looks like this waits for a lock. */
  protected void awaitLock(String statement) {
    String waiting =
        """
        pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
          and query like ?
        """;
    Awaitility.await("a lock")
        .atMost(Duration.ofMinutes(1))
        .until(() -> count(waiting, statement) > 0);
  }

  protected static Viewer as(UUID player) {
    return new Viewer(Optional.of(player), false);
  }

  protected static Viewer asAdmin(UUID player) {
    return new Viewer(Optional.of(player), true);
  }

  protected static <T> T inTransaction(Callable<T> work) {
    return QuarkusTransaction.requiringNew().call(work);
  }

  protected static void inTransaction(Runnable work) {
    QuarkusTransaction.requiringNew().run(work);
  }

  /** The number of statements that Hibernate prepares. */
  protected final long statements(Runnable work) {
    Statistics statistics = sessions.getStatistics();
    statistics.setStatisticsEnabled(true);
    try {
      statistics.clear();
      work.run();
      return statistics.getPrepareStatementCount();
    } finally {
      statistics.setStatisticsEnabled(false);
    }
  }

  /** The statements that the database keeps prepared after ten calls in one transaction. */
  protected List<String> preparedAfterTen(Runnable call) {
    return inTransaction(
        () -> {
          for (int i = 0; i < 10; i++) {
            call.run();
          }
          return session
              .createNativeQuery("select statement from pg_prepared_statements", String.class)
              .getResultList();
        });
  }

  /** Runs all of these on some threads. If one fails, the test fails. */
  protected static void atOnce(int threads, List<? extends Callable<?>> work) throws Exception {
    try (ExecutorService all = Executors.newFixedThreadPool(threads)) {
      List<Callable<Object>> calls = new ArrayList<>();
      work.forEach(one -> calls.add(one::call));
      for (Future<Object> done : all.invokeAll(calls)) {
        done.get();
      }
    }
  }

  protected static ProblemException assertRefused(ErrorCode code, ThrowingCallable call) {
    ProblemException problem = catchThrowableOfType(ProblemException.class, call);
    assertThat(problem).isNotNull().extracting(ProblemException::code).isEqualTo(code);
    return problem;
  }

  protected static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(
      ThrowingCallable call, ErrorCode code) {
    return assertThat(assertRefused(code, call));
  }

  /** Refused with a message, and with a time to wait, of which a few seconds may be over. */
  protected static void assertRefused(
      ErrorCode code, String message, Duration wait, ThrowingCallable call) {
    ProblemException problem = assertRefused(code, call);
    assertThat(problem).hasMessageContaining(message);
    assertThat(problem.retryAfter().orElseThrow())
        .isBetween(wait.minusSeconds(20), wait.plusSeconds(1));
  }

  /** Requires that a JSON object has these fields and no others. */
  protected static void assertFields(JsonNode object, String names) {
    assertThat(object.fieldNames()).toIterable().containsExactlyInAnyOrder(names.split("\\s+"));
  }

  protected static PageRequest request(int limit, @Nullable String after) {
    PageRequest request = new PageRequest();
    request.limit = String.valueOf(limit);
    request.after = after;
    return request;
  }

  protected static PageRequest page(int limit) {
    return request(limit, null);
  }

  /** The items of each page, with at most so many a page. */
  protected static <T> List<List<T>> pages(int limit, Function<PageRequest, Page<T>> read) {
    List<List<T>> pages = new ArrayList<>();
    String after = null;
    do {
      Page<T> page = read.apply(request(limit, after));
      assertThat(page.items()).hasSizeLessThanOrEqualTo(limit);
      pages.add(page.items());
      after = page.next();
      assertThat(pages).as("each page continues the one before").hasSizeLessThan(100);
    } while (after != null);
    return pages;
  }

  /** The items of all pages, each of which has at most so many. */
  protected static <T> List<T> allPages(int limit, Function<PageRequest, Page<T>> list) {
    return pages(limit, list).stream().flatMap(List::stream).toList();
  }
}
