package io.arbiter.server.rejudging;

import io.arbiter.core.json.Codec;
import io.arbiter.core.listing.Cursor;
import io.arbiter.core.listing.Page;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.delivery.message.JudgingEvent;
import io.arbiter.server.player.PlayerStore;
import io.arbiter.server.score.RejudgedListener;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The rejudgings and their results. Thread-safe. */
@ApplicationScoped
public class Rejudgings implements RejudgedListener {
  private final RejudgingRepository repository;
  private final RejudgingQueries queries;
  private final RejudgingItemQueries items;
  private final PlayerStore players;
  private final Semaphore nudges = new Semaphore(0);

  Rejudgings(
      RejudgingRepository repository,
      RejudgingQueries queries,
      RejudgingItemQueries items,
      PlayerStore players) {
    this.repository = repository;
    this.queries = queries;
    this.items = items;
    this.players = players;
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

  /** The rejudgings with work left to do, oldest first. */
  @Transactional
  List<RejudgingRepository.Open> listOpen() {
    return repository.listOpen();
  }

  /** A rejudging of the puzzle, with its report if there is one. */
  @Transactional
  Optional<Rejudging> find(String slug, UUID id) {
    return queries.find(slug, id).map(row -> row.rejudging(shown(row.report())));
  }

  private @Nullable RejudgingReport shown(@Nullable String json) {
    if (json == null) {
      return null;
    }
    StoredReport report = Codec.fromJson(json, StoredReport.class);
    return report.named(players.names(report.playerIds()));
  }

  /** A page of a puzzle's rejudgings, newest first, without their reports. */
  @Transactional
  Page<Rejudging> list(String slug, PageRequest page) {
    Optional<UUID> after = Cursor.decode(page.after, key -> UUID.fromString(key.getFirst()));
    List<Rejudging> rows =
        queries.list(slug, after.orElse(null), page.limit() + 1).stream()
            .map(row -> row.rejudging(null))
            .toList();
    return Page.of(rows, page.limit(), rejudging -> List.of(rejudging.id()));
  }
}
