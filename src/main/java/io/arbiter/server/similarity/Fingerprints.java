package io.arbiter.server.similarity;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Takes and stores the fingerprints of accepted solutions. The whole state is in the database, so
 * any node can continue the work of another.
 */
@ApplicationScoped
public class Fingerprints {
  /** Solutions in one transaction; each takes less than a millisecond. */
  static final int BATCH = 100;

  /** How long accepted solutions are collected. */
  private static final Duration GATHER = Duration.ofSeconds(10);

  private final SimilarityQueries queries;
  private Duration pause = Duration.ZERO;

  Fingerprints(SimilarityQueries queries) {
    this.queries = queries;
  }

  /**
   * Waits until solutions may wait for their fingerprints, and takes some. Called by one thread.
   */
  public void turn() throws InterruptedException {
    Thread.sleep(pause);
    pause = GATHER;
    pause = takeSome() == BATCH ? Duration.ZERO : GATHER;
  }

  /**
   * Takes the fingerprints of the newest solutions that wait for them.
   *
   * @return how many solutions it took, at most {@link #BATCH}
   */
  int takeSome() {
    return QuarkusTransaction.joiningExisting()
        .call(
            () -> {
              List<SimilarityQueries.Waiting> due = queries.due(BATCH);
              store(
                  due.stream()
                      .collect(
                          Collectors.toMap(
                              one -> one.submission(), one -> Winnowing.of(one.code()))));
              return due.size();
            });
  }

  /** How many accepted solutions wait for their fingerprints. */
  @Transactional
  public long waiting() {
    return queries.waiting().value();
  }

  /** Stores the fingerprints of those of the submissions that wait for them. */
  @Transactional
  public void store(Map<UUID, List<Fingerprint>> found) {
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
