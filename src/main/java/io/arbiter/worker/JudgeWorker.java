package io.arbiter.worker;

import io.arbiter.core.judging.Blame;
import io.arbiter.core.judging.CategoryResult;
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
import io.arbiter.worker.judging.Judging;
import io.arbiter.worker.judging.JudgingListener;
import io.arbiter.worker.judging.Lane;
import io.arbiter.worker.judging.Sandboxes;
import io.arbiter.worker.judging.Solution;
import io.arbiter.worker.judging.WorkerSettings;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/** One job in, one judgement out; the judgement is published before the job is acknowledged. */
@ApplicationScoped
public class JudgeWorker {
  private static final Logger LOG = Logger.getLogger(JudgeWorker.class);

  /** What judges Python here, as the provenance of a judgement names it. */
  static final String RUNTIME = "GraalPy 25.0.3 (Python 3.12.8)";

  /** How long a job waits here for its test set. Then the job goes back to the queue. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Judging judge;
  private final TestSetCache testSets;
  private final Publisher publisher;
  private final StoppedRuns stopped;
  private final MeterRegistry metrics;
  private final String name;
  private final Duration patience;

  @Inject
  public JudgeWorker(
      Sandboxes sandboxes,
      TestSetCache testSets,
      Publisher publisher,
      WorkerSettings settings,
      StoppedRuns stopped,
      MeterRegistry metrics) {
    this(new Judge(sandboxes), testSets, publisher, name(settings), PATIENCE, stopped, metrics);
  }

  JudgeWorker(
      Judging judge,
      TestSetCache testSets,
      Publisher publisher,
      String name,
      Duration patience,
      StoppedRuns stopped,
      MeterRegistry metrics) {
    this.judge = judge;
    this.testSets = testSets;
    this.publisher = publisher;
    this.stopped = stopped;
    this.metrics = metrics;
    this.name = name;
    this.patience = patience;
    // An alert does not see a counter whose first value is already 1.
    Stream.of(Verdict.values()).forEach(this::counter);
  }

  private Counter counter(Verdict verdict) {
    return metrics.counter("arbiter.verdicts", "verdict", verdict.name());
  }

  /** The name of this worker in judgements, logs and the console. */
  public static String name(WorkerSettings settings) {
    return settings.name().orElseGet(() -> "worker-" + ProcessHandle.current().pid());
  }

  /** Notes that a job has come. The player learns that an earlier worker was lost. */
  public void receive(Job job, Delivery delivery) {
    if (delivery.losses() > 0) {
      tellDelay(job, Delay.WORKER_LOST);
    }
  }

  /** Judges a job. */
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
      tellDelay(job, Delay.NO_TEST_SET);
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
    Teller teller = teller(job, tests.size());
    teller.started(name);
    try {
      Judgement judgement = judge(job, delivery, tests, lane, teller);
      if (judgement.verdict().blame() == Blame.JUDGE) {
        LOG.errorf("delivery %d failed: %s", delivery.number(), judgement.message());
        tellDelay(job, Delay.JUDGE_FAILED);
        return Disposition.FAIL;
      }
      teller.tellAgainIfLost();
      return publish(job, delivery, judgement);
    } catch (SandboxUnavailable e) {
      LOG.errorf("no sandbox, delivery %d: %s", delivery.number(), e.getMessage());
      tellDelay(job, Delay.NO_CHILD);
      return Disposition.RELEASE;
    } catch (SandboxClosed _) {
      // The worker stops. This says nothing about the submission.
      return Disposition.RELEASE;
    }
  }

  private Judgement judge(
      Job job, Delivery delivery, TestSet tests, Lane lane, JudgingListener listener)
      throws SandboxUnavailable, InterruptedException {
    Solution solution = Solution.of(job);
    if (job instanceof Job.Run run && !run.inputs().isEmpty()) {
      return delivery.isLastTry()
          ? judge.runInFreshChildren(solution, tests, run.inputs(), lane, listener)
          : judge.run(solution, tests, run.inputs(), lane, listener);
    }
    return delivery.isLastTry() || isClean(job)
        ? judge.judgeInFreshChildren(solution, tests, lane, listener)
        : judge.judge(solution, tests, lane, listener);
  }

  /** Whether the source must not meet what an earlier source may have left in a child. */
  private static boolean isClean(Job job) {
    return job instanceof Job.Submission submission && submission.clean();
  }

  private Optional<TestSet> tests(Job job) throws InterruptedException {
    return switch (job) {
      case Job.Scratch _ -> Optional.of(TestSet.NONE);
      // Own inputs are compared with those of the hidden tests.
      case Job.Run run when !run.inputs().isEmpty() -> await(run.target());
      case Job.Run run -> await(run.target()).map(TestSet::samplesOnly);
      case Job.Submission submission -> await(submission.target());
      case Job.Rejudgement rejudgement -> await(rejudgement.target());
    };
  }

  private Optional<TestSet> await(Job.Target target) throws InterruptedException {
    return testSets.await(target.testSetHash(), patience);
  }

  /** The judgement of a source that is not run. */
  private static Judgement unrun(Verdict verdict, String message, TestSet tests) {
    List<CategoryResult> untouched =
        tests.categories().stream()
            .map(c -> new CategoryResult(c.name(), 0, c.cases().size()))
            .toList();
    return new Judgement(verdict, message, untouched, null, null, Usage.NONE);
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
          .register(metrics)
          .record(Duration.between(job.origin().submittedAt(), now));
    }
    LOG.infof("%s: %s", title(job), judgement.verdict());
    return Disposition.ACCEPT;
  }

  /** For the log. */
  private static String title(Job job) {
    return switch (job) {
      case Job.OfPuzzle of -> of.kind() + " " + of.target();
      case Job.Scratch scratch -> scratch.kind().name();
    };
  }

  private JudgingEvent.Provenance provenance(Job job, Delivery delivery, Instant now) {
    return switch (job) {
      case Job.OfPuzzle of ->
          new JudgingEvent.Provenance(
              of.target().version(),
              of.target().testSetHash(),
              RUNTIME,
              name,
              delivery.number(),
              of.limits(),
              now);
      case Job.Scratch scratch ->
          new JudgingEvent.Provenance(
              0, null, RUNTIME, name, delivery.number(), scratch.limits(), now);
    };
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

  private void tellDelay(Job job, Delay delay) {
    teller(job, 0).delayed(delay);
  }

  private Teller teller(Job job, int total) {
    return new Teller(publisher, stopped, job, total);
  }
}
