package io.arbiter.sandbox.child;

import io.arbiter.judging.Limits;
import io.arbiter.judging.Usage;
import io.arbiter.sandbox.protocol.Frame;
import io.arbiter.sandbox.protocol.Limit;
import io.arbiter.sandbox.protocol.Outcome;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.TimeUnit;

/**
 * Measures one submission at a time and ends the process when it goes over a limit: the report is
 * written and the JVM halted by whoever notices, so the guest has no say in it. Thread-safe under
 * its own lock; the guest's thread starts, stops and counts, the watchdog checks.
 */
final class Meter {
  /** Fine enough for a limit of 100 ms, and cheap: a look takes some microseconds. */
  private static final long WATCHDOG_PERIOD_MILLIS = 5;

  /** Garbage of earlier submissions that is left lying before an idle child collects it. */
  private static final long IDLE_GARBAGE_BYTES = 48L << 20;

  private final Thread guest;
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
  private boolean running;
  private long cpuNanos;
  private long wallNanos;
  private long cpuStarted;
  private long wallStarted;
  private long printedBytes;
  private long peakBytes;
  private long heapBase;
  private long tenuredBase;
  private long tenuredCollected;

  private Meter(Thread guest, StepCounter steps, Reports host) {
    this.guest = guest;
    this.steps = steps;
    this.host = host;
  }

  /** A meter whose watchdog runs already. */
  static Meter watching(Thread guest, StepCounter steps, Reports host) {
    Meter meter = new Meter(guest, steps, host);
    Thread watchdog = new Thread(meter::watch, "watchdog");
    watchdog.setDaemon(true);
    // It has to be heard beside a guest that never rests.
    watchdog.setPriority(Thread.MAX_PRIORITY);
    watchdog.start();
    return meter;
  }

  /** Takes the heap as it is for the idle one, what the memory limit counts from. */
  synchronized void rebase() {
    if (tenured.getUsage().getUsed() > tenuredBase + IDLE_GARBAGE_BYTES) {
      System.gc();
      tenuredBase = tenured.getUsage().getUsed();
    }
    heapBase = memory.getHeapMemoryUsage().getUsed();
  }

  /** Ends a submission: until the next one begins all that runs is ours and has no limit. */
  synchronized void rest() {
    printedBytes = 0;
    steps.reset(Long.MAX_VALUE, () -> {});
  }

  /** Begins a submission, to be stopped so far above its CPU limit. */
  synchronized void open(Limits newLimits, long newCpuGraceMillis) {
    limits = newLimits;
    cpuGraceMillis = newCpuGraceMillis;
    cpuNanos = 0;
    wallNanos = 0;
    printedBytes = 0;
    peakBytes = 0;
    tenuredCollected = tenuredBase;
    steps.reset(
        limits.steps(), () -> hit(Limit.STEPS, limits.steps(), Math.addExact(limits.steps(), 1)));
  }

  /** The guest is about to run. */
  synchronized void start() {
    cpuStarted = threads.getThreadCpuTime(guest.threadId());
    wallStarted = System.nanoTime();
    running = true;
    notifyAll();
  }

  /** The guest has stopped, and nothing of it is touched from now on. */
  synchronized void stop() {
    check();
    cpuNanos = cpu();
    wallNanos = wall();
    running = false;
  }

  synchronized Usage usage() {
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

  /** Counts bytes that the guest prints. */
  synchronized void printed(int bytes) {
    printedBytes += bytes;
    if (printedBytes > limits.outputBytes()) {
      hit(Limit.OUTPUT, limits.outputBytes(), printedBytes);
    }
  }

  /** Reports that a limit was hit and ends the process. Does not return. */
  synchronized void hit(Limit limit, long allowed, long used) {
    host.send(new Frame.Reply(new Outcome.LimitHit(limit, allowed, used), usage(), false));
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
    if (running) {
      check();
    }
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
    if (live > limits.memoryBytes()) {
      hit(Limit.MEMORY, limits.memoryBytes(), live);
    }
  }

  private long cpu() {
    return cpuNanos + threads.getThreadCpuTime(guest.threadId()) - cpuStarted;
  }

  private long wall() {
    return wallNanos + System.nanoTime() - wallStarted;
  }
}
