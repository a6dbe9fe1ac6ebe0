package io.arbiter.worker;

import io.arbiter.core.judging.Blame;
import io.arbiter.core.judging.CategoryResult;
import io.arbiter.core.judging.Judgement;
import io.arbiter.core.judging.SubmissionKind;
import io.arbiter.core.judging.TestSet;
import io.arbiter.core.judging.Usage;
import io.arbiter.core.judging.Verdict;
import io.arbiter.delivery.Delivery;
import io.arbiter.delivery.DeliverySettings;
import io.arbiter.delivery.Disposition;
import io.arbiter.delivery.Job;
import io.arbiter.delivery.JudgingEvent;
import io.arbiter.delivery.Publisher;
import io.arbiter.sandbox.SandboxUnavailable;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/** One job in, one judgement out; the judgement is published before the job is acknowledged. */
@ApplicationScoped
public class JudgeWorker {
  private static final Logger LOG = Logger.getLogger(JudgeWorker.class);

  /** What judges Python here, as the provenance of a judgement names it. */
  static final String RUNTIME = "GraalPy 25.0.3 (Python 3.12.8)";

  /** Progress is for eyes: more often than this nobody can see it. */
  private static final long PROGRESS_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final Judge judge;
  private final TestSetCache testSets;
  private final Publisher publisher;
  private final WorkerSettings settings;
  private final int maxFailures;
  private final MeterRegistry metrics;
  private final String name;

  public JudgeWorker(
      Sandboxes sandboxes,
      TestSetCache testSets,
      Publisher publisher,
      WorkerSettings settings,
      DeliverySettings delivery,
      MeterRegistry metrics) {
    this.judge = new Judge(sandboxes);
    this.testSets = testSets;
    this.publisher = publisher;
    this.settings = settings;
    this.maxFailures = delivery.maxFailures();
    this.metrics = metrics;
    this.name = settings.name().orElseGet(() -> "worker-" + ProcessHandle.current().pid());
  }

  /** Judges a job. */
  public Disposition handle(Job job, Delivery delivery, Lane lane) throws InterruptedException {
    MDC.put("submission", job.submission());
    try {
      return judge(job, delivery, lane);
    } finally {
      MDC.remove("submission");
    }
  }

  private Disposition judge(Job job, Delivery delivery, Lane lane) throws InterruptedException {
    Optional<TestSet> found =
        job.kind() == SubmissionKind.SCRATCH
            ? Optional.of(TestSet.NONE)
            : testSets.await(String.valueOf(job.testSetHash()), settings.testSetPatience());
    if (found.isEmpty()) {
      LOG.warnf("test set %s is not here, delivery %d", job.testSetHash(), delivery.number());
      return Disposition.RELEASE;
    }
    TestSet tests = job.kind() == SubmissionKind.RUN ? found.get().samplesOnly() : found.get();
    if (delivery.failures() >= maxFailures) {
      LOG.errorf("given up after %d failures", delivery.failures());
      return giveUp(job, delivery, untouched(tests));
    }
    if (job.rejudging() == null) {
      tell(new JudgingEvent.Started(job.submission(), job.attempt(), name));
    }
    try {
      Judgement judgement = judge.judge(Solution.of(job), tests, lane, listener(job, tests.size()));
      if (judgement.verdict().blame() == Blame.JUDGE) {
        LOG.errorf("delivery %d failed: %s", delivery.number(), judgement.message());
        return Disposition.FAIL;
      }
      return publish(job, delivery, judgement);
    } catch (SandboxUnavailable e) {
      LOG.errorf("no sandbox, delivery %d: %s", delivery.number(), e.getMessage());
      return Disposition.RELEASE;
    }
  }

  private static List<CategoryResult> untouched(TestSet tests) {
    return tests.categories().stream()
        .map(c -> new CategoryResult(c.name(), 0, c.cases().size()))
        .toList();
  }

  private Disposition giveUp(Job job, Delivery delivery, List<CategoryResult> categories)
      throws InterruptedException {
    return publish(
        job,
        delivery,
        new Judgement(
            Verdict.JUDGE_ERROR,
            "the judge failed on this submission; it does not count against you",
            categories,
            null,
            null,
            Usage.NONE));
  }

  private Disposition publish(Job job, Delivery delivery, Judgement judgement)
      throws InterruptedException {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    var provenance =
        new JudgingEvent.Provenance(
            job.version(), job.testSetHash(), RUNTIME, name, delivery.number(), job.limits(), now);
    publisher.deliver(result(job, judgement, provenance));
    metrics.counter("arbiter.verdicts", "verdict", judgement.verdict().name()).increment();
    metrics.timer("arbiter.verdict.time").record(Duration.between(job.submittedAt(), now));
    LOG.infof("%s %s: %s", job.kind(), job.puzzle(), judgement.verdict());
    return Disposition.ACCEPT;
  }

  private static JudgingEvent result(
      Job job, Judgement judgement, JudgingEvent.Provenance provenance) {
    @Nullable UUID rejudging = job.rejudging();
    return rejudging == null
        ? new JudgingEvent.Judged(job.submission(), job.attempt(), judgement, provenance)
        : new JudgingEvent.Rejudged(
            job.submission(), job.attempt(), rejudging, judgement, provenance);
  }

  /** Events that nobody depends on: a lost one is not sent again. */
  private void tell(JudgingEvent event) {
    var _ = publisher.send(event);
  }

  /** What rejudgings do is nothing that a player waits for or is to blame for. */
  private JudgingListener listener(Job job, int total) {
    return job.rejudging() == null ? new Teller(job, total) : JudgingListener.NOBODY;
  }

  private final class Teller implements JudgingListener {
    private final Job job;
    private final int total;
    private long next = System.nanoTime() + PROGRESS_NANOS;

    private Teller(Job job, int total) {
      this.job = job;
      this.total = total;
    }

    @Override
    public void printed(String text) {
      tell(new JudgingEvent.Output(job.submission(), job.attempt(), text));
    }

    @Override
    public void passed(int cases) {
      long now = System.nanoTime();
      if (now >= next) {
        next = now + PROGRESS_NANOS;
        tell(new JudgingEvent.Progress(job.submission(), job.attempt(), cases, total));
      }
    }

    @Override
    public void childEnded() {
      tell(new JudgingEvent.ChildEnded(job.submission(), job.attempt()));
    }
  }
}
