package io.arbiter.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.Thorough;
import io.arbiter.sandbox.kernel.Confinement;
import io.arbiter.sandbox.kernel.Probe;
import io.arbiter.sandbox.kernel.WithoutLandlock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tries the kernel's layers below Python and Java, in processes that are locked like a child. */
class ConfinementTest {
  private static final SandboxSettings SETTINGS = SharedSandbox.settings(1, 1);
  private static final EnumSet<Probe> REFUSED = EnumSet.range(Probe.READ_A_FILE, Probe.READ_A_LINK);

  /** One after the other in one process; none kills it. */
  @Test
  void callsThatTheJvmAlsoNeedsAreRefusedForOtherUses() throws Exception {
    assertThat(SandboxSelfTest.probe(SETTINGS, List.copyOf(REFUSED))).isZero();
  }

  @ParameterizedTest
  @EnumSource(
      value = Probe.class,
      names = {"EXECUTE", "EXECUTABLE_MEMORY"})
  void callsThatTheJvmNeverNeedsKill(Probe probe) throws Exception {
    assertThat(SandboxSelfTest.probe(SETTINGS, List.of(probe)))
        .isEqualTo(ChildEnd.DENIED_SYSTEM_CALL_EXIT);
  }

  @Test
  @Thorough(
      "a process for each; GuestFilterTest decides on these calls, and others are tried above")
  void eachOtherCallKillsToo() throws Exception {
    for (Probe probe : EnumSet.complementOf(REFUSED)) {
      callsThatTheJvmNeverNeedsKill(probe);
    }
  }

  @Test
  void everyLayerIsInEffectAndTheSelfTestPasses() throws Exception {
    Confinement held = SharedSandbox.get().confinement().get(3, TimeUnit.MINUTES);
    assertThat(held.missing()).isEmpty();
    assertThat(SharedSandbox.get().test()).isEmpty();
  }

  @Test
  @ResourceLock(WithoutLandlock.LOCK)
  void aKernelWithoutLandlockIsRefusedWithTheReason() throws Exception {
    assertThat(withoutLandlock(ConfinementMode.REQUIRED))
        .isEqualTo(
            "refused: a child cannot be confined here: at stage BOOT, landlock_create_ruleset:"
                + " errno 38 (ENOSYS, not in this kernel)");
  }

  @Test
  @Thorough("two starts; the refusal is tested above, and the mode only in one condition")
  void bestEffortStartsWithoutAMissingLayerAndReportsIt() throws Exception {
    assertThat(withoutLandlock(ConfinementMode.BEST_EFFORT))
        .isEqualTo("missing [Landlock], went through []");
  }

  /** The report of a sandbox in a process that has no Landlock. */
  private static String withoutLandlock(ConfinementMode mode)
      throws IOException, InterruptedException {
    List<String> java =
        List.of(
            SETTINGS.installation().java().toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            Path.of("target/classes").toAbsolutePath()
                + ":"
                + Path.of("target/test-classes").toAbsolutePath());
    List<String> command = new ArrayList<>(java);
    command.add(WithoutLandlock.class.getName());
    command.addAll(java);
    command.add(Report.class.getName());
    command.add(mode.name());
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try (var lines = process.inputReader()) {
      String said = String.valueOf(lines.readLine());
      process.waitFor();
      return said;
    } finally {
      process.destroyForcibly();
    }
  }

  /** A process that opens a sandbox in a mode, and prints the confinement of its children. */
  static final class Report {
    public static void main(String... arguments) throws Exception {
      SandboxSettings settings =
          SharedSandbox.settings(
              1, 50, Duration.ofMinutes(3), ConfinementMode.valueOf(arguments[0]));
      try (Sandbox sandbox = new Sandbox(settings)) {
        Confinement held = sandbox.confinement().get(5, TimeUnit.MINUTES);
        List<String> failures = sandbox.test();
        System.out.println("missing " + held.missing() + ", went through " + failures);
      } catch (ExecutionException e) {
        System.out.println("refused: " + e.getCause().getMessage());
      }
      System.exit(0);
    }
  }
}
