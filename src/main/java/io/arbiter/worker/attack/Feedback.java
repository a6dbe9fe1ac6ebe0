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
 * All texts of a judgement that an attack can influence.
 *
 * @param player the texts that a player sees for a hidden test, without the player's own source
 * @param all also the printed output, which no player sees
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
    return new Feedback(player, player + judgement.printed());
  }

  /** A traceback without the quoted lines of the source. */
  private static String foreign(@Nullable String traceback, String source) {
    Set<String> own = source.lines().map(String::strip).collect(Collectors.toSet());
    return traceback == null
        ? ""
        : traceback
            .lines()
            .filter(line -> !own.contains(line.strip()))
            .collect(Collectors.joining("\n"));
  }

  /** The harm that the attack itself reports, and the harm that its oracles find. */
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
