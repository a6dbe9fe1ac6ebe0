package io.arbiter.worker.validation;

import io.arbiter.core.bundle.BundleProblem;
import io.arbiter.core.bundle.PuzzleBundle;
import io.arbiter.core.exchange.ImportedMission;
import io.arbiter.core.exchange.KattisImport;
import io.arbiter.core.report.FoundCounterExample;
import io.arbiter.core.report.PreparedBundle;
import io.arbiter.delivery.Delivery;
import io.arbiter.delivery.Disposition;
import io.arbiter.delivery.Publisher;
import io.arbiter.delivery.message.AuthorTask;
import io.arbiter.delivery.message.TaskEvent;
import io.arbiter.delivery.trace.Spans;
import io.arbiter.delivery.trace.TraceSpan;
import io.arbiter.sandbox.SandboxClosed;
import io.arbiter.sandbox.SandboxUnavailable;
import io.arbiter.worker.judging.AuthorFault;
import io.arbiter.worker.judging.Sandboxes;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One task of an author in, one answer out; it is published before the task is acknowledged. */
@ApplicationScoped
public class AuthorWorker {
  private static final Logger LOG = Logger.getLogger(AuthorWorker.class);
  private static final Duration COUNTEREXAMPLE_BUDGET = Duration.ofSeconds(5);

  /** More often than this nobody can see progress. */
  private static final long PROGRESS_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  private static final BundleProblem TOO_LARGE =
      new BundleProblem(
          "bundle",
          0,
          "the tests are too large to be sent to the server: use fewer or smaller ones");

  private final Sandboxes sandboxes;
  private final Publisher publisher;

  public AuthorWorker(Sandboxes sandboxes, Publisher publisher) {
    this.sandboxes = sandboxes;
    this.publisher = publisher;
  }

  public Disposition handle(AuthorTask task, Delivery delivery) throws InterruptedException {
    if (delivery.isGivenUp()) {
      LOG.errorf(
          "task %s is given up after %d failures and %d losses",
          task.id(), delivery.failures(), delivery.losses());
      return publish(new TaskEvent.GivenUp(task.id()));
    }
    try {
      return publish(answer(task));
    } catch (SandboxUnavailable e) {
      LOG.errorf(
          "no sandbox for task %s, delivery %d: %s", task.id(), delivery.number(), e.getMessage());
      return Disposition.RELEASE;
    } catch (SandboxClosed _) {
      // The worker stops. This says nothing about the task.
      return Disposition.RELEASE;
    }
  }

  /** Without spans: a validation runs hundreds of programs. */
  private TaskEvent.Answer answer(AuthorTask task) throws SandboxUnavailable, InterruptedException {
    try (TraceSpan _ = Spans.suspend()) {
      return switch (task) {
        case AuthorTask.Prepare(UUID id, Map<String, byte[]> files) ->
            new TaskEvent.Prepared(id, new Preparation(sandboxes).prepare(files));
        case AuthorTask.Check(UUID id, Map<String, byte[]> files) ->
            new TaskEvent.Checked(id, new Preparation(sandboxes).check(files));
        case AuthorTask.Validate(UUID id, Map<String, byte[]> files) ->
            new TaskEvent.Validated(id, new Validation(sandboxes).validate(files, watcher(id)));
        case AuthorTask.FindCounterExample search ->
            new TaskEvent.Searched(search.id(), search.submission(), counterExample(search));
        case AuthorTask.ImportCheckio of ->
            imported(
                of.id(), new CheckioReader(sandboxes).run(of.files(), of.sizes(), of.details()));
        case AuthorTask.ImportKattis of ->
            imported(of.id(), KattisImport.run(of.files(), of.sizes(), of.details()));
      };
    }
  }

  private TaskEvent.Imported imported(UUID task, ImportedMission mission)
      throws SandboxUnavailable, InterruptedException {
    return new TaskEvent.Imported(task, new ImportProof(sandboxes).prove(mission));
  }

  private FoundCounterExample counterExample(AuthorTask.FindCounterExample search)
      throws SandboxUnavailable, InterruptedException {
    @Nullable PuzzleBundle bundle = new Preparation(sandboxes).prepare(search.files()).bundle();
    if (bundle == null) {
      return new FoundCounterExample(null);
    }
    try {
      return new FoundCounterExample(
          CounterExampleSearch.find(sandboxes, bundle, search.source(), COUNTEREXAMPLE_BUDGET)
              .orElse(null));
    } catch (AuthorFault e) {
      LOG.warnf("no counter-example: %s: %s", e.file(), e.problem());
      return new FoundCounterExample(null);
    }
  }

  private Validation.Watcher watcher(UUID task) {
    long[] next = {System.nanoTime()};
    return (done, total) -> {
      long now = System.nanoTime();
      if (now >= next[0]) {
        next[0] = now + PROGRESS_NANOS;
        var _ = publisher.send(new TaskEvent.Progress(task, done, total));
      }
    };
  }

  private Disposition publish(TaskEvent.Answer answer) throws InterruptedException {
    try {
      publisher.deliver(answer);
    } catch (IllegalArgumentException e) {
      if (!(answer instanceof TaskEvent.Prepared)) {
        throw e;
      }
      // Letters that are not Latin need more bytes in a record than in a file.
      publisher.deliver(
          new TaskEvent.Prepared(answer.id(), new PreparedBundle(List.of(TOO_LARGE), null)));
    }
    LOG.infof("task %s: %s", answer.id(), answer.getClass().getSimpleName());
    return Disposition.ACCEPT;
  }
}
