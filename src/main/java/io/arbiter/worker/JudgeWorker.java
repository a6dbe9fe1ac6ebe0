package io.arbiter.worker;

import io.arbiter.core.judging.Blame;
import io.arbiter.core.judging.Delay;
import io.arbiter.core.judging.Judgement;
import io.arbiter.core.judging.Usage;
import io.arbiter.core.judging.Verdict;
import io.arbiter.core.judging.test.TestSet;
import io.arbiter.delivery.Delivery;
import io.arbiter.delivery.Disposition;
import io.arbiter.delivery.Publisher;
import io.arbiter.delivery.message.Job;
import io.arbiter.delivery.message.JudgingEvent;
import io.arbiter.delivery.trace.Spans;
import io.arbiter.delivery.trace.Stage;
import io.arbiter.sandbox.SandboxClosed;
import io.arbiter.sandbox.SandboxUnavailable;
import io.arbiter.worker.judging.Explanation;
import io.arbiter.worker.judging.Judge;
import io.arbiter.worker.judging.JudgingRequest;
import io.arbiter.worker.judging.Lane;
import io.arbiter.worker.judging.Sandboxes;
import io.arbiter.worker.judging.Solution;
import io.arbiter.worker.judging.WorkerSettings;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import io.smallrye.common.net.HostName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/** One job in, one judgement out; the judgement is published before the job is acknowledged. */
@ApplicationScoped
public class JudgeWorker {
  private static final Logger LOG = Logger.getLogger(JudgeWorker.class);

  /** What judges Python here, as the provenance of a judgement names it. */
  static final String RUNTIME = "GraalPy 25.0.3 (Python 3.12.8)";

  /** A shorter run is over before anybody sees that it has begun, so nobody is told. */
  private static final Executor AFTER_A_MOMENT =
      CompletableFuture.delayedExecutor(50, TimeUnit.MILLISECONDS);

  /** Judges in a sandbox, or in a simulation of one. */
  @FunctionalInterface
  interface Judging {
    Judgement judge(JudgingRequest request) throws SandboxUnavailable, InterruptedException;
  }

  private final Judging judge;
  private final TestSetCache testSets;
  private final Publisher publisher;
  private final StoppedRuns stopped;
  private final Executor afterAMoment;
  private final String name;

  @Inject
  public JudgeWorker(
      Sandboxes sandboxes,
      TestSetCache testSets,
      Publisher publisher,
      StoppedRuns stopped,
      WorkerSettings settings) {
    this(new Judge(sandboxes)::judge, testSets, publisher, stopped, AFTER_A_MOMENT, name(settings));
  }

  JudgeWorker(
      Judging judge,
      TestSetCache testSets,
      Publisher publisher,
      StoppedRuns stopped,
      Executor afterAMoment,
      String name) {
    this.judge = judge;
    this.testSets = testSets;
    this.publisher = publisher;
    this.stopped = stopped;
    this.afterAMoment = afterAMoment;
    this.name = name;
    // An alert does not see a counter whose first value is already 1.
    Stream.of(Verdict.values()).forEach(JudgeWorker::counter);
  }

  private static Counter counter(Verdict verdict) {
    return Metrics.counter("arbiter.verdicts", "verdict", verdict.name());
  }

  /**
   * The name of this worker in judgements, logs and the console. In a container the id of the
   * process is always 1, and the host's name is the container's id.
   */
  public static String name(WorkerSettings settings) {
    return settings
        .name()
        .orElseGet(() -> "worker-" + HostName.getHostName() + "-" + ProcessHandle.current().pid());
  }

  /** Notes that a job has come. The player learns that an earlier worker was lost. */
  public void receive(Job job, Delivery delivery) {
    if (delivery.losses() > 0) {
      reporter(job, 0).delayed(Delay.WORKER_LOST);
    }
  }

  public Disposition handle(Job job, Delivery delivery, Lane lane) throws InterruptedException {
    MDC.put("submission", job.submission());
    Spans.note(Spans.SUBMISSION, job.submission().toString());
    long begun = System.nanoTime();
    noteWait(job, delivery);
    try {
      Disposition disposition = judge(job, delivery, lane);
      if (disposition == Disposition.ACCEPT) {
        Stage.JUDGE.record(Duration.ofNanos(System.nanoTime() - begun));
      }
      return disposition;
    } finally {
      MDC.remove("submission");
    }
  }

  /** A rejudgement has the time of the old submission, and a job that comes again has waited. */
  private static void noteWait(Job job, Delivery delivery) {
    if (delivery.number() == 1 && !(job instanceof Job.Rejudgement)) {
      Stage.QUEUE.record(Duration.between(job.origin().submittedAt(), Instant.now()));
    }
  }

