package io.arbiter.worker.attack;

import io.arbiter.core.judging.CaseFailure;
import io.arbiter.core.judging.Judgement;
import io.arbiter.core.judging.Verdict;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything of a judgement that an attack could have written to.
 *
 * @param player what the player of a hidden test gets to see, without his own source
 * @param all that, and what was printed, which only the operator of an attack looks at
 */
record Feedback(String player, String all) {
  private static final String CONFESSION = "PWNED:";
  private static final List<String> HIDDEN_INPUTS = List.of("424242", "848484");
  private static final List<String> JAVA = List.of("\tat ", ".java:", "org.graalvm", "com.oracle");

  static Feedback of(Judgement judgement, String source) {
    @Nullable CaseFailure failure = judgement.failure();
    String player =
        judgement.message()
            + "\n"
            + (failure == null
                ? ""
                : foreign(failure.traceback(), source) + "\n" + failure.actual())
            + "\n";
    return new Feedback(player, player + judgement.output());
  }

  /** A traceback without the lines that it quotes. */
  private static String foreign(@Nullable String traceback, String source) {
    Set<String> own = source.lines().map(String::strip).collect(Collectors.toSet());
    return traceback == null
        ? ""
        : traceback
            .lines()
            .filter(line -> !own.contains(line.strip()))
            .collect(Collectors.joining("\n"));
  }

  /** What the attack itself says that it reached, and what its oracles see. */
  List<String> harm(Attack attack, Verdict verdict) throws IOException {
    List<String> harm = new ArrayList<>();
    for (String line : all.lines().filter(line -> line.contains(CONFESSION)).toList()) {
      harm.add(line.substring(line.indexOf(CONFESSION)));
    }
    for (Oracle oracle : attack.oracles()) {
      if (isSeenBy(oracle, verdict)) {
        harm.add(oracle.name());
      }
    }
    return harm;
  }

  private boolean isSeenBy(Oracle oracle, Verdict verdict) throws IOException {
    return switch (oracle) {
      case NOT_ACCEPTED -> verdict == Verdict.ACCEPTED;
      case NO_HIDDEN_INPUT -> HIDDEN_INPUTS.stream().anyMatch(player::contains);
      case NO_HOSTINFO -> hostFacts().stream().anyMatch(all::contains);
      case NO_JAVA_STACK -> JAVA.stream().anyMatch(all::contains);
      case UNIVERSAL,
          NO_RAWFD_ON_IPC,
          QUIET_AFTER,
          CONTROLS_ALL,
          SIGTERM_DEFAULT_AFTER,
          POLICY_TYPE_STRICT,
          TWICE ->
          false;
    };
  }

  private static List<String> hostFacts() throws IOException {
    return Stream.of(
            InetAddress.getLocalHost().getHostName(),
            Files.readString(Path.of("/proc/sys/kernel/osrelease")).strip(),
            System.getProperty("user.dir"),
            System.getProperty("user.home"))
        .filter(fact -> fact.length() > 3 && !fact.equals("localhost"))
        .toList();
  }
}
