package io.arbiter.sandbox.child;

import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.Usage;
import io.arbiter.sandbox.protocol.Aftermath;
import io.arbiter.sandbox.protocol.Condition;
import io.arbiter.sandbox.protocol.Frame;
import io.arbiter.sandbox.protocol.Limit;
import io.arbiter.sandbox.protocol.Outcome;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Measures one submission at a time and stops the guest when it goes over a limit: its context is
 * cancelled, which no code of the guest's can catch. A guest that is at something that does not
 * listen is not waited for: the report is written and the JVM halted. Thread-safe under its own
 * lock; the guest's thread starts, stops and counts, the watchdog checks.
 */
final class Meter {
  /** Fine enough for a limit of 100 ms, and cheap: a look takes some microseconds. */
  private static final long WATCHDOG_PERIOD_MILLIS = 5;

  /**
   * Compilations after which an idle child collects its garbage in any case. The compiler keeps
   * some of what it has made; it would count as the next guest's.
   */
  private static final long COMPILATIONS_UNSEEN = 300;

  /** Garbage of earlier submissions that is left lying before an idle child collects it. */
  private static final long IDLE_GARBAGE_BYTES = 48L << 20;

  /**
   * For the guest to come back after it was told to stop. Python code does within some 30 ms; a
   * loop of the engine's own, such as {@code sum} over a large range, may take for ever.
   */
  private static final long STOP_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  /** For one that has not had so much of a processor yet. Less than the host's own patience. */
  private static final long STOP_NANOS_AT_MOST = TimeUnit.MILLISECONDS.toNanos(1_500);

  private static final ThreadFactory STOPPER =
      Thread.ofPlatform().daemon().name("stopper").factory();

  /** What a compilation holds at most; it must not be taken for the guest's. */
  private static final long COMPILER_BYTES = 128L << 20;