  private Disposition judge(Job job, Delivery delivery, Lane lane) throws InterruptedException {
    Optional<TestSet> found = tests(job);
    if (found.isEmpty()) {
      LOG.warnf("%s: test set is not here, delivery %d", title(job), delivery.number());
      reporter(job, 0).delayed(Delay.NO_TEST_SET);
      return Disposition.RELEASE;
    }
    TestSet tests = found.get();
    if (delivery.isGivenUp()) {
      LOG.errorf(
          "given up after %d failures and %d losses", delivery.failures(), delivery.losses());
      return publish(job, delivery, unrun(Verdict.JUDGE_ERROR, Explanation.JUDGE_FAILED, tests));
    }
    if (stopped.contains(job)) {
      return publish(job, delivery, unrun(Verdict.RUNTIME_ERROR, Explanation.STOPPED, tests));
    }
    ProgressReporter reporter = reporter(job, tests.size());
    reporter.started(name);
    // A source that is clean must not meet what an earlier source may have left in a child.
    boolean fresh =
        delivery.isLastTry() || job instanceof Job.Submission submission && submission.clean();
    try {
      Judgement judgement =
          judge.judge(new JudgingRequest(Solution.of(job), tests, lane, fresh, reporter));
      if (judgement.verdict().blame() == Blame.JUDGE) {
        LOG.errorf("delivery %d failed: %s", delivery.number(), judgement.message());
        reporter.delayed(Delay.JUDGE_FAILED);
        return Disposition.FAIL;
      }
      reporter.repeatIfLost();
      return publish(job, delivery, judgement);
    } catch (SandboxUnavailable e) {
      LOG.errorf("no sandbox, delivery %d: %s", delivery.number(), e.getMessage());
      reporter.delayed(Delay.NO_CHILD);
      return Disposition.RELEASE;
    } catch (SandboxClosed _) {
      // The worker stops. This says nothing about the submission.
      return Disposition.RELEASE;
    }
  }

  private ProgressReporter reporter(Job job, int total) {
    return new ProgressReporter(publisher, stopped, afterAMoment, job, total);
  }

  private Optional<TestSet> tests(Job job) throws InterruptedException {
    return switch (job) {
      case Job.Scratch _ -> Optional.of(TestSet.NONE);
      // Own inputs are compared with those of the hidden tests.
      case Job.Run run when !run.inputs().isEmpty() -> await(run.target());
      case Job.Run run ->
          await(run.target())
              .map(
                  tests ->
                      run.sample() == 0 ? tests.samplesOnly() : tests.sampleOnly(run.sample()));
      case Job.Submission submission -> await(submission.target());
      case Job.Rejudgement rejudgement -> await(rejudgement.target());
    };
  }

  private Optional<TestSet> await(Job.Target target) throws InterruptedException {
    return testSets.await(target.testSetHash());
  }

  private static Judgement unrun(Verdict verdict, String message, TestSet tests) {
    return new Judgement(verdict, message, Judge.untouched(tests), null, null, Usage.NONE);
  }

  private Disposition publish(Job job, Delivery delivery, Judgement judgement)
      throws InterruptedException {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    Spans.note("arbiter.verdict", judgement.verdict().name());
    publisher.deliver(result(job, judgement, provenance(job, delivery, now)));
    counter(judgement.verdict()).increment();
    if (!(job instanceof Job.Rejudgement)) {
      Timer.builder("arbiter.verdict.time")
          .description("Time from the request until a worker has the result")
          .serviceLevelObjectives(Stage.buckets())
          .register(Metrics.globalRegistry)
          .record(Duration.between(job.origin().submittedAt(), now));
    }
    LOG.infof("%s: %s", title(job), judgement.verdict());
    return Disposition.ACCEPT;
  }

  private static String title(Job job) {
    return switch (job) {
      case Job.OfPuzzle of -> of.kind() + " " + of.target();
      case Job.Scratch scratch -> scratch.kind().name();
    };
  }

  private JudgingEvent.Provenance provenance(Job job, Delivery delivery, Instant now) {
    Job.@Nullable Target target = job instanceof Job.OfPuzzle of ? of.target() : null;
    return new JudgingEvent.Provenance(
        target == null ? 0 : target.version(),
        target == null ? null : target.testSetHash(),
        RUNTIME,
        name,
        delivery.number(),
        job.limits(),
        now);
  }

  private static JudgingEvent result(
      Job job, Judgement judgement, JudgingEvent.Provenance provenance) {
    return switch (job) {
      case Job.Rejudgement again ->
          new JudgingEvent.Rejudged(
              again.submission(), again.attempt(), again.rejudging(), judgement, provenance);
      case Job.Submission _, Job.Run _, Job.Scratch _ ->
          new JudgingEvent.Judged(job.submission(), job.attempt(), judgement, provenance);
    };
  }
}
