package io.arbiter.server;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.agroal.api.AgroalDataSource;
import io.arbiter.TestData;
import io.arbiter.TestDatabase;
import io.arbiter.core.listing.Page;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.server.player.Viewer;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
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

  @Inject protected AgroalDataSource source;
  @Inject protected SessionFactory sessions;
  protected TestDatabase database;

  @BeforeEach
  final void emptyTheDatabase() {
    database = TestDatabase.of(source);
    database.clear();
  }

  protected static Viewer viewer(UUID player) {
    return new Viewer(Optional.of(player), false);
  }

  protected final UUID addPlayer(String name) {
    return TestData.addPlayer(database, name);
  }

  /** Adds a puzzle with one published version. */
  protected final UUID addPuzzle(String slug, int points) {
    return TestData.addPuzzle(database, slug, points);
  }

  /** Adds a submission whose job is in the queue. */
  protected final UUID addSubmission(
      UUID id, String kind, @Nullable UUID player, @Nullable UUID puzzle, Instant at) {
    TestData.addSubmission(database, id, kind, player, puzzle, at);
    return id;
  }

  /** Gives a submission a verdict, or replaces its verdict. */
  protected final void judge(UUID submission, String verdict) {
    TestData.judge(database, submission, verdict);
  }

  /** Gives a player the points of a solved puzzle. */
  protected final void addSolved(
      UUID player, UUID puzzle, UUID submission, int points, Instant at) {
    database.update(
        "insert into solved values (?, ?, ?, ?, ?)", player, puzzle, submission, points, at);
  }

  /** The row of each player becomes that of a deleted account. */
  protected final void deleteAccounts() {
    database.update(
        """
        update player set name = null, password_hash = null, roles = '{}', deleted_at = now()
        """);
  }

  protected final long count(String table) {
    return database.one(Long.class, "select count(*) from " + table);
  }

  /** In a transaction of its own. */
  protected static void commit(Runnable work) {
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
    Assertions.assertThat(problem).isNotNull().extracting(ProblemException::code).isEqualTo(code);
    return problem;
  }

  /** Refused with a message, and with a time to wait, of which a few seconds may be over. */
  protected static void assertRefused(
      ErrorCode code, String message, Duration wait, ThrowingCallable call) {
    ProblemException problem = assertRefused(code, call);
    Assertions.assertThat(problem).hasMessageContaining(message);
    Assertions.assertThat(problem.retryAfter().orElseThrow())
        .isBetween(wait.minusSeconds(20), wait.plusSeconds(1));
  }

  protected static PageRequest request(int limit, @Nullable String after) {
    PageRequest request = new PageRequest();
    request.limit = String.valueOf(limit);
    request.after = after;
    return request;
  }

  /** The items of each page, with so many a page. */
  protected static <T> List<List<T>> pages(int limit, Function<PageRequest, Page<T>> read) {
    List<List<T>> pages = new ArrayList<>();
    String after = null;
    do {
      Page<T> page = read.apply(request(limit, after));
      pages.add(page.items());
      after = page.next();
      Assertions.assertThat(pages).as("each page continues the one before").hasSizeLessThan(100);
    } while (after != null);
    return pages;
  }
}