  private final ThreadPoolExecutor stopper;
  private final Compilations compilations = Compilations.watched();
  private final StepCounter steps;
  private final Reports host;
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
  private final MemoryPoolMXBean tenured =
      ManagementFactory.getMemoryPoolMXBeans().stream()
          .filter(pool -> pool.getName().equals("Tenured Gen"))
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("needs the serial collector"));

  private Limits limits = Limits.DEFAULT;
  private long cpuGraceMillis;
  private Runnable cancel = () -> {};
  private boolean running;
  private Thread guest = Thread.currentThread();

  /** The first limit that was hit, with what was used by then; what comes later does not count. */
  private Outcome.@Nullable LimitHit hit;

  private Usage usageAtHit = Usage.NONE;
  private long hitAt;
  private long cpuAtHit;
  private long cpuNanos;
  private long wallNanos;
  private long cpuStarted;
  private long wallStarted;
  private long printedBytes;
  private long peakBytes;
  private long heapBase;
  private long tenuredBase;
  private long compiledAtBase;
  private long idleHeap;
  private long tenuredCollected;

  private Meter(StepCounter steps, Reports host) {
    this.steps = steps;
    this.host = host;
    stopper =
        new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), STOPPER);
    // Now: the filter and the examination know the threads that are there then.
    stopper.prestartAllCoreThreads();
  }

  /** A meter whose watchdog runs already. */
  static Meter watching(StepCounter steps, Reports host) {
    Meter meter = new Meter(steps, host);
    Thread watchdog = new Thread(meter::watch, "watchdog");
    watchdog.setDaemon(true);
    // It has to be heard beside a guest that never rests.
    watchdog.setPriority(Thread.MAX_PRIORITY);
    watchdog.start();
    return meter;
  }

  /** Takes the heap as it is for the idle one, what the memory limit counts from. */
  synchronized void rebase() {
    boolean compilerGrew =
        !compilations.isAny() && compilations.ended() > compiledAtBase + COMPILATIONS_UNSEEN;
    if (compilerGrew || tenured.getUsage().getUsed() > tenuredBase + IDLE_GARBAGE_BYTES) {
      System.gc();
      tenuredBase = tenured.getUsage().getUsed();
      compiledAtBase = compilations.ended();
      if (!compilations.isAny()) {
        idleHeap = tenuredBase;
      }
    }
    heapBase = memory.getHeapMemoryUsage().getUsed();
  }

  /**
   * Whether a stopped guest has left nothing of size. A collection is only needed to tell when the
   * old generation has grown; what is still in the young one is seen when it gets there.
   */
  synchronized boolean isHeapBack() {
    if (tenured.getUsage().getUsed() <= tenuredBase + IDLE_GARBAGE_BYTES) {
      return true;
    }
    System.gc();
    return tenured.getUsage().getUsed() <= tenuredBase + IDLE_GARBAGE_BYTES + compilerBytes();
  }

  /**
   * What the child holds, with the heap as it was when its garbage was last collected while nothing
   * was compiled: a compilation holds as much as some hundred guests leave behind.
   */
  synchronized Condition condition() {
    long code =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(
                pool -> pool.getType() == MemoryType.NON_HEAP && pool.getName().startsWith("Code"))
            .mapToLong(pool -> pool.getUsage().getUsed())
            .sum();
    return new Condition(
        idleHeap, code, ManagementFactory.getClassLoadingMXBean().getLoadedClassCount());
  }

  /** Ends a submission: until the next one begins all that runs is ours and has no limit. */
  synchronized void rest() {
    printedBytes = 0;
    hit = null;
    // It holds the guest that was, and with it all that this guest had.
    cancel = () -> {};
    compilations.endGuest();
    steps.reset(Long.MAX_VALUE, () -> {});
  }

  /**
   * Begins a submission.
   *
   * @param newCpuGraceMillis how far above the CPU limit it is stopped
   * @param newCancel has whatever runs of the guest end; called by another thread, blocks
   */
  synchronized void open(Limits newLimits, long newCpuGraceMillis, Runnable newCancel) {
    limits = newLimits;
    cpuGraceMillis = newCpuGraceMillis;
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

  /** The guest is about to run, on the calling thread. */
  synchronized void start() {
    steps.depth().bottom();
    guest = Thread.currentThread();
    cpuStarted = threads.getThreadCpuTime(guest.threadId());
    wallStarted = System.nanoTime();
    running = true;
    notifyAll();
  }

  /**
   * The guest has stopped, and nothing of it is touched from now on.
   *
   * @return the limit that it hit, or null
   */
  synchronized Outcome.@Nullable LimitHit stop() {
    if (hit == null) {
      check();
    }
    cpuNanos = cpu();
    wallNanos = wall();
    running = false;
    return hit;
  }

  /** Whether the guest went over a limit and is on its way out. */
  synchronized boolean isHit() {
    return hit != null;
  }

  synchronized Usage usage() {
    if (hit != null) {
      return usageAtHit;
    }
    return new Usage(
        TimeUnit.NANOSECONDS.toMillis(running ? cpu() : cpuNanos),
        TimeUnit.NANOSECONDS.toMillis(running ? wall() : wallNanos),
        steps.steps(),
        Math.min(peakBytes, limits.memoryBytes()));
  }

  Limits limits() {
    return limits;
  }

  /** Whether the guest ran out of stack, even if it caught the error. */
  boolean stackOverflowed() {
    return steps.stackOverflowed();
  }

  /**
   * Counts bytes that the guest prints.
   *
   * @return whether they are within the limit
   */
  synchronized boolean printed(int bytes) {
    printedBytes += bytes;
    if (printedBytes > limits.outputBytes()) {
      hit(Limit.OUTPUT, limits.outputBytes(), printedBytes);
    }
    return hit == null;
  }

  /** The guest is over a limit: has it stopped. Returns at once. */
  private synchronized void hit(Limit limit, long allowed, long used) {
    if (hit != null) {
      return;
    }
    usageAtHit = usage();
    hit = new Outcome.LimitHit(limit, allowed, used);
    hitAt = System.nanoTime();
    cpuAtHit = cpu();
    stopper.execute(cancel);
  }

  /** Answers for a guest that does not stop, and ends the process with it. Does not return. */
  private void giveUp(Outcome.LimitHit limit) {
    host.send(new Frame.Reply(limit, usageAtHit, Aftermath.END));
    HostLink.halt();
  }

  private void watch() {
    while (true) {
      try {
        awaitRun();
        Thread.sleep(WATCHDOG_PERIOD_MILLIS);
      } catch (InterruptedException _) {
        // Nobody of ours interrupts it, and it must not end.
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
    } else if (!stopsSoon()) {
      giveUp(hit);
    }
  }

  private boolean stopsSoon() {
    long waited = System.nanoTime() - hitAt;
    boolean waitsForProcessor =
        guest.getState() == Thread.State.RUNNABLE && cpu() - cpuAtHit < STOP_NANOS;
    return waited < (waitsForProcessor ? STOP_NANOS_AT_MOST : STOP_NANOS);
  }

  private void check() {
    checkTime(Limit.CPU, limits.cpuMillis(), cpuGraceMillis, cpu());
    checkTime(Limit.WALL, limits.wallMillis(), 0, wall());
    checkMemory();
  }

  private void checkTime(Limit limit, long allowedMillis, long graceMillis, long usedNanos) {
    long usedMillis = TimeUnit.NANOSECONDS.toMillis(usedNanos);
    if (usedMillis > allowedMillis + graceMillis) {
      hit(limit, allowedMillis, usedMillis);
    }
  }

  /**
   * What has reached the old generation is live or was for a while; only a collection tells. One is
   * worth its time when the old generation alone is above the limit, and again after it has grown
   * by another eighth.
   */
  private void checkMemory() {
    peakBytes = Math.max(peakBytes, memory.getHeapMemoryUsage().getUsed() - heapBase);
    long old = tenured.getUsage().getUsed();
    if (old - tenuredBase <= limits.memoryBytes()
        || old - tenuredCollected <= limits.memoryBytes() / 8) {
      return;
    }
    System.gc();
    tenuredCollected = tenured.getUsage().getUsed();
    long live = memory.getHeapMemoryUsage().getUsed() - tenuredBase;
    if (live > limits.memoryBytes() + compilerBytes()) {
      hit(Limit.MEMORY, limits.memoryBytes(), live);
    }
  }

  /** How much of the heap may be a compilation's. */
  private long compilerBytes() {
    return compilations.isAny() ? COMPILER_BYTES : 0;
  }

  private long cpu() {
    return cpuNanos + threads.getThreadCpuTime(guest.threadId()) - cpuStarted;
  }

  private long wall() {
    return wallNanos + System.nanoTime() - wallStarted;
  }
}
