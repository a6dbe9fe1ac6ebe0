package io.arbiter.core.bundle;

import static io.arbiter.core.bundle.Bundles.bytes;
import static io.arbiter.core.bundle.Bundles.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.arbiter.Thorough;
import io.arbiter.core.exchange.Repository;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BundleArchiveTest {
  /**
   * Most bytes that the reading thread may allocate: the limits of the bundle and of one file, plus
   * growing buffers.
   */
  private static final long MAX_ALLOCATION = 40L << 20;

  /** The zip of two small files, as the first version wrote it. */
  private static final String GOLDEN =
      "504b03040a00000800000000212883f1b57002000000020000000a00000068696e74732f"
          + "312e6d64c3a4504b03040a000008000000002128a8d1f82b09000000090000000b000000"
          + "70757a7a6c652e79616d6c7469746c653a20540a504b01020a000a000008000000002128"
          + "83f1b57002000000020000000a000000000000000000000000000000000068696e74732f"
          + "312e6d64504b01020a000a000008000000002128a8d1f82b09000000090000000b000000"
          + "000000000000000000002a00000070757a7a6c652e79616d6c504b050600000000020002"
          + "00710000005c0000000000";

  /** A zip as another program could make it. */
  private static final class Zip {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes);

    Zip(String... namesAndTexts) throws IOException {
      for (int i = 0; i < namesAndTexts.length; i += 2) {
        add(namesAndTexts[i], namesAndTexts[i + 1]);
      }
    }

    Zip add(String name, String content) throws IOException {
      return add(new ZipArchiveEntry(name), bytes(content));
    }

    Zip add(String name, int mode, String content) throws IOException {
      ZipArchiveEntry entry = new ZipArchiveEntry(name);
      entry.setUnixMode(mode);
      return add(entry, bytes(content));
    }

    Zip add(ZipArchiveEntry entry, byte[] content) throws IOException {
      zip.putArchiveEntry(entry);
      zip.write(content);
      zip.closeArchiveEntry();
      return this;
    }

    byte[] done() throws IOException {
      zip.close();
      return bytes.toByteArray();
    }
  }

  private static List<String> problems(byte[] zip) {
    return refused(() -> BundleArchive.read(zip));
  }

  private static List<String> jsonProblems(String json) {
    return refused(() -> BundleArchive.readSent(bytes(json)));
  }

  @Test
  void aPageSendsNewPicturesAndNamesThoseThatItKeeps() throws Exception {
    SentBundle sent =
        BundleArchive.readSent(
            bytes(
                """
                {"files": {"a/b": "ä"}, "binary": {"media/new.png": "AQI="},
                 "keep": {"version": 3, "paths": ["media/old.png", "media/old.png"]},
                 "slug": "lamp"}\
                """));
    assertThat(sent.files())
        .containsOnlyKeys("a/b", "media/new.png")
        .containsEntry("a/b", bytes("ä"));
    assertThat(sent.files().get("media/new.png")).containsExactly(1, 2);
    assertThat(sent.keep()).isEqualTo(new SentBundle.Keep(3, List.of("media/old.png")));
    assertThat(sent.slug()).isEqualTo("lamp");
    assertThat(sent.with(new TreeMap<>(Map.of("media/old.png", new byte[] {9}))))
        .containsOnlyKeys("a/b", "media/new.png", "media/old.png");
    assertThat(BundleArchive.readSent(bytes("{\"files\": {}}")).keep()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "'binary': [] | binary must be a mapping",
        "'binary': {'a.png': ''} | 'a.png' is no file in media/",
        "'binary': {'media/../a.png': ''} | leads out of the bundle",
        "'binary': {'media/a.png': '*'} | must be a content in Base64",
        "'binary': {'media/a.png': 1} | must be a content in Base64",
        "'binary': {'media/t.svg': ''} | is among the files already",
        "'keep': 1 | keep must have a version",
        "'keep': {'version': 1} | keep must have a version",
        "'keep': {'version': 1.5, 'paths': []} | keep must have a version",
        "'keep': {'version': 1, 'paths': [], 'x': 1} | unknown key 'x'",
        "'keep': {'version': 1, 'paths': [1]} | keep.paths must be texts",
        "'keep': {'version': 1, 'paths': ['a.py']} | 'a.py' is no file in media/",
        "'keep': {'version': 1, 'paths': ['media/t.svg']} | is among the files already",
        "'slug': 1 | slug must be a text",
        "'other': 1 | unknown key 'other'",
      })
  void whatAPageMayNotSendIsNamed(String more, String problem) {
    String json = "{'files': {'media/t.svg': ''}, %s}".formatted(more).replace('\'', '"');
    assertThat(jsonProblems(json)).singleElement().asString().contains(problem);
  }

  @Test
  void filesAreReadAndFoldersAreIgnored() throws Exception {
    byte[] zip =
        new Zip("hints/", "", "hints/1.md", "h", "__MACOSX/puzzle.yaml", "m", ".DS_Store", "d")
            .add("puzzle.yaml", 0100644, "p")
            .add("hints/.DS_Store", "d")
            .done();
    assertThat(BundleArchive.read(zip))
        .containsOnlyKeys("hints/1.md", "puzzle.yaml")
        .containsEntry("puzzle.yaml", bytes("p"));
  }

  @Test
  void aFolderAroundTheBundleIsRemovedFromThePaths() throws Exception {
    byte[] zip =
        new Zip(
                "repository-main/", "",
                "repository-main/puzzle.yaml", "p",
                "repository-main/hints/1.md", "h",
                "__MACOSX/repository-main/._puzzle.yaml", "m")
            .done();
    assertThat(BundleArchive.read(zip)).containsOnlyKeys("puzzle.yaml", "hints/1.md");
    byte[] beside = new Zip("a/puzzle.yaml", "p", "b/1.md", "h").done();
    assertThat(BundleArchive.read(beside)).containsOnlyKeys("a/puzzle.yaml", "b/1.md");
    byte[] without = new Zip("a/tests.json", "p").done();
    assertThat(BundleArchive.read(without)).containsOnlyKeys("a/tests.json");
    assertThat(Repository.ofMission(without).sizes()).containsOnlyKeys("tests.json");
  }

  @Test
  void everyHarmfulEntryIsReported() throws Exception {
    Zip zip = new Zip();
    for (String name :
        List.of(
            "../up.py",
            "a/../../up.py",
            "/etc/passwd",
            "C:/boot.ini",
            "a/./b",
            "nul\0l",
            "twice",
            "twice")) {
      zip.add(name, "");
    }
    zip.add("link", 0120777, "/etc/passwd").add("pipe", 0010644, "").add("good.py", "fine");
    assertThat(problems(zip.done()))
        .containsExactly(
            "../up.py: has a path that leads out of the bundle",
            "/etc/passwd: has an absolute path",
            "C:/boot.ini: has an absolute path",
            "a/../../up.py: has a path that leads out of the bundle",
            "a/./b: has a path with an empty part",
            "link: is a link",
            "nul\\u0000l: has a control character in its path",
            "pipe: is not a regular file",
            "twice: occurs twice");
  }

  @Test
  void backslashesAndBrokenNamesAreRefused() throws Exception {
    byte[] zip = new Zip("hints_1.md", "h", "naXme", "").done();
    String latin1 = new String(zip, StandardCharsets.ISO_8859_1);
    byte[] changed =
        latin1
            .replace("hints_1", "hints\\1")
            .replace("naXme", "na\u00E4me")
            .getBytes(StandardCharsets.ISO_8859_1);
    assertThat(problems(changed))
        .containsExactly(
            "hints\\1.md: has a backslash in its path", "na\uFFFDme: has a path that is not UTF-8");
  }

  @Test
  void aLinkThatClaimsAnotherSystemIsALink() throws Exception {
    byte[] zip = new Zip().add("link", 0120777, "/etc/passwd").done();
    int directory = find(zip, "PK\1\2");
    zip[directory + 5] = 0;
    assertThat(problems(zip)).containsExactly("link: is a link");
  }

  @Test
  void entriesWithEncryptionOrUnusualCompressionAreRefused() throws Exception {
    byte[] zip = new Zip("secret.py", "x", "packed.py", "x").done();
    int first = find(zip, "PK\1\2");
    zip[first + 8] |= 1;
    int second = first + 1 + find(Arrays.copyOfRange(zip, first + 1, zip.length), "PK\1\2");
    zip[second + 10] = 12;
    assertThat(problems(zip))
        .containsExactly(
            "packed.py: is packed by method 12, neither stored nor deflated",
            "secret.py: is encrypted");
  }

  @Test
  void bytesThatAreNotAZipAreRefused() throws Exception {
    assertThat(problems(new byte[0])).containsExactly("bundle: is not a zip file");
    assertThat(problems(bytes("{}{}{}"))).containsExactly("bundle: is not a zip file");
    byte[] zip = new Zip("puzzle.yaml", "p").done();
    assertThat(problems(Arrays.copyOf(zip, zip.length - 10)))
        .containsExactly("bundle: is a zip that is truncated or damaged");
    assertThat(problems(new byte[10 << 20])).containsExactly("bundle: is larger than 9216 KiB");
  }

  @Test
  void aChangedByteIsNoticed() throws Exception {
    byte[] zip = BundleArchive.write(Bundles.files("puzzle.yaml", "title: T"));
    zip[find(zip, "title")] ^= 1;
    assertThat(problems(zip)).containsExactly("puzzle.yaml: is truncated or damaged");
  }

  private static int find(byte[] bytes, String text) {
    return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(text);
  }

  @Test
  void zipBombsAreRefusedWithinBoundedMemory() throws Exception {
    byte[] zeros = new byte[60 << 20];
    assertThat(problemsWithinBounds(new Zip().add(new ZipArchiveEntry("zeros"), zeros).done()))
        .containsExactly("zeros: is packed more than 100 to 1");
    byte[] noise = new byte[700 << 10];
    new Random(1).nextBytes(noise);
    Zip large = new Zip();
    for (int i = 0; i < 5; i++) {
      large.add(new ZipArchiveEntry("hints/" + i), noise);
    }
    assertThat(problemsWithinBounds(large.done())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1001, has more than 1000 files", "20000, has more than 4000 entries"})
  void tooManyFilesStopTheReading(int files, String problem) throws Exception {
    Zip many = new Zip();
    for (int i = 0; i < files; i++) {
      many.add("f" + i, "");
    }
    assertThat(problemsWithinBounds(many.done())).containsExactly("bundle: " + problem);
  }

  @Test
  void entriesThatShareTheirBytesCountEachTime() throws Exception {
    byte[] noise = new byte[1 << 20];
    new Random(1).nextBytes(noise);
    byte[] zip = new Zip().add(new ZipArchiveEntry("a"), noise).done();
    int directory = find(zip, "PK\1\2");
    int end = find(zip, "PK\5\6");
    byte[] entry = Arrays.copyOfRange(zip, directory, end);
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    bomb.write(zip, 0, directory);
    for (int i = 0; i < 100; i++) {
      entry[46] = (byte) (' ' + i);
      bomb.write(entry);
    }
    ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN).putInt(end + 12, 100 * entry.length);
    bomb.write(zip, end, zip.length - end);
    assertThat(problemsWithinBounds(bomb.toByteArray()))
        .last()
        .asString()
        .endsWith("makes the bundle larger than 4096 KiB");
  }

  private static List<String> problemsWithinBounds(byte[] zip) {
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    List<String> problems = new ArrayList<>();
    long before = threads.getCurrentThreadAllocatedBytes();
    try {
      BundleArchive.read(zip);
    } catch (InvalidBundleException e) {
      e.problems().forEach(problem -> problems.add(problem.toString()));
    }
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(MAX_ALLOCATION);
    return problems;
  }

  private static String golden() {
    return HexFormat.of()
        .formatHex(
            BundleArchive.write(Bundles.files("puzzle.yaml", "title: T\n", "hints/1.md", "ä")));
  }

  @Test
  void theSameFilesGiveTheSameBytes() {
    assertThat(golden()).isEqualTo(GOLDEN);
  }

  public static void main(String... arguments) {
    System.out.print(golden());
  }

  @Test
  @Thorough(
      "starts a JVM; the time in an archive has no zone, so the other test finds most changes")
  void theSameFilesGiveTheSameBytesInEveryTimeZone() throws Exception {
    Process java =
        new ProcessBuilder(
                System.getProperty("java.home") + "/bin/java",
                "-Duser.timezone=America/St_Johns",
                "-cp",
                System.getProperty("java.class.path"),
                BundleArchiveTest.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    assertThat(new String(java.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
        .isEqualTo(GOLDEN);
    assertThat(java.waitFor()).isZero();
  }

  @Test
  void pathsThatCannotBeReadAreNotWritten() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BundleArchive.write(Bundles.files("../up.py", "")))
        .withMessage("'../up.py' has a path that leads out of the bundle");
  }

  @Test
  void everyFaultOfAJsonBodyIsReported() {
    assertThat(
            jsonProblems(
                """
                {"files": {"puzzle.yaml": 1,
                  "../up": "x",
                  "a": "\\u0000",
                  "a.py": "1",
                  "a.py": "2"
                 },
                 "more": 1}
                """))
        .containsExactly(
            "bundle:1: 'puzzle.yaml' must be a text",
            "bundle:2: '../up' has a path that leads out of the bundle",
            "bundle:3: 'a' holds a NUL character or half of a surrogate pair",
            "bundle:5: duplicate key 'a.py'",
            "bundle:7: unknown key 'more'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [] | 1: must be a mapping
          {} | 1: files must be a mapping of paths to texts
          {"files": [1]} | 1: files must be a mapping of paths to texts
          {"files": { | 1: Unexpected end-of-input: expected close marker for Object
          """)
  void aBodyThatIsNoMappingOfFilesIsRefused(String json, String problem) {
    assertThat(jsonProblems(json)).containsExactly("bundle:" + problem);
  }
}
