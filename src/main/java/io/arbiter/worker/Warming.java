package io.arbiter.worker;

import io.arbiter.core.bundle.BundleReader;
import io.arbiter.core.bundle.InvalidBundleException;
import io.arbiter.core.bundle.PuzzleBundle;
import io.arbiter.core.bundle.PuzzleFolder;
import io.arbiter.core.judging.Verdict;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.core.judging.test.TestCase;
import io.arbiter.core.source.ProgrammingLanguage;
import io.arbiter.sandbox.GuestRun;
import io.arbiter.sandbox.protocol.Program;
import io.arbiter.worker.judging.Sandboxes;
import io.arbiter.worker.judging.WorkerSettings;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Metrics;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs shipped solutions in the players' children while no job is there. A child loads and compiles
 * much during its first hundreds of runs, and a player who comes later does not wait for that. One
 * child at a time is warmed, so another one is free for a job that comes. One thread.
 */
@ApplicationScoped
public class Warming {
  /**
   * The first runs of a child cost some three times as much as runs after this many. From then on
   * the cost falls slowly (docs/CAPACITY.md).
   */
  static final int WARM = 1_000;

  /** How long no slot must have had a job. */
  private static final Duration QUIET = Duration.ofSeconds(1);

  /** Between looks for a child that is not warm; new children are rare. */
  static final Duration PAUSE = Duration.ofSeconds(5);

  /** A child makes itself ready again in about this time. */
  private static final Duration RECYCLING = Duration.ofMillis(50);

  /** A solution and the arguments of its calls. */
  private record Sample(PuzzleBundle bundle, String source, List<List<PyValue>> calls) {}

  private final Sandboxes sandboxes;
  private final Slots slots;
  private final boolean wanted;

  /** Read when they are needed first. */
  private @Nullable List<Sample> samples;

  private int runs;

  Warming(Sandboxes sandboxes, Slots slots, WorkerSettings settings) {
    this.sandboxes = sandboxes;
    this.slots = slots;
    this.wanted = settings.warm();
    Gauge.builder("arbiter.children.warm", sandboxes, Warming::warm)
        .description("Child processes of the players that have run enough to be quick")
        .register(Metrics.globalRegistry);
  }

  private static long warm(Sandboxes sandboxes) {
    return sandboxes.players().statuses().stream().filter(child -> child.served() >= WARM).count();
  }

  /** Makes one child warmer, or waits until there may be one that can be made warmer. */
  public void turn(Runnable whenAllAreWarm) throws InterruptedException {
    Thread.sleep(makeWarmer(whenAllAreWarm));
  }

  /** Makes one child warmer if it can; returns how long to wait before the next one. */
  Duration makeWarmer(Runnable whenAllAreWarm) {
    if (!wanted || !slots.areFreeFor(QUIET)) {
      return PAUSE;
    }
    if (sandboxes.players().haveServed(WARM)) {
      whenAllAreWarm.run();
      return PAUSE;
    }
    List<Sample> all = known();
    if (all.isEmpty()) {
      return PAUSE;
    }
    return run(all.get(runs % all.size())) ? Duration.ZERO : RECYCLING;
  }

  private List<Sample> known() {
    List<Sample> known = samples;
    if (known == null) {
      known = new PuzzleFolder(Optional.empty()).read(Warming::samples).orElse(List.of());
      samples = known;
    }
    return known;
  }

  /** Runs a sample in the child that has served least; returns false if no child is ready. */
  private boolean run(Sample sample) {
    // Every source differs, as those of players do.
    String source = "%s\n# %d\n".formatted(sample.source(), runs++);
    Program program =
        new Program(
            source, sample.bundle().tests().function(), false, false, sample.bundle().limits());
    Optional<GuestRun> coldest = sandboxes.players().openColdest(program, WARM);
    if (coldest.isEmpty()) {
      return false;
    }
    try (GuestRun run = coldest.get()) {
      run.load();
      sample.calls().forEach(run::call);
    }
    return true;
  }

  private static List<Sample> samples(Path folder) throws IOException {
    List<Sample> samples = new ArrayList<>();
    for (Path bundle : PuzzleFolder.bundles(folder).values()) {
      Map<String, byte[]> files = PuzzleFolder.files(bundle);
      if (!BundleReader.needsLiteral(files)) {
        samples.addAll(samples(files));
      }
    }
    return samples;
  }

  /** Of a puzzle whose tests call a function: each right solution with the sample test cases. */
  private static List<Sample> samples(Map<String, byte[]> files) {
    try {
      PuzzleBundle bundle = BundleReader.read(files);
      List<TestCase> cases =
          bundle.tests().samplesOnly().categories().stream()
              .flatMap(category -> category.cases().stream())
              .toList();
      if (bundle.tests().isProgram() || cases.stream().anyMatch(one -> one.code() != null)) {
        return List.of();
      }
      List<List<PyValue>> calls = cases.stream().map(TestCase::input).toList();
      return bundle.solutions(ProgrammingLanguage.PYTHON).stream()
          .filter(solution -> solution.expected() == Verdict.ACCEPTED)
          .map(solution -> new Sample(bundle, solution.source(), calls))
          .toList();
    } catch (InvalidBundleException _) {
      // The api reports it.
      return List.of();
    }
  }
}
