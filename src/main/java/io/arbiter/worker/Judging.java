package io.arbiter.worker;

import io.arbiter.core.judging.Judgement;
import io.arbiter.core.judging.PyValue;
import io.arbiter.core.judging.TestSet;
import io.arbiter.sandbox.SandboxUnavailable;
import java.util.List;

/** What a {@link JudgeWorker} needs of {@link Judge}, so that a simulation can replace it. */
interface Judging {
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
