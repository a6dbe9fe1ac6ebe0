package io.arbiter.worker.attack;

import io.arbiter.core.judging.Verdict;
import io.arbiter.core.source.ProgrammingLanguage;
import io.arbiter.core.source.SourceCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A folder of attacks, grouped in families, and of honest programs (controls) that must still be
 * judged correctly after each attack.
 *
 * @param controls at least one; the first must be ACCEPTED
 */
record Corpus(List<Attack> attacks, List<Control> controls) {
  private static final String CONTROLS = "controls";
  private static final Pattern SOURCE = Pattern.compile("\\.(py|js)$");
  private static final Control HONEST =
      new Control(
          "honest", SourceCode.python("def checkio(x):\n    return x * 2\n"), Verdict.ACCEPTED);

  /** An honest program and the verdict that it must get. */
  record Control(String name, SourceCode code, Verdict expected) {
    private static Control read(Path file) throws IOException {
      String name = Attack.nameOf(file);
      Verdict expected =
          switch (name) {
            case "wrong" -> Verdict.WRONG_ANSWER;
            case "raises" -> Verdict.RUNTIME_ERROR;
            default -> Verdict.ACCEPTED;
          };
      return new Control(name, sourceOf(file), expected);
    }
  }

  /**
   * Reads a folder.
   *
   * @throws IllegalArgumentException when the folder has no attack, or an attack with a wrong
   *     header
   */
  static Corpus read(Path folder) throws IOException {
    List<Attack> attacks = new ArrayList<>();
    List<Control> controls = new ArrayList<>(List.of(HONEST));
    for (Path file : sources(folder)) {
      if (Attack.folderOf(file).equals(CONTROLS)) {
        controls.add(Control.read(file));
      } else {
        attacks.add(Attack.read(file));
      }
    }
    if (attacks.isEmpty()) {
      throw new IllegalArgumentException("no attack (*.py, *.js) in " + folder.toAbsolutePath());
    }
    return new Corpus(attacks, controls);
  }

  private static SourceCode sourceOf(Path file) throws IOException {
    return new SourceCode(ProgrammingLanguage.ofFile(file.toString()), Files.readString(file));
  }

  private static List<Path> sources(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> SOURCE.matcher(file.toString()).find()).sorted().toList();
    }
  }

  /**
   * A hostile submission for the puzzle "return x doubled". The comments at the start of its file
   * name the allowed verdicts ({@code # expects: VERDICT|VERDICT}) and the checks for harm ({@code
   * # oracle: word+word}).
   *
   * @param family the name of the folder
   */
  record Attack(
      String name, String family, Set<Verdict> expects, Set<Oracle> oracles, SourceCode code) {
    private static final String HARMLESS = "-harmless";

    /**
     * A check, besides the verdict, that shows whether an attack did harm. Each constant names the
     * harm.
     */
    enum Oracle {
      /**
       * A canary came back or was touched, a process was left behind, a limit was exceeded, or a
       * control failed.
       */
      UNIVERSAL,
      /** The attack was accepted. */
      NOT_ACCEPTED,
      /** The texts for the player hold a hidden input. */
      NO_HIDDEN_INPUT,
      /** A forged frame reached the worker; this would show as an unexpected verdict. */
      NO_RAWFD_ON_IPC,
      /** The returned texts hold a name or a version of the host. */
      NO_HOSTINFO,
      /** The returned texts hold a Java class or stack trace. */
      NO_JAVA_STACK,
      /** The guest's code still uses CPU time after the verdict. */
      QUIET_AFTER,
      /** A control failed; all controls run, even if the child was replaced. */
      CONTROLS_ALL,
      /** A child that serves on ignores SIGTERM. */
      SIGTERM_DEFAULT_AFTER,
      /** No check: the puzzle decides whether equal numbers of another type count. */
      POLICY_TYPE_STRICT,
      /** No check: the attack runs twice, because it looks for traces of its first run. */
      TWICE
    }

    /**
     * Reads a file.
     *
     * @throws IllegalArgumentException when its header has an unknown word; the message names the
     *     file
     */
    static Attack read(Path file) throws IOException {
      SourceCode code = sourceOf(file);
      Map<String, String> header = header(code);
      try {
        Set<Verdict> expects = verdicts(header.getOrDefault("expects", ""));
        return new Attack(nameOf(file), folderOf(file), expects, oracles(header), code);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(file + ": in its header: " + e.getMessage(), e);
      }
    }

    static String nameOf(Path file) {
      return file.getFileName().toString().replaceFirst(SOURCE.pattern(), "");
    }

    static String folderOf(Path file) {
      return file.toAbsolutePath().resolve("..").normalize().getFileName().toString();
    }

    private static Map<String, String> header(SourceCode code) {
      Map<String, String> header = new HashMap<>();
      String comment = code.language().comment();
      for (String line : code.text().lines().takeWhile(text -> text.startsWith(comment)).toList()) {
        int colon = line.indexOf(':');
        if (colon > 0) {
          header.put(
              line.substring(comment.length(), colon).strip(), line.substring(colon + 1).strip());
        }
      }
      return header;
    }

    /** RUNTIME_ERROR also allows SYNTAX_ERROR and MISSING_FUNCTION. */
    private static Set<Verdict> verdicts(String words) {
      if (words.isEmpty()) {
        throw new IllegalArgumentException("no line '# expects:'");
      }
      Set<Verdict> verdicts = EnumSet.noneOf(Verdict.class);
      for (String word : words.split("\\|")) {
        verdicts.add(Verdict.valueOf(word.strip().replace(HARMLESS, "")));
      }
      if (verdicts.contains(Verdict.RUNTIME_ERROR)) {
        verdicts.addAll(List.of(Verdict.SYNTAX_ERROR, Verdict.MISSING_FUNCTION));
      }
      return verdicts;
    }

    private static Set<Oracle> oracles(Map<String, String> header) {
      Set<Oracle> oracles =
          Arrays.stream(header.getOrDefault("oracle", "universal").split("\\+"))
              .map(word -> Oracle.valueOf(word.strip().toUpperCase(Locale.ROOT)))
              .collect(Collectors.toCollection(() -> EnumSet.noneOf(Oracle.class)));
      if (header.getOrDefault("must_not", "").contains("Run TWICE")) {
        oracles.add(Oracle.TWICE);
      }
      return oracles;
    }

    String expected() {
      return expects.stream()
          .filter(v -> v != Verdict.SYNTAX_ERROR && v != Verdict.MISSING_FUNCTION)
          .map(Verdict::name)
          .collect(Collectors.joining("|"));
    }
  }
}
