package io.arbiter.worker;

import io.arbiter.core.judging.test.TestSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** All test sets by hash, read from their topic. Thread-safe. */
@ApplicationScoped
public class TestSetCache {
  /** How long a job waits here for its test set. Then the job goes back to the queue. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Map<String, CompletableFuture<TestSet>> byHash = new ConcurrentHashMap<>();
  private final Duration patience;

  TestSetCache() {
    this(PATIENCE);
  }

  TestSetCache(Duration patience) {
    this.patience = patience;
  }

  /** Takes a test set, which its hash names. */
  public void add(String hash, TestSet tests) {
    slot(hash).complete(tests);
  }

  /** The test set with this hash, if it is here or arrives in time. */
  Optional<TestSet> await(String hash) throws InterruptedException {
    try {
      return Optional.of(slot(hash).get(patience.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private CompletableFuture<TestSet> slot(String hash) {
    return byHash.computeIfAbsent(hash, _ -> new CompletableFuture<>());
  }
}
