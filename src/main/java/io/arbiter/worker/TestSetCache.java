package io.arbiter.worker;

import io.arbiter.core.json.Codec;
import io.arbiter.core.judging.TestSet;
import io.arbiter.delivery.LogLoop;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/** All test sets by hash, read from their topic. Thread-safe. */
@ApplicationScoped
public class TestSetCache {
  private static final Logger LOG = Logger.getLogger(TestSetCache.class);

  private final Map<String, CompletableFuture<TestSet>> byHash = new ConcurrentHashMap<>();

  /** Takes a batch of the topic. */
  public void take(List<LogLoop.Entry> batch) {
    for (LogLoop.Entry entry : batch) {
      try {
        TestSet tests = Codec.decode(entry.value(), TestSet.class);
        slot(entry.key()).complete(tests);
      } catch (IOException e) {
        LOG.errorf(e, "test set %s cannot be read", entry.key());
      }
    }
  }

  /** The test set with this hash, if it is here or arrives in time. */
  Optional<TestSet> await(String hash, Duration patience) throws InterruptedException {
    try {
      return Optional.of(slot(hash).get(patience.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private CompletableFuture<TestSet> slot(String hash) {
    return byHash.computeIfAbsent(hash, h -> new CompletableFuture<>());
  }
}
