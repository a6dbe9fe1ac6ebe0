package io.arbiter.core.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

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
import java.util.SortedMap;
import java.util.TimeZone;
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

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** A zip as another program could make it. */
  private static final class Zip {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes);

    Zip add(String name, String content) throws IOException {
      return add(new ZipArchiveEntry(name), text(content));
    }

    Zip add(String name, int mode, String content) throws IOException {
      ZipArchiveEntry entry = new ZipArchiveEntry(name);
      entry.setUnixMode(mode);
      return add(entry, text(content));
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
    InvalidBundleException e =
        catchThrowableOfType(InvalidBundleException.class, () -> BundleArchive.read(zip));
    assertThat(e).as("a zip that must be refused").isNotNull();
    return e.problems().stream().map(BundleProblem::toString).toList();
  }

  private static List<String> jsonProblems(String json) {
    InvalidBundleException e =
        catchThrowableOfType(
            InvalidBundleException.class, () -> BundleArchive.readSent(text(json)));
    assertThat(e).as("a body that must be refused").isNotNull();
    return e.problems().stream().map(BundleProblem::toString).toList();
  }

  @Test
  void aPageSendsNewPicturesAndNamesThoseThatItKeeps() throws Exception {
    SentBundle sent =
        BundleArchive.readSent(
            text(
                """
                {"files": {"a": "x"}, "binary": {"media/new.png": "AQI="},
                 "keep": {"version": 3, "paths": ["media/old.png", "media/old.png"]},
                 "slug": "lamp"}\
                """));
    assertThat(sent.files()).containsOnlyKeys("a", "media/new.png");
    assertThat(sent.files().get("media/new.png")).containsExactly(1, 2);
    assertThat(sent.keep()).isEqualTo(new SentBundle.Keep(3, List.of("media/old.png")));
    assertThat(sent.slug()).isEqualTo("lamp");
    assertThat(sent.with(new TreeMap<>(Map.of("media/old.png", new byte[] {9}))))
        .containsOnlyKeys("a", "media/new.png", "media/old.png");
    assertThat(BundleArchive.readSent(text("{\"files\": {}}")).keep()).isNull();
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
        new Zip()
            .add("hints/", "")
            .add("hints/1.md", "h")
            .add("puzzle.yaml", 0100644, "p")
            .add("__MACOSX/puzzle.yaml", "m")
            .add(".DS_Store", "d")
            .add("hints/.DS_Store", "d")
            .done();
    assertThat(BundleArchive.read(zip))
        .containsOnlyKeys("hints/1.md", "puzzle.yaml")
        .containsEntry("puzzle.yaml", text("p"));
  }

  @Test
  void aFolderAroundTheBundleIsRemovedFromThePaths() throws Exception {
    byte[] zip =
        new Zip()
            .add("repository-main/", "")
            .add("repository-main/puzzle.yaml", "p")
            .add("repository-main/hints/1.md", "h")
            .add("__MACOSX/repository-main/._puzzle.yaml", "m")
            .done();
    assertThat(BundleArchive.read(zip)).containsOnlyKeys("puzzle.yaml", "hints/1.md");
    byte[] beside = new Zip().add("a/puzzle.yaml", "p").add("b/1.md", "h").done();
    assertThat(BundleArchive.read(beside)).containsOnlyKeys("a/puzzle.yaml", "b/1.md");
    byte[] without = new Zip().add("a/tests.json", "p").done();
    assertThat(BundleArchive.read(without)).containsOnlyKeys("a/tests.json");
    assertThat(Repository.ofMission(without).sizes()).containsOnlyKeys("tests.json");
  }

  @Test
  void everyHarmfulEntryIsReported() throws Exception {
    byte[] zip =
        new Zip()
            .add("../up.py", "")
            .add("a/../../up.py", "")
            .add("/etc/passwd", "")
            .add("C:/boot.ini", "")
            .add("a/./b", "")
            .add("nul\0l", "")
            .add("link", 0120777, "/etc/passwd")
            .add("pipe", 0010644, "")
            .add("twice", "1")
            .add("twice", "2")
            .add("good.py", "fine")
            .done();
    assertThat(problems(zip))
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
    byte[] zip = new Zip().add("hints_1.md", "h").add("naXme", "").done();
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
    byte[] zip = new Zip().add("secret.py", "x").add("packed.py", "x").done();
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
    assertThat(problems(text("{}{}{}"))).containsExactly("bundle: is not a zip file");
    byte[] zip = new Zip().add("puzzle.yaml", "p").done();
    assertThat(problems(Arrays.copyOf(zip, zip.length - 10)))
        .containsExactly("bundle: is a zip that is truncated or damaged");
    assertThat(problems(new byte[10 << 20])).containsExactly("bundle: is larger than 9216 KiB");
  }

  @Test
  void aChangedByteIsNoticed() throws Exception {
    SortedMap<String, byte[]> files = new TreeMap<>(Map.of("puzzle.yaml", text("title: T")));
    byte[] zip = BundleArchive.write(files);
    zip[find(zip, "title")] ^= 1;
    assertThat(problems(zip)).containsExactly("puzzle.yaml: is truncated or damaged");
  }

  private static int find(byte[] bytes, String text) {
    return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(text);
  }

  @Test
  void zipBombsAreRefusedWithinBoundedMemory() throws Exception {
    Random random = new Random(1);
    byte[] zeros = new byte[60 << 20];
    assertThat(problemsWithinBounds(new Zip().add(new ZipArchiveEntry("zeros"), zeros).done()))
        .containsExactly("zeros: is packed more than 100 to 1");
    byte[] noise = new byte[700 << 10];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (byte) (random.nextInt(16));
    }
    Zip large = new Zip();
    for (int i = 0; i < 5; i++) {
      large.add(new ZipArchiveEntry("hints/" + i), noise);
    }
    assertThat(problemsWithinBounds(large.done())).isEmpty();
  }

  @Test
  void tooManyFilesStopTheReading() throws Exception {
    Zip many = new Zip();
    for (int i = 0; i < 1_001; i++) {
      many.add("f" + i, "");
    }
    assertThat(problemsWithinBounds(many.done()))
        .containsExactly("bundle: has more than 1000 files");
    Zip more = new Zip();
    for (int i = 0; i < 20_000; i++) {
      more.add("f" + i, "");
    }
    assertThat(problemsWithinBounds(more.done()))
        .containsExactly("bundle: has more than 4000 entries");
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

  @Test
  void theSameFilesGiveTheSameBytesEverywhere() {
    SortedMap<String, byte[]> files = new TreeMap<>();
    files.put("puzzle.yaml", text("title: T\n"));
    files.put("hints/1.md", text("ä"));
    TimeZone zone = TimeZone.getDefault();
    try {
      for (String name : List.of("UTC", "Asia/Kolkata", "America/St_Johns")) {
        TimeZone.setDefault(TimeZone.getTimeZone(name));
        assertThat(HexFormat.of().formatHex(BundleArchive.write(files))).isEqualTo(GOLDEN);
      }
    } finally {
      TimeZone.setDefault(zone);
    }
  }

  @Test
  void pathsThatCannotBeReadAreNotWritten() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BundleArchive.write(new TreeMap<>(Map.of("../up.py", new byte[0]))))
        .withMessage("'../up.py' has a path that leads out of the bundle");
  }

  @Test
  void aJsonBodyGivesTheSameFiles() throws Exception {
    assertThat(
            BundleArchive.readSent(text("{\"files\": {\"puzzle.yaml\": \"p\", \"a/b\": \"ä\"}}"))
                .files())
        .containsOnlyKeys("puzzle.yaml", "a/b")
        .containsEntry("a/b", text("ä"));
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
    assertThat(jsonProblems("[]")).containsExactly("bundle:1: must be a mapping");
    assertThat(jsonProblems("{}"))
        .containsExactly("bundle:1: files must be a mapping of paths to texts");
    assertThat(jsonProblems("{\n\"files\": []}"))
        .containsExactly("bundle:2: files must be a mapping of paths to texts");
    assertThat(jsonProblems("{\n\"files\": {"))
        .containsExactly("bundle:2: Unexpected end-of-input: expected close marker for Object");
  }
}
