package io.arbiter.server.similarity;

import com.fasterxml.uuid.Generators;
import io.arbiter.core.report.Fingerprint;
import io.arbiter.delivery.message.AuthorTask;
import io.arbiter.delivery.message.TaskEvent;
import io.arbiter.delivery.message.Topics;
import io.arbiter.server.outbox.Outbox;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Asks workers for the fingerprints of accepted solutions, in the batch lane, while no player
 * waits, and stores the answers. The whole state is in the database, so any node can continue the
 * work of another.
 */
@ApplicationScoped
public class Fingerprints {
  /**
   * Solutions in one task. To load the parser costs a worker as much as about twenty small
   * submissions; each solution adds little. Even with the largest sources and the most
   * fingerprints, task and answer stay below the broker's largest record.
   */
  static final int TASK = 50;

  /** The most solutions that workers have in hand: four full tasks. */
  static final int MOST = 4 * TASK;

  /** The pause while there are more solutions to ask for, or the judge is busy. */
  private static final Duration LOOK = Duration.ofSeconds(1);

  /** How long accepted solutions are collected, so that a worker parses them in one task. */
  private static final Duration GATHER = Duration.ofSeconds(30);

  private final SimilarityQueries queries;
  private final Outbox outbox;
  private Duration pause = Duration.ZERO;

  Fingerprints(SimilarityQueries queries, Outbox outbox) {
    this.queries = queries;
    this.outbox = outbox;
  }

  /** Waits until there may be solutions to ask for, and asks for them. Called by one thread. */
  public void turn() throws InterruptedException {
    Thread.sleep(pause);
    pause = GATHER;
    pause = request() ? LOOK : GATHER;
  }

  /** Sends at most one task, and returns whether there may be more solutions to ask for. */
  boolean request() {
    boolean more = QuarkusTransaction.joiningExisting().call(this::requestDue);
    outbox.nudge();
    return more;
  }

  private boolean requestDue() {
    SimilarityQueries.Load load = queries.load();
    if (load.inFlight() + TASK > MOST || load.busy()) {
      return true;
    }
    Map<UUID, String> sources =
        queries.request(TASK).stream()
            .collect(Collectors.toMap(one -> one.submission(), one -> one.source()));
    if (!sources.isEmpty()) {
      UUID id = Generators.timeBasedEpochGenerator().generate();
      outbox.append(Topics.JOBS_BATCH, id.toString(), new AuthorTask.TakeFingerprints(id, sources));
    }
    return sources.size() == TASK;
  }

  @Transactional
  void take(@Observes TaskEvent.Fingerprinted event) {
    found(event.found().found());
  }

  /**
   * Stores the fingerprints of submissions. Ignores submissions that do not wait for fingerprints,
   * so an answer may come twice.
   */
  @Transactional
  public void found(Map<UUID, List<Fingerprint>> found) {
    List<UUID> ids = new ArrayList<>();
    List<Fingerprint> all = new ArrayList<>();
    found.forEach((submission, some) -> some.forEach(_ -> ids.add(submission)));
    found.values().forEach(all::addAll);
    queries.store(
        found.keySet().toArray(UUID[]::new),
        ids.toArray(UUID[]::new),
        all.stream().map(Fingerprint::hash).toArray(Long[]::new),
        all.stream().map(Fingerprint::first).toArray(Integer[]::new),
        all.stream().map(Fingerprint::last).toArray(Integer[]::new));
  }
}
