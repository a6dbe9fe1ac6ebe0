package io.arbiter.worker.judging;

import io.arbiter.core.judging.Judgement;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.core.judging.test.TestSet;
import io.arbiter.sandbox.SandboxUnavailable;
import java.util.List;

/** What a {@code JudgeWorker} needs of {@link Judge}, so that a simulation can replace it. */
public interface Judging {
  Judgement judge(Solution solution, TestSet tests, Lane lane, JudgingListener listener)
      throws SandboxUnavailable, InterruptedException;

  Judgement judgeInFreshChildren(
      Solution solution, TestSet tests, Lane lane, JudgingListener listener)
      throws SandboxUnavailable, InterruptedException;

  Judgement run(
      Solution solution,
      TestSet tests,
      List<List<PyValue>> inputs,
      Lane lane,
      JudgingListener listener)
      throws SandboxUnavailable, InterruptedException;

  Judgement runInFreshChildren(
      Solution solution,
      TestSet tests,
      List<List<PyValue>> inputs,
      Lane lane,
      JudgingListener listener)
      throws SandboxUnavailable, InterruptedException;
}
