package io.arbiter.server.rejudging;

import io.arbiter.core.listing.Cursor;
import io.arbiter.core.listing.Page;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.delivery.JudgingEvent;
import io.arbiter.server.score.RejudgedListener;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The rejudgings and their results. Thread-safe. */
@ApplicationScoped
public class Rejudgings implements RejudgedListener {
  private final RejudgingRepository repository;
  private final RejudgingStatements statements;
  private final RejudgingItemStatements items;
  private final Semaphore nudges = new Semaphore(0);

  Rejudgings(
      RejudgingRepository repository,
      RejudgingStatements statements,
      RejudgingItemStatements items) {
    this.repository = repository;
    this.statements = statements;
    this.items = items;
  }

  /**
   * Keeps a result. The first one for a submission counts: one that comes again, or of a rejudging
   * that nobody knows, changes nothing.
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

  /** Waits for a nudge, or for {@code millis}: what another node left is found by looking. */
  void awaitNudge(long millis) throws InterruptedException {
    if (nudges.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
      nudges.drainPermits();
    }
  }

  /** Those that are to be moved on, the oldest first. */
  @Transactional
  List<RejudgingRepository.Open> listOpen() {
    return repository.listOpen();
  }

  /** A rejudging of that puzzle, with its report when there is one. */
  @Transactional
  Optional<Rejudging> find(String slug, UUID id) {
    return statements.find(slug, id);
  }

  /** A page of a puzzle's rejudgings, newest first, without their reports. */
  @Transactional
  Page<Rejudging> list(String slug, PageRequest page) {
    Optional<UUID> after = Cursor.decode(page.after, key -> UUID.fromString(key.getFirst()));
    List<Rejudging> rows = statements.list(slug, after.orElse(null), page.limit() + 1);
    return Page.of(rows, page.limit(), rejudging -> List.of(rejudging.id()));
  }
}
