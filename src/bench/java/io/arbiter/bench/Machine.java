package io.arbiter.bench;

import java.lang.management.ManagementFactory;

/** The machine that the figures were measured on. */
record Machine(int processors, String kernel, String java, double load) {
  static Machine now() {
    return new Machine(
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        System.getProperty("java.vm.version"),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }
}
