package io.arbiter.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Builds the committed sources twice, in two folders, and compares all files that are shipped: the
 * program, the children's libraries and the list of libraries.
 */
@Command(
    name = "reproducible",
    description = "Builds the committed sources twice and compares what is shipped, byte by byte.")
final class ReproducibleBench implements Callable<Integer> {
  private static final List<String> SHIPPED = List.of("quarkus-app", "child", "bom.json");

  /**
   * Quarkus numbers the objects of its start in the order in which its threads make them, and
   * Hibernate's proxies have fields with random names. Neither can be set.
   */
  private static final String GENERATED = "quarkus-app/quarkus/generated-bytecode.jar";

  @Option(names = "--keep", description = "keep both builds, to look at differences")
  private boolean keep;

  @Override
  public Integer call() throws Exception {
    // Paths of different lengths, since a path may get into a file.
    Path folder = Files.createTempDirectory("arbiter-build-");
    Map<String, String> first = build(folder.resolve("one"));
    Map<String, String> second = build(folder.resolve("the-other"));
    Collection<String> names = new TreeSet<>(first.keySet());
    names.addAll(second.keySet());
    List<String> different =
        names.stream().filter(name -> !Objects.equals(first.get(name), second.get(name))).toList();
    different.forEach(name -> Figures.line("differs: %s%s", name, reason(name)));
    Figures.line("%d files, %d differ", names.size(), different.size());
    if (keep) {
      Figures.line("the builds are in %s", folder);
    } else {
      Project.delete(folder);
    }
    return Set.of(GENERATED).containsAll(different) ? 0 : 1;
  }

  private static String reason(String name) {
    return name.equals(GENERATED) ? ", as always: Quarkus and Hibernate choose names in it" : "";
  }

  private static Map<String, String> build(Path folder) throws Exception {
    Figures.say("building in " + folder);
    run(Project.root(), "git", "clone", "--quiet", ".", folder.toString());
    run(
        folder,
        "./mvnw",
        "--batch-mode",
        "--quiet",
        "package",
        "-Dmaven.test.skip",
        "-Dspotless.check.skip",
        // The archives of classes are made where they are used; no jar has them.
        "-Dexec.skip");
    SortedMap<String, String> hashes = new TreeMap<>();
    Path target = folder.resolve("target");
    for (String part : SHIPPED) {
      try (Stream<Path> files = Files.walk(target.resolve(part))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          hashes.put(target.relativize(file).toString(), hash(file));
        }
      }
    }
    return hashes;
  }

  private static void run(Path folder, String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(String.join(" ", command) + " failed:\n" + output);
    }
  }

  private static String hash(Path file) throws IOException, NoSuchAlgorithmException {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
  }
}
