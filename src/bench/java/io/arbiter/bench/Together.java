package io.arbiter.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Does the same many times, several at a time. */
final class Together {
  private Together() {}

  /** One of many tasks; they are numbered from 0. */
  interface Task<T> {
    T run(int i) throws Exception;
  }

  /** A task without a result. */
  interface Work {
    void run(int i) throws Exception;
  }

  /** The results in the order of the tasks. */
  static <T> List<T> run(int threads, int count, Task<T> task) throws Exception {
    List<T> results = new ArrayList<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Callable<T>> all =
          IntStream.range(0, count).<Callable<T>>mapToObj(i -> () -> task.run(i)).toList();
      for (Future<T> done : pool.invokeAll(all)) {
        results.add(done.get());
      }
    }
    return results;
  }

  /** How many a second were done. */
  static double rate(int threads, int count, Work work) throws Exception {
    long started = System.nanoTime();
    run(
        threads,
        count,
        i -> {
          work.run(i);
          return i;
        });
    return count / Figures.secondsSince(started);
  }
}
