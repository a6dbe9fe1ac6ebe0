package io.arbiter.server.rejudging;

import io.arbiter.core.json.Codec;
import io.arbiter.core.listing.Cursor;
import io.arbiter.core.listing.Page;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.delivery.message.JudgingEvent;
import io.arbiter.delivery.message.Topics;
import io.arbiter.server.outbox.Outbox;
import io.arbiter.server.player.PlayerStore;
import io.arbiter.server.puzzle.PuzzleStore;
import io.arbiter.server.score.RejudgedListener;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/** The rejudgings and their results. Thread-safe. */
@ApplicationScoped
public class Rejudgings implements RejudgedListener, PanacheRepositoryBase<RejudgingEntity, UUID> {
  /** Jobs of one rejudging that may be under way at once: more than the workers hold at a time. */
  static final int LANE = 500;

  /** Jobs that one transaction enqueues; each has a source of up to 64 KiB. */
  private static final int BATCH = 100;

  private final RejudgingQueries queries;
  private final RejudgingItemQueries items;
  private final PlayerStore players;
  private final Outbox outbox;
  private final Semaphore nudges = new Semaphore(0);

  Rejudgings(
      RejudgingQueries queries, RejudgingItemQueries items, PlayerStore players, Outbox outbox) {
    this.queries = queries;
    this.items = items;
    this.players = players;
    this.outbox = outbox;
  }

  /**
   * Stores a result. The first result for a submission counts. A repeated result, or a result of an
   * unknown rejudging, changes nothing.
   */
  @Override
  public void take(JudgingEvent.Rejudged event) {
    if (QuarkusTransaction.joiningExisting().call(() -> items.keep(event))) {
      nudge();
    }
  }

  /** Tells the sweep that there may be something to do. */
  void nudge() {
    nudges.release();
  }

  /** Waits for a nudge, or for {@code millis}. Work of another node comes without a nudge. */
  void awaitNudge(long millis) throws InterruptedException {
    if (nudges.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
      nudges.drainPermits();
    }
  }

  /**
   * Puts at most one batch of jobs into the batch lane, in the order of submission, as long as the
   * lane has room. The outbox is one queue for everything, so a player's job must not wait there
   * behind a hundred thousand old submissions.
   *
   * @return the number of jobs
   */
  int enqueue(UUID rejudging) {
    int enqueued = QuarkusTransaction.joiningExisting().call(() -> append(rejudging));
    if (enqueued > 0) {
      outbox.nudge();
    }
    return enqueued;
  }

  private int append(UUID rejudging) {
    List<RejudgingItemQueries.Due> due = items.enqueue(rejudging, BATCH, LANE);
    due.forEach(
        one -> outbox.append(Topics.JOBS_BATCH, one.submission().toString(), one.job(rejudging)));
    return due.size();
  }

  /**
   * Lets jobs be enqueued again that have had no result for this time. Another result of the same
   * rejudging within this time shows that the queue is only long, and then its jobs are not lost. A
   * result that comes twice does no harm.
   *
   * @return the number of jobs
   */
  @Transactional
  int resetLost(Duration patience) {
    return items.resetLost(patience.toMillis(), Topics.JOBS_BATCH);
  }

  /** A rejudging with work left to do. */
  record Open(UUID id, Rejudging.State state) {}

  /** The oldest first. */
  @Transactional
  List<Open> listOpen() {
    // PostgreSQL uses the index of open rejudgings only if the states are literals.
    return find("state in (JUDGING, APPLYING) order by id").project(Open.class).list();
  }

  /** Whether a rejudging of a whole puzzle is to be applied but is not applied yet. */
  @Transactional(TxType.MANDATORY)
  boolean isOneApplying(UUID puzzle) {
    return count("puzzleId = ?1 and apply and state <> APPLIED and submissionId is null", puzzle)
        > 0;
  }

  /**
   * Has a rejudging applied; false while results are missing.
   *
   * @throws ConstraintViolationException if another one is to be applied
   */
  @Transactional(TxType.MANDATORY)
  boolean apply(UUID rejudging) {
    Optional<RejudgingEntity> reported =
        findByIdOptional(rejudging, LockModeType.PESSIMISTIC_WRITE)
            .filter(found -> found.state != Rejudging.State.JUDGING);
    reported.ifPresent(RejudgingEntity::apply);
    flush();
    return reported.isPresent();
  }

  /**
   * A rejudging of the puzzle, with its report if there is one.
   *
   * @throws ProblemException NOT_FOUND if the puzzle has no such rejudging
   */
  @Transactional
  Rejudging require(PuzzleStore.Puzzle puzzle, UUID id) {
    return find("puzzleId = ?1 and id = ?2", puzzle.id(), id)
        .firstResultOptional()
        .map(found -> found.shown(puzzle.slug(), named(found.report)))
        .orElseThrow(
            () ->
                new ProblemException(
                    ErrorCode.NOT_FOUND, puzzle.slug() + " has no rejudging " + id));
  }

  private @Nullable RejudgingReport named(@Nullable String json) {
    if (json == null) {
      return null;
    }
    RejudgingReport report = Codec.fromJson(json, RejudgingReport.class);
    return report.named(players.names(report.playerIds()));
  }

  /** A page of a puzzle's rejudgings, newest first, without their reports. */
  @Transactional
  Page<Rejudging> page(PuzzleStore.Puzzle puzzle, PageRequest page) {
    Optional<UUID> after = Cursor.id(page.after);
    List<Rejudging> rows =
        queries.list(puzzle.id(), after.orElse(null), page.limit() + 1).stream()
            .map(found -> found.shown(puzzle.slug(), null))
            .toList();
    return Page.of(rows, page.limit(), rejudging -> List.of(rejudging.id()));
  }
}
