package io.arbiter.sandbox.child;

import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.Usage;
import io.arbiter.sandbox.protocol.Aftermath;
import io.arbiter.sandbox.protocol.Footprint;
import io.arbiter.sandbox.protocol.Frame;
import io.arbiter.sandbox.protocol.Limit;
import io.arbiter.sandbox.protocol.Outcome;
import io.arbiter.sandbox.protocol.Program;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Measures one submission at a time, and stops the guest when it exceeds a limit: cancels its
 * context, which the guest's code cannot catch. If the guest does not stop, because it is inside an
 * operation that ignores the cancellation, the meter writes the report and halts the JVM.
 * Thread-safe under its own lock: the guest's thread starts, stops and counts, the watchdog checks.
 */
final class Meter {
  /** Fine enough for a limit of 100 ms, and cheap: a check takes some microseconds. */
  private static final long WATCHDOG_PERIOD_MILLIS = 5;

  /**
   * Compilations after which an idle child always collects its garbage. The compiler keeps some of
   * its objects, which would otherwise count as the next guest's.
   */
  private static final long MAX_COMPILATIONS_BETWEEN_COLLECTIONS = 300;

  /** Bytes of library code; parsed, and run by guests, it takes some ten times as much. */
  private static final long MAX_LIBRARY_BETWEEN_COLLECTIONS = 256L << 10;

  /**
   * What the child itself may hold more than at the last baseline: by library code and by compiled
   * functions that do not yet call for a new one.
   */
  private static final long GROWTH_BYTES = 4L << 20;

  /**
   * What one guest leaves behind in the engine's own caches, which let it go only some hundred
   * guests later: measured 12 KB in JavaScript, 53 KB in Python.
   */
  private static final long GROWTH_BYTES_PER_GUEST = 64L << 10;

  /** Guests after which an idle child always collects its garbage. */
  private static final long MAX_GUESTS_BETWEEN_COLLECTIONS = 128;

  /** Garbage of earlier submissions that an idle child tolerates before it collects. */
  private static final long IDLE_GARBAGE_BYTES = 48L << 20;

  /**
   * Time for the guest to stop after the cancellation, as {@link #countWall} counts it. Python code
   * stops within some 30 ms; a loop inside the engine, such as {@code sum} over a large range, may
   * never stop.
   */
  private static final long STOP_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  /**
   * The watchdog looks at the time much more often. If it did not for longer than a part of the
   * limit, the machine or this process stood still, which costs the guest no more than this part. A
   * guest cannot keep the watchdog from running without using CPU time, and the host's deadline
   * holds in any case.
   */
  private static final int TICKS_PER_LIMIT = 10;

  private static final long LEAST_TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
  private static final long MOST_TICK_NANOS = TimeUnit.SECONDS.toNanos(1);

  private static final ThreadFactory STOPPER =
      Thread.ofPlatform().daemon().name("stopper").factory();

  /** The most memory that a compilation holds; it must not count as the guest's. */
  private static final long COMPILER_BYTES = 128L << 20;

