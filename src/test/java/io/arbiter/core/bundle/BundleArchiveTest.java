package io.arbiter.core.bundle;

import static io.arbiter.core.bundle.Bundles.bytes;
import static io.arbiter.core.bundle.Bundles.refused;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.arbiter.core.exchange.Repository;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.ThrowingSupplier;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BundleArchiveTest {
  /**
   * Most bytes that the reading thread may allocate: the limits of the bundle and of one file, plus
   * growing buffers.
   */
  private static final long MAX_ALLOCATION = 40L << 20;

  /** The SHA-256 of the zip of two small files, as the first version wrote it. */
  private static final String GOLDEN =
      "0a5bf83219fe27157d5403c59b21946aea10b4d683b0cf35a93b684a750051a7";

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

  @Test
  void aPageSendsNewPicturesAndNamesThoseThatItKeeps() throws Exception {
    String body =
        """
        {"files": {"a/b": "ä"}, "binary": {"media/new.png": "AQI="}, "slug": "lamp",
         "keep": {"version": 3, "paths": ["media/old.png", "media/old.png"]}}\
        """;
    SentBundle sent = BundleArchive.readSent(bytes(body));
    assertThat(sent.files())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("a/b", bytes("ä"), "media/new.png", new byte[] {1, 2}));
    assertThat(sent.keep()).isEqualTo(new SentBundle.Keep(3, List.of("media/old.png")));
    assertThat(sent.slug()).isEqualTo("lamp");
    assertThat(sent.with(new TreeMap<>(Map.of("media/old.png", new byte[] {9}))))
        .containsOnlyKeys("a/b", "media/new.png", "media/old.png");
    assertThat(BundleArchive.readSent(bytes("{\"files\": {}}")).keep()).isNull();
  }

  /** Further fields beside files, or a whole body. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          'binary': [] | binary must be a mapping
          'binary': {'a.png': ''} | 'a.png' is no file in media/
          'binary': {'media/../a.png': ''} | leads out of the bundle
          'binary': {'media/a.png': '*'} | must be a content in Base64
          'binary': {'media/a.png': 1} | must be a content in Base64
          'binary': {'media/t.svg': ''} | is among the files already
          'keep': 1 | keep must have a version
          'keep': {'version': 1} | keep must have a version
          'keep': {'version': 1.5, 'paths': []} | keep must have a version
          'keep': {'version': 1, 'paths': [], 'x': 1} | unknown key 'x'
          'keep': {'version': 1, 'paths': [1]} | keep.paths must be texts
          'keep': {'version': 1, 'paths': ['a.py']} | 'a.py' is no file in media/
          'keep': {'version': 1, 'paths': ['media/t.svg']} | is among the files already
          'slug': 1 | slug must be a text
          'other': 1 | unknown key 'other'
          [] | bundle:1: must be a mapping
          {} | bundle:1: files must be a mapping of paths to texts
          {'files': [1]} | bundle:1: files must be a mapping of paths to texts
          {'files': { | bundle:1: Unexpected end-of-input: expected close marker for Object
          {'files': {'puzzle.yaml': 1}} | bundle:1: 'puzzle.yaml' must be a text
          {'files': {\\n'../up': 'x'}} | bundle:2: '../up' has a path that leads out of the bundle
          {'files': {'a': '\\\\u0000'}} | 'a' holds a NUL character or half of a surrogate pair
          {'files': {'a': '1',\\n 'a': '2'}} | bundle:2: duplicate key 'a'
          """)
  void whatAPageMayNotSendIsNamed(String more, String problem) {
    String json = more.startsWith("'") ? "{'files': {'media/t.svg': ''}, %s}" : "%s";
    String body = json.formatted(more.translateEscapes()).replace('\'', '"');
    assertThat(refused(() -> BundleArchive.readSent(bytes(body))))
        .singleElement()
        .asString()
        .contains(problem);
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
  void whatGitAndEditorsLeaveIsNoPartOfABundle(@TempDir Path folder) throws Exception {
    Zip zip = new Zip("fizz/puzzle.yaml", "p", "fizz/notes.txt", "n");
    Files.createDirectories(folder.resolve("solutions/__pycache__"));
    Files.createDirectory(folder.resolve(".git"));
    for (String path :
        List.of(
            ".git/config",
            ".gitignore",
            "README.md",
            "tests.json~",
            ".tests.json.swp",
            "#tests.json#",
            "solutions/.#right.py",
            "solutions/__pycache__/right.cpython-314.pyc")) {
      zip.add("fizz/" + path, "x");
      Files.writeString(folder.resolve(path), "x");
    }
    Files.writeString(folder.resolve("puzzle.yaml"), "p");
    Files.writeString(folder.resolve("notes.txt"), "n");
    assertThat(BundleArchive.read(zip.done())).containsOnlyKeys("puzzle.yaml", "notes.txt");
    assertThat(PuzzleFolder.files(folder)).containsOnlyKeys("puzzle.yaml", "notes.txt");
  }

  @Test
  void aFolderAroundTheBundleIsRemovedFromThePaths() throws Exception {
    byte[] zip =
        new Zip("main/", "", "main/puzzle.yaml", "p", "main/1.md", "h", "__MACOSX/main/._p", "m")
            .done();
    assertThat(BundleArchive.read(zip)).containsOnlyKeys("puzzle.yaml", "1.md");
    byte[] beside = new Zip("a/puzzle.yaml", "p", "b/1.md", "h").done();
    assertThat(BundleArchive.read(beside)).containsOnlyKeys("a/puzzle.yaml", "b/1.md");
    byte[] without = new Zip("a/tests.json", "p").done();
    assertThat(BundleArchive.read(without)).containsOnlyKeys("a/tests.json");
    assertThat(Repository.ofMission(without).sizes()).containsOnlyKeys("tests.json");
  }

  @Test
  void everyHarmfulEntryIsReported() throws Exception {
    Zip zip = new Zip();
    String names = "../up.py a/../../up.py /etc/passwd C:/boot.ini a/./b nul\0l twice twice";
    for (String name : names.split(" ", -1)) {
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
    String text = new String(zip, ISO_8859_1);
    String changed = text.replace("hints_1", "hints\\1").replace("naXme", "na\u00E4me");
    assertThat(problems(changed.getBytes(ISO_8859_1)))
        .containsExactly(
            "hints\\1.md: has a backslash in its path", "na\uFFFDme: has a path that is not UTF-8");
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
    byte[] link = new Zip().add("link", 0120777, "/etc/passwd").done();
    link[find(link, "PK\1\2") + 5] = 0;
    assertThat(problems(link)).as("of another system").containsExactly("link: is a link");
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
    return new String(bytes, ISO_8859_1).indexOf(text);
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
    long before = threads.getCurrentThreadAllocatedBytes();
    InvalidBundleException e =
        catchThrowableOfType(InvalidBundleException.class, () -> BundleArchive.read(zip));
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(MAX_ALLOCATION);
    return e == null ? List.of() : Bundles.texts(e.problems());
  }

  @Test
  void theSameFilesGiveTheSameBytes() throws Exception {
    byte[] zip = BundleArchive.write(Bundles.files("puzzle.yaml", "title: T\n", "hints/1.md", "ä"));
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(zip);
    assertThat(HexFormat.of().formatHex(hash)).isEqualTo(GOLDEN);
  }

  @Test
  void pathsThatCannotBeReadAreNotWritten() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BundleArchive.write(Bundles.files("../up.py", "")))
        .withMessage("'../up.py' has a path that leads out of the bundle");
  }

  @Property(tries = 300)
  void everyBundleRoundTrips(@ForAll("bundles") SortedMap<String, byte[]> files) throws Exception {
    byte[] zip = BundleArchive.write(files);
    SortedMap<String, byte[]> read = BundleArchive.read(zip);
    assertThat(read.keySet()).isEqualTo(files.keySet());
    read.forEach((name, content) -> assertThat(content).isEqualTo(files.get(name)));
    assertThat(BundleArchive.write(read)).isEqualTo(zip);
  }

  @Property(tries = 1_000)
  void randomBytesGiveFilesOrFaults(@ForAll byte[] bytes) {
    read(bytes);
  }

  /** An archive can easily give wrong facts in its central directory, which is small. */
  @Property(tries = 2_500)
  void changedBytesGiveFilesOrFaults(
      @ForAll("bundles") SortedMap<String, byte[]> files,
      @ForAll boolean onlyTheDirectory,
      @ForAll @Size(min = 1, max = 8) int[] places,
      @ForAll byte value)
      throws IOException {
    byte[] zip = deflated(files);
    int directory = (zip[zip.length - 6] & 0xFF) | (zip[zip.length - 5] & 0xFF) << 8;
    int from = onlyTheDirectory ? directory : 0;
    for (int place : places) {
      zip[from + Math.floorMod(place, zip.length - from)] = value;
    }
    read(zip);
    read(Arrays.copyOf(zip, Math.floorMod(places[0], zip.length)));
  }

  @Property(tries = 1_000)
  void noNameLeadsOutOfTheBundle(@ForAll("evilNames") String name) throws IOException {
    read(deflated(Map.of(name, new byte[] {1})));
  }

  private static byte[] deflated(Map<String, byte[]> files) throws IOException {
    Zip zip = new Zip();
    for (var file : files.entrySet()) {
      zip.add(new ZipArchiveEntry(file.getKey()), file.getValue());
    }
    return zip.done();
  }

  /** Any other exception fails the property. */
  private static void readAny(ThrowingSupplier<Map<String, byte[]>> reading) {
    try {
      reading.get().keySet().forEach(BundleArchiveTest::staysInside);
    } catch (InvalidBundleException e) {
      assertThat(e.problems()).isNotEmpty();
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }

  private static void read(byte[] zip) {
    readAny(
        () -> {
          SortedMap<String, byte[]> files = BundleArchive.read(zip);
          assertThat(files.keySet()).noneMatch(name -> name.matches("[A-Za-z]:.*"));
          return files;
        });
    readAny(() -> BundleArchive.readSent(zip).files());
    readAny(() -> Repository.ofMission(zip).files());
    readAny(() -> Repository.ofPackage(zip).files());
  }

  private static void staysInside(String name) {
    assertThat(name).doesNotStartWith("/").doesNotContain("\\", "\0").isNotEmpty();
    assertThat(name.split("/", -1)).doesNotContain("..", ".", "");
  }

  @Provide
  Arbitrary<SortedMap<String, byte[]>> bundles() {
    Arbitrary<String> word = Arbitraries.strings().alpha().numeric().ofMinLength(1).ofMaxLength(8);
    Arbitrary<String> path = word.list().ofMinSize(1).ofMaxSize(3).map(w -> String.join("/", w));
    Arbitrary<byte[]> content = Arbitraries.bytes().array(byte[].class).ofMaxSize(500);
    return Arbitraries.maps(path, content).ofMaxSize(6).map(BundleArchiveTest::withDescription);
  }

  private static SortedMap<String, byte[]> withDescription(Map<String, byte[]> files) {
    SortedMap<String, byte[]> bundle = new TreeMap<>(files);
    bundle.put("puzzle.yaml", new byte[] {'t'});
    return bundle;
  }

  @Provide
  Arbitrary<String> evilNames() {
    return Arbitraries.of("..", ".", "", "/", "\\", "C:", "a", "\0", "é", "e\u0301", "puzzle.yaml")
        .list()
        .ofMinSize(1)
        .ofMaxSize(6)
        .map(parts -> String.join(parts.size() % 2 == 0 ? "/" : "", parts));
  }
}
