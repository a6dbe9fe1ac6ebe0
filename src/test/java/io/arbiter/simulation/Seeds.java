package io.arbiter.simulation;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.LongStream;

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
    AtomicLong lowest = new AtomicLong(Long.MAX_VALUE);
    Toll toll = Toll.NONE;
    Optional<Simulation.Result> broken = Optional.empty();
    Level before = silence();
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Callable<Optional<Simulation.Result>>> all =
          LongStream.range(from, from + count)
              .<Callable<Optional<Simulation.Result>>>mapToObj(
                  seed -> () -> seed > lowest.get() ? Optional.empty() : run(seed, planted, lowest))
              .toList();
      for (Future<Optional<Simulation.Result>> one : pool.invokeAll(all)) {
        Optional<Simulation.Result> result = one.get();
        toll = result.map(Simulation.Result::toll).map(toll::plus).orElse(toll);
        broken = broken.or(() -> result.filter(r -> r.broken() != null));
      }
      return new Seeds(toll, broken);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } finally {
      ARBITER.setLevel(before);
    }
  }

  private static Optional<Simulation.Result> run(long seed, Planted planted, AtomicLong lowest) {
    Simulation.Result result = Simulation.run(seed, planted);
    if (result.broken() != null) {
      lowest.accumulateAndGet(seed, Math::min);
    }
    return Optional.of(result);
  }

  /** Each simulated fault would be logged as a real one. Returns the level before. */
  private static Level silence() {
    Level before = ARBITER.getLevel();
    ARBITER.setLevel(Level.OFF);
    return before;
  }

  /** Runs a seed again and gives its steps as text, with the command that does the same. */
  public static String explain(long seed, Planted planted) {
    Level before = silence();
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
