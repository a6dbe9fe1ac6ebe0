package io.arbiter.worker;

import io.arbiter.core.judging.Judgement;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.core.judging.test.TestSet;
import io.arbiter.delivery.Publisher;
import io.arbiter.delivery.ShareLoop;
import io.arbiter.delivery.message.Job;
import io.arbiter.sandbox.SandboxUnavailable;
import io.arbiter.worker.judging.Judging;
import io.arbiter.worker.judging.JudgingListener;
import io.arbiter.worker.judging.Lane;
import io.arbiter.worker.judging.Solution;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.time.Duration;
import java.util.List;

/** The worker in a process of a simulation, with a sandbox that gives what it is told to give. */
public final class SimulatedWorker {
  /** A registry that measures nothing. */
  private static final MeterRegistry UNMEASURED = new CompositeMeterRegistry();

  /**
   * No job waits for another job or for a test set on real time. It goes back to the queue at once.
   */
  private static final Duration IMPATIENT = Duration.ZERO;

  /** Stands for the sandbox. */
  @FunctionalInterface
  public interface Sandbox {
    /**
     * @param lost tells that the player's code has ended its child
     * @return null when no child starts
     */
    Judgement run(String source, Runnable lost);
  }

  private final JudgeWorker worker;
  private final SuspectJobs suspects = new SuspectJobs(IMPATIENT);

  public SimulatedWorker(String name, Publisher publisher, Sandbox sandbox, TestSetCache testSets) {
    this.worker =
        new JudgeWorker(
            new InSandbox(sandbox),
            testSets,
            publisher,
            name,
            IMPATIENT,
            new StoppedRuns(),
            UNMEASURED);
  }

  /** The handler of the jobs of a lane, as {@code JudgingPipeline} makes it. */
  public ShareLoop.Handler handler(Lane lane) {
    ShareLoop.Handler alone =
        suspects.watch((work, delivery) -> worker.handle((Job) work, delivery, lane));
    return (work, delivery) -> {
      worker.receive((Job) work, delivery);
      return alone.handle(work, delivery);
    };
  }

  private record InSandbox(Sandbox sandbox) implements Judging {
    @Override
    public Judgement judge(Solution solution, TestSet tests, Lane lane, JudgingListener listener)
        throws SandboxUnavailable {
      Judgement judgement = sandbox.run(solution.source(), listener::childEnded);
      if (judgement == null) {
        throw new SandboxUnavailable("no child starts");
      }
      return judgement;
    }

    @Override
    public Judgement judgeInFreshChildren(
        Solution solution, TestSet tests, Lane lane, JudgingListener listener)
        throws SandboxUnavailable {
      return judge(solution, tests, lane, listener);
    }

    @Override
    public Judgement run(
        Solution solution,
        TestSet tests,
        List<List<PyValue>> inputs,
        Lane lane,
        JudgingListener listener) {
      throw new UnsupportedOperationException("the simulation's runs have no inputs");
    }

    @Override
    public Judgement runInFreshChildren(
        Solution solution,
        TestSet tests,
        List<List<PyValue>> inputs,
        Lane lane,
        JudgingListener listener) {
      return run(solution, tests, inputs, lane, listener);
    }
  }

  /** An empty test set by this hash. */
  public static TestSetCache testSets(String... hashes) {
    TestSetCache cache = new TestSetCache();
    for (String hash : hashes) {
      cache.add(hash, TestSet.NONE);
    }
    return cache;
  }
}
