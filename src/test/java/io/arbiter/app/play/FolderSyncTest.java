package io.arbiter.app.play;

import static io.arbiter.core.source.ProgrammingLanguage.PYTHON;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderSyncTest {
  private static final int SEEDS = 30;
  private static final int STEPS = 25;
  private static final Set<String> SLUGS = Set.of("one", "two");

  @TempDir private Path folder;

  private final StringWriter said = new StringWriter();
  private final PlayOutput output =
      new PlayOutput(new PrintWriter(said), new PrintWriter(said), false);
  private FakeServer server;

  @BeforeEach
  void start() throws IOException {
    server = new FakeServer(Set.of("one", "two", FakeServer.LOCKED));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private int sync(Path where, boolean submit) throws Exception {
    said.getBuffer().setLength(0);
    return new FolderSync(where, submit, server.playground("good", output), output).run();
  }

  private SolutionFile file(String slug) {
    return SolutionFile.in(folder, slug, PYTHON);
  }

  @Test
  void aWrongSubmissionDoesNotReplaceAnAcceptedFile() throws Exception {
    file("one").make("right");
    server.submit("one", "right");
    server.submit("one", "wrong");
    assertThat(sync(folder, false)).isZero();
    assertThat(file("one").path()).hasContent("right");
    assertThat(said.toString()).contains("one.py has nothing new");
  }

  @Test
  void aNewerAttemptStaysAlthoughAnOlderOneIsAccepted() throws Exception {
    server.submit("one", "right");
    server.submit("one", "wrong");
    file("one").make("wrong");
    assertThat(sync(folder, true)).isZero();
    assertThat(file("one").path()).hasContent("wrong");
    assertThat(server.sent()).hasSize(2);
  }

  @Test
  void aFileThatIsReplacedIsCopiedAndKeepsItsMode() throws Exception {
    file("one").make("wrong");
    Set<PosixFilePermission> mode = PosixFilePermissions.fromString("rwxr-x--x");
    Files.setPosixFilePermissions(file("one").path(), mode);
    server.submit("one", "wrong");
    server.submit("one", "right");
    assertThat(sync(folder, false)).isZero();
    Path copy = folder.resolve(".arbiter/replaced/one-1.py");
    assertThat(said.toString()).contains("one.py is updated", copy.toString());
    assertThat(copy).hasContent("wrong");
    assertThat(file("one").path()).hasContent("right");
    assertThat(Files.getPosixFilePermissions(file("one").path())).isEqualTo(mode);
  }

  @Test
  void aLinkStaysALink() throws Exception {
    Path real = folder.resolve("real.py");
    Files.writeString(real, "wrong");
    Files.createSymbolicLink(file("one").path(), real);
    server.submit("one", "wrong");
    server.submit("one", "right");
    assertThat(sync(folder, false)).isZero();
    assertThat(file("one").path()).isSymbolicLink();
    assertThat(real).hasContent("right");
  }

  @Test
  void whatCannotBeDoneIsListedAndTheRestIsDone() throws Exception {
    file(FakeServer.LOCKED).make("right");
    Files.write(file("one").path(), "a = 'é'\n".getBytes(ISO_8859_1));
    file("two").make("right");
    server.submit("three", "right");
    assertThat(sync(folder, true)).isEqualTo(1);
    assertThat(said.toString())
        .contains(
            "locked.py: 403 the puzzle is locked",
            "one.py is not UTF-8",
            "three.py is fetched",
            "Not synchronised, for the reasons above: locked.py, one.py");
    assertThat(server.sent()).contains(new FakeServer.Sent("two", "right"));
    assertThat(file("three").path()).hasContent("right");
  }

  @Test
  void anUntouchedStarterIsNotSubmitted() throws Exception {
    Playground playground = server.playground("good", output);
    file("one").make(FakeServer.STARTER);
    file("one").notes().keep(playground.puzzle("one"));
    assertThat(sync(folder, true)).isZero();
    assertThat(server.sent()).isEmpty();
    server.submit("one", "right");
    assertThat(sync(folder, true)).isZero();
    assertThat(file("one").path()).hasContent("right");
  }

  @Test
  void withoutAGoodKeyThePlayerLogsInAgain() throws Exception {
    assertThatThrownBy(
            () -> new FolderSync(folder, false, server.playground("ended", output), output).run())
        .hasMessageContaining(
            "has ended; log in again: arbiter play login ada --server " + server.address());
    assertThatThrownBy(
            () -> new FolderSync(folder, false, server.playground("", output), output).run())
        .hasMessageContaining("you are not logged in; log in: arbiter play login ada");
    assertThat(server.playground("ended", output).puzzles(Map.of())).hasSize(3);
    assertThat(said.toString()).contains("without a key you see what visitors see");
  }

  /** A player and the page change things at random; no content that the player had is lost. */
  @Test
  void nothingIsLostInAnyHistory() throws Exception {
    for (int seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      server.sent().clear();
      Path where = Files.createDirectories(folder.resolve("seed-" + seed));
      SolutionFile.in(where, FakeServer.LOCKED, PYTHON).make("right, but locked");
      for (int step = 0; step < STEPS; step++) {
        String slug = random.nextBoolean() ? "one" : "two";
        SolutionFile file = SolutionFile.in(where, slug, PYTHON);
        String content = (random.nextBoolean() ? "right " : "wrong ") + random.nextInt(4);
        switch (random.nextInt(8)) {
          case 0, 1 -> edit(file, content, random);
          case 2 -> Files.deleteIfExists(file.path());
          case 3 -> server.submit(slug, content);
          case 4 -> {
            if (file.isThere()) {
              FolderSync.submitted(file, server.playground("good", output), output);
            }
          }
          case 5 -> Files.writeString(file.ofServer().path(), "notes " + random.nextInt(3));
          default -> syncAndCheck(where, random.nextInt(4) == 0, "seed " + seed + ", step " + step);
        }
      }
    }
  }

  private static void edit(SolutionFile file, String content, Random random) throws IOException {
    Files.writeString(file.path(), content);
    Files.setPosixFilePermissions(
        file.path(),
        PosixFilePermissions.fromString(random.nextBoolean() ? "rw-r--r--" : "rwxr-x---"));
  }

  private void syncAndCheck(Path where, boolean submit, String at) throws Exception {
    Map<Path, String> before = files(where);
    Map<Path, Set<PosixFilePermission>> modes = new TreeMap<>();
    for (Path path : before.keySet()) {
      modes.put(path, Files.getPosixFilePermissions(path));
    }
    int status = sync(where, submit);
    Map<Path, String> after = files(where);
    assertThat(after.values()).as(at).containsAll(before.values());
    for (String slug : SLUGS) {
      Path path = SolutionFile.in(where, slug, PYTHON).path();
      List<FakeServer.Sent> sent =
          server.sent().stream().filter(one -> one.puzzle().equals(slug)).toList();
      if (before.getOrDefault(path, "").contains("right")) {
        assertThat(after.get(path)).as(at).contains("right");
      }
      if (!sent.isEmpty()) {
        assertThat(after).as(at).containsKey(path);
      }
    }
    for (Path path : before.keySet()) {
      assertThat(Files.getPosixFilePermissions(path)).as(at).isEqualTo(modes.get(path));
    }
    assertThat(status).as("the locked puzzle is not submitted").isEqualTo(1);
    assertThat(said.toString().contains("Not synchronised")).as(at).isEqualTo(submit);
    sync(where, false);
    assertThat(files(where)).as("once more, %s", at).isEqualTo(after);
  }

  /** All sources below a folder, copies included. */
  private static Map<Path, String> files(Path folder) throws IOException {
    Map<Path, String> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.filter(one -> one.toString().endsWith(".py")).toList()) {
        files.put(path, Files.readString(path));
      }
    }
    return files;
  }
}
