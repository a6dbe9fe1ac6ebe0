package io.arbiter;

import io.arbiter.core.problem.ProblemException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** Calls at the same moment. */
public final class SameMoment {
  private SameMoment() {}

  /** How many of these calls, which get the numbers from 0 on, are not refused. */
  public static int accepted(int calls, IntConsumer call) throws Exception {
    List<Callable<Boolean>> all =
        IntStream.range(0, calls)
            .mapToObj(number -> (Callable<Boolean>) () -> isAccepted(call, number))
            .toList();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      int accepted = 0;
      for (Future<Boolean> each : threads.invokeAll(all)) {
        accepted += each.get() ? 1 : 0;
      }
      return accepted;
    }
  }

  private static boolean isAccepted(IntConsumer call, int number) {
    try {
      call.accept(number);
      return true;
    } catch (ProblemException e) {
      return false;
    }
  }
}
