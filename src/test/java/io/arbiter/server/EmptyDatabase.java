package io.arbiter.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.arbiter.core.listing.Page;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.server.player.Viewer;
import io.quarkus.elytron.security.common.BcryptUtil;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
import org.hibernate.Session;

/** A test with more players, submissions and judgements than {@link DatabaseTest} adds. */
public abstract class EmptyDatabase extends DatabaseTest {
  private static final int CHEAP = 4;

  @Inject protected Session session;

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
    database.update(
        "update player set password_hash = ? where id = ?",
        BcryptUtil.bcryptHash(password, CHEAP),
        id);
    return id;
  }

  /** Adds a puzzle with one published version and ten points. */
  protected UUID puzzle(String slug) {
    return addPuzzle(slug, 10);
  }

  /** Adds a submission with a verdict and without a judgement. */
  protected UUID submission(String kind, UUID player, UUID puzzle, Instant at, String verdict) {
    UUID id = new UUID(at.toEpochMilli() << 16 | 0x7000, count("submission") + 1);
    addSubmission(id, kind, player, puzzle, at);
    judge(id, verdict);
    return id;
  }

  /** Adds an accepted submission, by which a player has solved a puzzle. */
  protected UUID solve(UUID player, UUID puzzle, Instant at) {
    UUID id = submission("SUBMISSION", player, puzzle, at, "ACCEPTED");
    addSolved(player, puzzle, id, 10, at);
    return id;
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

  protected List<String> texts(String sql, Object... arguments) {
    return database.list(String.class, sql, arguments);
  }

  protected String text(String sql, Object... arguments) {
    return database.one(String.class, sql, arguments);
  }

  /** Waits until a statement that looks like this waits for a lock. */
  protected void awaitLock(String statement) {
    Awaitility.await("a lock")
        .atMost(Duration.ofMinutes(1))
        .until(
            () ->
                count(
                        """
                        pg_stat_activity where datname = current_database()
                          and wait_event_type = 'Lock' and query like ?
                        """,
                        statement)
                    > 0);
  }

  protected static Viewer as(UUID player) {
    return viewer(player);
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

  /** Requires that a JSON object has these fields and no others. */
  protected static void assertFields(JsonNode object, String names) {
    assertThat(object.fieldNames()).toIterable().containsExactlyInAnyOrder(names.split("\\s+"));
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

  protected static PageRequest page(int limit) {
    return request(limit, null);
  }

  /** The items of all pages, each of which has at most so many. */
  protected static <T> List<T> allPages(int limit, Function<PageRequest, Page<T>> list) {
    List<List<T>> pages = pages(limit, list);
    assertThat(pages).allSatisfy(page -> assertThat(page).hasSizeLessThanOrEqualTo(limit));
    return pages.stream().flatMap(List::stream).toList();
  }

  protected static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(
      ThrowingCallable call, ErrorCode code) {
    return assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            ProblemException.class, problem -> assertThat(problem.code()).isEqualTo(code));
  }
}
