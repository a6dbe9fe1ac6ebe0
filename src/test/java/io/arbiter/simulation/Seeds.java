package io.arbiter.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Runs seeds, several at a time.
 *
 * @param toll of all seeds
 * @param broken the lowest seed that broke an invariant
 */
public record Seeds(Toll toll, Optional<Simulation.Result> broken) {
  /**
   * With more seeds than processors, a processor never waits for the next task of its only seed.
   */
  private static final int AT_A_TIME = 8;

  /** The logger is kept here, because the log manager forgets unused loggers and their levels. */
  private static final Logger ARBITER = Logger.getLogger("io.arbiter");

  /**
   * Runs seeds until one breaks an invariant.
   *
   * @param from the first seed
   */
  public static Seeds run(long from, long count, Planted planted) throws InterruptedException {
    int threads = AT_A_TIME * Runtime.getRuntime().availableProcessors();
    // Each simulated fault would be logged as a real one.
    Level before = ARBITER.getLevel();
    ARBITER.setLevel(Level.OFF);
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      AtomicLong next = new AtomicLong(from);
      AtomicBoolean found = new AtomicBoolean();
      List<Future<Seeds>> parts = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        parts.add(pool.submit(() -> part(next, from + count, found, planted)));
      }
      Seeds all = new Seeds(Toll.NONE, Optional.empty());
      for (Future<Seeds> part : parts) {
        all = all.plus(part.get());
      }
      return all;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } finally {
      ARBITER.setLevel(before);
    }
  }

  private static Seeds part(AtomicLong next, long end, AtomicBoolean found, Planted planted) {
    Seeds sum = new Seeds(Toll.NONE, Optional.empty());
    // A seed that has begun is finished, so that the lowest broken seed does not depend on chance.
    while (!found.get()) {
      long seed = next.getAndIncrement();
      if (seed >= end) {
        break;
      }
      Simulation.Result result = Simulation.run(seed, planted);
      Optional<Simulation.Result> broken = Optional.of(result).filter(r -> r.broken() != null);
      sum = sum.plus(new Seeds(result.toll(), broken));
      if (result.broken() != null) {
        found.set(true);
      }
    }
    return sum;
  }

  private Seeds plus(Seeds other) {
    Optional<Simulation.Result> lower =
        broken.isPresent()
                && (other.broken.isEmpty() || broken.get().seed() < other.broken.get().seed())
            ? broken
            : other.broken;
    return new Seeds(toll.plus(other.toll), lower);
  }

  /** Runs a seed again and gives its steps as text, with the command that does the same. */
  public static String explain(long seed, Planted planted) {
    Level before = ARBITER.getLevel();
    ARBITER.setLevel(Level.OFF);
    try {
      Simulation.Result result = Simulation.trace(seed, planted);
      return "%s%n%nseed %d: %s%nrepeat with: ./arbiter bench simulation --from %d --seeds 1 --trace%s"
          .formatted(
              String.join("\n", result.trace()),
              seed,
              result.broken() == null ? "all invariants hold" : result.broken(),
              seed,
              planted == Planted.NOTHING ? "" : " --planted " + planted);
    } finally {
      ARBITER.setLevel(before);
    }
  }
}
