package io.arbiter.worker;

import io.arbiter.core.judging.Judgement;
import io.arbiter.core.judging.test.TestSet;
import io.arbiter.delivery.Publisher;
import io.arbiter.delivery.ShareLoop;
import io.arbiter.delivery.message.Job;
import io.arbiter.sandbox.SandboxUnavailable;
import io.arbiter.worker.judging.JudgingRequest;
import io.arbiter.worker.judging.Lane;
import java.time.Duration;

/** The worker in a process of a simulation, with a sandbox that gives what it is told to give. */
public final class SimulatedWorker {
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
  private final JobIsolation isolation = new JobIsolation(IMPATIENT);

  public SimulatedWorker(String name, Publisher publisher, Sandbox sandbox, TestSetCache testSets) {
    this.worker =
        new JudgeWorker(
            request -> judge(request, sandbox),
            testSets,
            publisher,
            new StoppedRuns(),
            Runnable::run,
            name);
  }

  /** The handler of the jobs of a lane, as {@code JudgingPipeline} makes it. */
  public ShareLoop.Handler handler(Lane lane) {
    ShareLoop.Handler alone =
        isolation.isolate((work, delivery) -> worker.handle((Job) work, delivery, lane));
    return (work, delivery) -> {
      worker.receive((Job) work, delivery);
      return alone.handle(work, delivery);
    };
  }

  private static Judgement judge(JudgingRequest request, Sandbox sandbox)
      throws SandboxUnavailable {
    if (!request.solution().inputs().isEmpty()) {
      throw new UnsupportedOperationException("the simulation's runs have no inputs");
    }
    Judgement judgement = sandbox.run(request.solution().source(), request.listener()::childEnded);
    if (judgement == null) {
      throw new SandboxUnavailable("no child starts");
    }
    return judgement;
  }

  /** An empty test set by this hash. */
  public static TestSetCache testSets(String... hashes) {
    TestSetCache cache = new TestSetCache(IMPATIENT);
    for (String hash : hashes) {
      cache.add(hash, TestSet.NONE);
    }
    return cache;
  }
}
