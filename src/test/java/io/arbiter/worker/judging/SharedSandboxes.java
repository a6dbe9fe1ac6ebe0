package io.arbiter.worker.judging;

import io.arbiter.sandbox.ChildStarter;
import io.arbiter.sandbox.FakeChild;
import io.arbiter.sandbox.SandboxSettings;
import io.arbiter.sandbox.SharedSandbox;
import io.arbiter.worker.TestSettings;
import io.smallrye.config.SmallRyeConfig;
import java.util.function.BiFunction;

/**
 * The sandboxes of one worker with one slot for all tests, because children take seconds to start.
 * Classes that use them run in one thread: two jobs with one slot could wait for each other.
 */
public final class SharedSandboxes {
  private static final class Holder {
    private static final Sandboxes SANDBOXES = open(1, SharedSandboxes::starter);

    static {
      Runtime.getRuntime().addShutdownHook(new Thread(SANDBOXES::close));
    }
  }

  private SharedSandboxes() {}

  public static Sandboxes get() {
    return Holder.SANDBOXES;
  }

  /** Sandboxes of a worker with one slot and fake children. */
  static Sandboxes of(FakeChild.Family children) {
    return open(1, children::starter);
  }

  public static Sandboxes open(
      int slots, BiFunction<SandboxSettings, Integer, ChildStarter> starting) {
    SmallRyeConfig config = TestSettings.with("arbiter.worker.slots", slots);
    return new Sandboxes(
        config.getConfigMapping(WorkerSettings.class),
        config.getConfigMapping(ChildSettings.class),
        starting);
  }

  /** Batch jobs use the players' children, as always when none of their own becomes ready. */
  private static ChildStarter starter(SandboxSettings settings, int spares) {
    return settings.niceness() == 0
        ? SharedSandbox.starter()
        : new FakeChild.Family((_, _) -> null).starter(settings, spares);
  }

  /** The sandboxes of a worker with one slot and without a spare, on the files of the build. */
  public static Sandboxes open() {
    return open(1, (settings, _) -> new ChildStarter(settings, 0));
  }
}
