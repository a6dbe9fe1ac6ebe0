package io.arbiter.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks on virtual time, one step at a time. A task is ordinary blocking code on a thread of
 * its own. It runs until it waits, and then the task runs that is due next. Only one task runs at a
 * time, and the random numbers of a seed are the only source of chance, so a seed always gives the
 * same steps. Between two steps, a process can be killed or stopped.
 */
public final class VirtualTime {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  /** Ends a task of a killed process. No code under test catches an Error. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1;

    Killed() {
      super("killed", null, false, false);
    }
  }

  /** Tasks that are killed and stopped together. */
  public static final class Process {
    final String name;
    private final List<Task> tasks = new ArrayList<>();
    private boolean dead;
    private long stoppedUntil;

    Process(String name) {
      this.name = name;
    }

    boolean isDead() {
      return dead;
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static final class Task implements Comparable<Task> {
    private final Process process;
    private final String name;
    private Thread thread;
    private long due;
    private long order;
    private volatile boolean running;

    private Task(Process process, String name) {
      this.process = process;
      this.name = name;
    }

    @Override
    public int compareTo(Task other) {
      return due == other.due ? Long.compare(order, other.order) : Long.compare(due, other.due);
    }
  }

  /** Something that tasks wait for. */
  public static final class Signal {
    private final Deque<Task> waiting = new ArrayDeque<>();
  }

  public final Random random;
  private final PriorityQueue<Task> queue = new PriorityQueue<>();
  private final boolean traced;
  private final List<String> trace = new ArrayList<>();
  private Thread main;
  private BooleanSupplier goesOn;
  private volatile boolean ended;
  private boolean over;
  private volatile Task current;
  private Throwable failure;
  private long now;
  private long orders;
  private long steps;

  VirtualTime(long seed, boolean traced) {
    this.random = new Random(seed * 0x9E3779B97F4A7C15L);
    this.traced = traced;
  }

  public Instant now() {
    return START.plusNanos(now * 1_000);
  }

  /** Microseconds since the start. */
  public long micros() {
    return now;
  }

  long steps() {
    return steps;
  }

  /** The process of the running task. */
  public Process process() {
    return current.process;
  }

  /** Adds a line to the trace. */
  public void note(String format, Object... arguments) {
    if (traced) {
      String who = current == null ? "" : current.process.name + " " + current.name;
      trace.add(
          "%10.3f s  %-22s %s".formatted(now / 1_000_000.0, who, format.formatted(arguments)));
    }
  }

  /** The steps, as lines to read. */
  List<String> trace() {
    return trace;
  }

  public void start(Process process, String name, Runnable body) {
    Task task = new Task(process, name);
    task.thread =
        Thread.ofVirtual()
            .unstarted(
                () -> {
                  awaitTurn(task);
                  try {
                    if (!process.dead) {
                      body.run();
                    }
                  } catch (Killed e) {
                    // The task ends here.
                  } catch (Throwable e) {
                    failure = failure == null && !over ? e : failure;
                  }
                  process.tasks.remove(task);
                  passOn();
                });
    process.tasks.add(task);
    due(task, now + random.nextInt(1_000));
    task.thread.start();
  }

  private void due(Task task, long at) {
    task.due = at;
    task.order = ++orders;
    queue.add(task);
  }

  private static void awaitTurn(Task task) {
    while (!task.running) {
      LockSupport.park();
    }
  }

  /** Passes the turn to the task that is due next, and waits for the next turn. */
  private void waitUntilDue(Task me) {
    me.running = false;
    passOn();
    awaitTurn(me);
    if (me.process.dead) {
      throw new Killed();
    }
  }

  /** Lets time pass for the running task. */
  public void sleep(Duration time) {
    sleepMicros(time.toNanos() / 1_000);
  }

  public void sleepMicros(long micros) {
    Task me = current;
    if (me.process.dead) {
      throw new Killed();
    }
    due(me, now + micros);
    waitUntilDue(me);
  }

  /** Waits until the signal comes, or for a time. */
  public void await(Signal signal, Duration atMost) {
    Task me = current;
    signal.waiting.add(me);
    sleep(atMost);
    signal.waiting.remove(me);
  }

  /** Wakes the tasks that wait, each a little later. */
  public void signal(Signal signal) {
    for (Task task : signal.waiting) {
      if (queue.remove(task)) {
        due(task, Math.min(task.due, now + random.nextInt(2_000)));
      }
    }
    signal.waiting.clear();
  }

  /** Kills a process: none of its tasks takes another step. */
  void kill(Process process) {
    process.dead = true;
    for (Task task : process.tasks) {
      if (queue.remove(task)) {
        task.due = now;
        task.order = Long.MIN_VALUE;
        queue.add(task);
      }
    }
    if (current != null && current.process == process) {
      throw new Killed();
    }
  }

  /** Stops a process for a time, and then continues it. */
  void stop(Process process, Duration time) {
    process.stoppedUntil = now + time.toNanos() / 1_000;
    Task me = current;
    if (me != null && me.process == process) {
      sleep(time);
    }
  }

  /** Runs the tasks while {@code goesOn} says so after each step. Then ends all tasks. */
  void run(BooleanSupplier goesOn) {
    this.goesOn = goesOn;
    main = Thread.currentThread();
    passOn();
    awaitEnd();
    while (!queue.isEmpty()) {
      Task task = queue.poll();
      task.process.dead = true;
      ended = false;
      give(task);
      awaitEnd();
    }
    if (failure instanceof Invariants.Broken broken) {
      throw broken;
    }
    if (failure != null) {
      throw new Invariants.Broken(failure + " at " + Arrays.toString(failure.getStackTrace()));
    }
  }

  private void awaitEnd() {
    while (!ended) {
      LockSupport.park();
    }
  }

  /** After a step: gives the turn to the task that is due next, or ends. */
  private void passOn() {
    Task next = over ? null : next();
    if (next == null) {
      over = true;
      ended = true;
      LockSupport.unpark(main);
    } else {
      give(next);
    }
  }

  private @Nullable Task next() {
    try {
      if (failure != null || !goesOn.getAsBoolean()) {
        return null;
      }
    } catch (Invariants.Broken e) {
      failure = e;
      return null;
    }
    while (!queue.isEmpty()) {
      Task task = queue.poll();
      if (task.process.dead || task.process.stoppedUntil <= task.due) {
        now = Math.max(now, task.due);
        steps++;
        return task;
      }
      due(task, task.process.stoppedUntil);
    }
    return null;
  }

  private void give(Task task) {
    current = task;
    task.running = true;
    if (Thread.currentThread() != task.thread) {
      LockSupport.unpark(task.thread);
    }
  }
}