  private final ThreadPoolExecutor stopper;
  private final Compilations compilations = Compilations.watched();
  private final StepCounter steps;
  private final Consumer<Frame.Report> host;
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
  private final List<GarbageCollectorMXBean> collectors =
      ManagementFactory.getGarbageCollectorMXBeans();
  private final MemoryPoolMXBean tenured =
      ManagementFactory.getMemoryPoolMXBeans().stream()
          .filter(pool -> pool.getName().equals("Tenured Gen"))
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("needs the serial collector"));

  private Limits limits = Limits.DEFAULT;
  private Program.Budget budget = new Program.Budget(limits);
  private Runnable cancel = () -> {};
  private boolean running;

  /** Whether the host wants the submission stopped. */
  private volatile boolean interrupted;

  private Thread guest = Thread.currentThread();

  /** The first limit that was hit, with the usage at that moment. Later limits are ignored. */
  private Outcome.@Nullable LimitHit hit;

  private Usage usageAtHit = Usage.NONE;
  private long hitAt;
  private long cpuNanos;
  private long wallNanos;
  private long cpuStarted;

  /** When the wall time was last counted. */
  private long ticked;

  /** How long the guest had worked then. */
  private long workedAtTick;

  /** The most that one count may add. */
  private long tickNanos = MOST_TICK_NANOS;

  private long printedBytes;
  private long peakBytes;
  private long heapBase;
  private long tenuredBase;
  private long compiledAtBase;
  private long libraryAtBase;
  private long guests;
  private long guestsAtBase;
  private long idleHeap;
  private long tenuredCollected;

  private Meter(StepCounter steps, Consumer<Frame.Report> host) {
    this.steps = steps;
    this.host = host;
    stopper =
        new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), STOPPER);
    // Started now, because the filter and the examination must find this thread already there.
    stopper.prestartAllCoreThreads();
  }

  public static Meter watching(StepCounter steps, Consumer<Frame.Report> host) {
    Meter meter = new Meter(steps, host);
    Thread watchdog = new Thread(meter::watch, "watchdog");
    watchdog.setDaemon(true);
    // The watchdog must get CPU time beside a guest that never pauses.
    watchdog.setPriority(Thread.MAX_PRIORITY);
    watchdog.start();
    return meter;
  }

  /** Takes the present heap as the idle heap; the memory limit counts from there. */
  public synchronized void takeHeapBaseline() {
    guests++;
    if (childMayHaveGrown() || tenured.getUsage().getUsed() > tenuredBase + IDLE_GARBAGE_BYTES) {
      System.gc();
      tenuredBase = tenured.getUsage().getUsed();
      compiledAtBase = compilations.ended();
      guestsAtBase = guests;
      libraryAtBase = LibraryCode.keptBytes();
      if (!compilations.isRunning()) {
        idleHeap = tenuredBase;
      }
    }
    heapBase = memory.getHeapMemoryUsage().getUsed();
  }

  /**
   * Whether the child itself may hold more than at the last baseline, which would count as the next
   * guest's: by compiled code, by modules of the library that it keeps, and by what it learned from
   * its first guests.
   */
  private boolean childMayHaveGrown() {
    boolean compiled =
        !compilations.isRunning()
            && compilations.ended() > compiledAtBase + MAX_COMPILATIONS_BETWEEN_COLLECTIONS;
    return compiled
        || guests >= guestsAtBase + Math.min(guestsAtBase, MAX_GUESTS_BETWEEN_COLLECTIONS)
        || LibraryCode.keptBytes() > libraryAtBase + MAX_LIBRARY_BETWEEN_COLLECTIONS;
  }

  /**
   * Whether a stopped guest has left no large objects behind. Collects garbage only if the old
   * generation has grown; objects that are still in the young generation are found when they become
   * old.
   */
  public synchronized boolean heapHasShrunk() {
    if (tenured.getUsage().getUsed() <= tenuredBase + IDLE_GARBAGE_BYTES) {
      return true;
    }
    System.gc();
    return tenured.getUsage().getUsed() <= tenuredBase + IDLE_GARBAGE_BYTES + compilerBytes();
  }

  /**
   * The child's memory use. The heap is measured at the last collection without a compilation,
   * because a compilation holds as much as some hundred guests leave behind.
   */
  public synchronized Footprint footprint() {
    long code =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(
                pool -> pool.getType() == MemoryType.NON_HEAP && pool.getName().startsWith("Code"))
            .mapToLong(pool -> pool.getUsage().getUsed())
            .sum();
    return new Footprint(
        idleHeap, code, ManagementFactory.getClassLoadingMXBean().getLoadedClassCount());
  }

  /** Ends a submission. Until the next submission only Arbiter's own code runs, without limits. */
  public synchronized void endSubmission() {
    printedBytes = 0;
    hit = null;
    interrupted = false;
    // The old callback refers to the old guest and keeps all its objects alive.
    cancel = () -> {};
    compilations.endGuest();
    steps.reset(Long.MAX_VALUE, () -> {});
  }

  /**
   * Begins a submission.
   *
   * @param newCancel stops the guest's code; called by another thread, blocks
   */
  public synchronized void beginSubmission(Program.Budget newBudget, Runnable newCancel) {
    budget = newBudget;
    limits = budget.limits();
    tickNanos =
        Math.clamp(
            TimeUnit.MILLISECONDS.toNanos(budget.wallMillis()) / TICKS_PER_LIMIT,
            LEAST_TICK_NANOS,
            MOST_TICK_NANOS);
    cancel = newCancel;
    hit = null;
    cpuNanos = 0;
    wallNanos = 0;
    printedBytes = 0;
    peakBytes = 0;
    tenuredCollected = tenuredBase;
    steps.reset(
        limits.steps(), () -> hit(Limit.STEPS, limits.steps(), Math.addExact(limits.steps(), 1)));
  }

  /** Says that the guest is about to run on the calling thread. */
  public synchronized void start() {
    steps.depth().clearStack();
    guest = Thread.currentThread();
    cpuStarted = threads.getThreadCpuTime(guest.threadId());
    workedAtTick = worked();
    ticked = System.nanoTime();
    steps.guestRuns(true);
    running = true;
    notifyAll();
  }

  /**
   * Says that the guest has stopped; from now on nothing may touch its objects.
   *
   * @return the limit that the guest hit, or null
   */
  public synchronized Outcome.@Nullable LimitHit stop() {
    if (hit == null) {
      check();
    }
    countWall();
    cpuNanos = cpu();
    running = false;
    steps.guestRuns(false);
    return hit;
  }

  /** Stops the guest that runs, or the submission's next one, as if its wall time were over. */
  public void interrupt() {
    interrupted = true;
  }

  public synchronized boolean isHit() {
    return hit != null;
  }

  public synchronized Usage usage() {
    if (hit != null) {
      return usageAtHit;
    }
    return new Usage(
        TimeUnit.NANOSECONDS.toMillis(running ? cpu() : cpuNanos),
        TimeUnit.NANOSECONDS.toMillis(running ? countWall() : wallNanos),
        steps.steps(),
        Math.min(peakBytes, limits.memoryBytes()));
  }

  public Limits limits() {
    return limits;
  }

  Tracer trace(boolean linesOnly, IntSupplier printed) {
    return steps.trace(linesOnly, printed);
  }

  DepthCounter depth() {
    return steps.depth();
  }

  public FailedStatement failedStatement() {
    return steps.failedStatement();
  }

  /** Whether the guest ran out of stack, even if it caught the error. */
  public boolean stackOverflowed() {
    return steps.stackOverflowed();
  }

  /**
   * Counts bytes that the guest prints.
   *
   * @return whether they are within the limit
   */
  public synchronized boolean countPrinted(int bytes) {
    printedBytes += bytes;
    if (printedBytes > limits.outputBytes()) {
      hit(Limit.OUTPUT, limits.outputBytes(), printedBytes);
    }
    return hit == null;
  }

  /** Records that the guest exceeded a limit, and stops it. Returns at once. */
  private synchronized void hit(Limit limit, long allowed, long used) {
    if (hit != null) {
      return;
    }
    usageAtHit = usage();
    hit = new Outcome.LimitHit(limit, allowed, used);
    hitAt = running ? countWall() : wallNanos;
    stopper.execute(cancel);
  }

  /** Reports the outcome of a guest that does not stop, and ends the process. Does not return. */
  private void reportAndHalt(Outcome.LimitHit limit) {
    host.accept(new Frame.Reply(limit, usageAtHit, Aftermath.END));
    HostLink.halt();
  }

  private void watch() {
    while (true) {
      try {
        awaitRun();
        Thread.sleep(WATCHDOG_PERIOD_MILLIS);
      } catch (InterruptedException _) {
        // Arbiter never interrupts the watchdog; if a guest does, the watchdog must continue.
      }
      checkIfRunning();
    }
  }

  private synchronized void awaitRun() throws InterruptedException {
    while (!running) {
      wait();
    }
  }

  private synchronized void checkIfRunning() {
    if (!running) {
      return;
    }
    if (hit == null) {
      check();
    } else if (countWall() - hitAt > STOP_NANOS) {
      reportAndHalt(hit);
    }
  }

  private void check() {
    if (interrupted) {
      hit(Limit.WALL, budget.wallMillis(), budget.wallMillis());
    }
    checkTime(Limit.CPU, limits.cpuMillis(), budget.cpuGraceMillis(), cpu());
    checkTime(Limit.WALL, budget.wallMillis(), 0, countWall());
    checkMemory();
  }

  private void checkTime(Limit limit, long allowedMillis, long graceMillis, long usedNanos) {
    long usedMillis = TimeUnit.NANOSECONDS.toMillis(usedNanos);
    if (usedMillis > allowedMillis + graceMillis) {
      hit(limit, allowedMillis, usedMillis);
    }
  }

  /**
   * Only a collection shows which objects of the old generation are live. A collection is worth its
   * time when the old generation alone exceeds the limit, and again each time it has grown by
   * another eighth of the limit.
   */
  private void checkMemory() {
    peakBytes = Math.max(peakBytes, memory.getHeapMemoryUsage().getUsed() - heapBase);
    long old = tenured.getUsage().getUsed();
    if (old - tenuredBase <= limits.memoryBytes()
        || old - tenuredCollected <= limits.memoryBytes() / 8) {
      return;
    }
    // A compilation may end during the collection, and a new one may begin.
    long compiler = compilerBytes();
    System.gc();
    compiler = Math.max(compiler, compilerBytes());
    tenuredCollected = tenured.getUsage().getUsed();
    // The collection has moved all that lives into the old generation. By now the guest has made
    // garbage again, which is not in the usage at the end of the collection.
    long live = tenured.getCollectionUsage().getUsed() - tenuredBase;
    long growth = GROWTH_BYTES + (guests - guestsAtBase) * GROWTH_BYTES_PER_GUEST;
    if (live > limits.memoryBytes() + growth + compiler) {
      hit(Limit.MEMORY, limits.memoryBytes(), live);
    }
  }

  /** How much of the heap may belong to a compilation. */
  private long compilerBytes() {
    return compilations.isRunning() ? COMPILER_BYTES : 0;
  }

  private long cpu() {
    return cpuNanos + threads.getThreadCpuTime(guest.threadId()) - cpuStarted;
  }

  /**
   * Counts the time since the last count; returns the wall time so far. A guest that could run, but
   * waits for a processor, loses no time. Only its work counts while its thread is runnable.
   */
  private long countWall() {
    long now = System.nanoTime();
    long worked = worked();
    long passed = Math.min(now - ticked, tickNanos);
    boolean runnable = guest.getState() == Thread.State.RUNNABLE;
    wallNanos += runnable ? Math.min(passed, worked - workedAtTick) : passed;
    ticked = now;
    workedAtTick = worked;
    return wallNanos;
  }

  /** The guest's CPU time, and the time of the collections of its garbage. */
  private long worked() {
    long collected = 0;
    for (GarbageCollectorMXBean collector : collectors) {
      collected += collector.getCollectionTime();
    }
    return cpu() + TimeUnit.MILLISECONDS.toNanos(collected);
  }
}
