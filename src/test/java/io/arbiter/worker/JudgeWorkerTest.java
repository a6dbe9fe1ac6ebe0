package io.arbiter.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.core.judging.Judgement;
import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.Usage;
import io.arbiter.core.judging.Verdict;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.delivery.Delivery;
import io.arbiter.delivery.Disposition;
import io.arbiter.delivery.MemoryPublisher;
import io.arbiter.delivery.message.Job;
import io.arbiter.worker.judging.JudgingRequest;
import io.arbiter.worker.judging.Lane;
import io.arbiter.worker.judging.OwnInputsTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class JudgeWorkerTest {
  private static final Limits LIMITS = new Limits(1000, 200_000, 64L << 20, 16 << 10);
  private static final Job.Origin ORIGIN = new Job.Origin(UUID.randomUUID(), 1, Instant.now());
  private static final Job.Target TARGET = new Job.Target("twice", 1, "hash");

  private final List<String> judged = new ArrayList<>();

  private Judgement note(JudgingRequest request) {
    judged.add(
        (request.solution().inputs().isEmpty() ? "judge " : "run ")
            + (request.freshChildren() ? "in fresh children " : "")
            + request.tests().size());
    return new Judgement(Verdict.ACCEPTED, null, List.of(), null, null, Usage.NONE);
  }

  private JudgeWorker worker() {
    TestSetCache testSets = new TestSetCache(Duration.ZERO);
    testSets.add("hash", OwnInputsTest.oneSampleAndOneHiddenTest());
    return new JudgeWorker(
        this::note, testSets, MemoryPublisher.open(), new StoppedRuns(), "worker");
  }

  private void handle(List<List<PyValue>> inputs, Delivery delivery) throws Exception {
    handle(worker(), new Job.Run(ORIGIN, TARGET, "def f(n): return n", LIMITS, inputs), delivery);
  }

  private static void handle(JudgeWorker worker, Job job, Delivery delivery) throws Exception {
    assertThat(worker.handle(job, delivery, Lane.INTERACTIVE)).isEqualTo(Disposition.ACCEPT);
  }

  @Test
  void aRunWithOwnInputsIsTriedInFreshChildrenBeforeItIsGivenUp() throws Exception {
    List<List<PyValue>> inputs = List.of(List.of(PyValue.Int.of(1)));
    Delivery first = new Delivery(1, 0, 0, Instant.EPOCH);
    Delivery last = new Delivery(3, Delivery.MAX_FAILURES - 1, 0, Instant.EPOCH);
    handle(inputs, first);
    handle(inputs, last);
    handle(List.of(), first);
    handle(List.of(), last);
    // Own inputs are compared with those of the hidden test; a run of the samples has none.
    assertThat(judged)
        .containsExactly(
            "run 2", "run in fresh children 2", "judge 1", "judge in fresh children 1");
  }

  @Test
  void aCleanSubmissionHasFreshChildrenFromItsFirstDeliveryOn() throws Exception {
    Delivery first = new Delivery(1, 0, 0, Instant.EPOCH);
    handle(worker(), new Job.Submission(ORIGIN, TARGET, "x = 1", LIMITS, true), first);
    handle(worker(), new Job.Submission(ORIGIN, TARGET, "x = 1", LIMITS), first);
    assertThat(judged).containsExactly("judge in fresh children 2", "judge 2");
  }

  @Test
  void theProvenanceNamesTheEngineThatTheBuildHas() throws IOException {
    assertThat(Files.readString(Path.of("pom.xml")))
        .contains(
            "<graal.version>%s<".formatted(JudgeWorker.RUNTIME.split("GraalPy ")[1].split(" ")[0]));
  }
}
