package io.arbiter.core.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.core.exchange.Repository;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.function.ThrowingSupplier;

/** Properties of all bundles and all sequences of bytes. */
class BundleArchivePropertiesTest {
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

  @Property(tries = 1_000)
  void changedBytesGiveFilesOrFaults(
      @ForAll("bundles") SortedMap<String, byte[]> files,
      @ForAll boolean deflated,
      @ForAll @Size(min = 1, max = 8) int[] places,
      @ForAll byte change)
      throws IOException {
    byte[] zip = deflated ? deflated(files) : BundleArchive.write(files);
    for (int place : places) {
      zip[Math.floorMod(place, zip.length)] ^= change;
    }
    read(zip);
  }

  /** An archive can easily give wrong facts in its central directory, which is small. */
  @Property(tries = 1_500)
  void changedDirectoriesGiveFilesOrFaults(
      @ForAll("bundles") SortedMap<String, byte[]> files,
      @ForAll @Size(min = 1, max = 4) int[] places,
      @ForAll byte value)
      throws IOException {
    byte[] zip = deflated(files);
    int directory = (zip[zip.length - 6] & 0xFF) | (zip[zip.length - 5] & 0xFF) << 8;
    for (int place : places) {
      zip[directory + Math.floorMod(place, zip.length - directory)] = value;
    }
    read(zip);
  }

  @Property(tries = 1_000)
  void truncatedArchivesGiveFilesOrFaults(
      @ForAll("bundles") SortedMap<String, byte[]> files, @ForAll int length) throws IOException {
    byte[] zip = deflated(files);
    read(Arrays.copyOf(zip, Math.floorMod(length, zip.length)));
  }

  @Property(tries = 1_000)
  void noNameLeadsOutOfTheBundle(@ForAll("evilNames") String name) throws IOException {
    read(deflated(Map.of(name, new byte[] {1})));
  }

  private static byte[] deflated(Map<String, byte[]> files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  /** Any other exception fails the property. */
  private static void readAny(ThrowingSupplier<Map<String, byte[]>> reading) {
    try {
      reading.get().keySet().forEach(BundleArchivePropertiesTest::staysInside);
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
    return Arbitraries.maps(path, content)
        .ofMaxSize(6)
        .map(
            files -> {
              SortedMap<String, byte[]> bundle = new TreeMap<>(files);
              bundle.put("puzzle.yaml", new byte[] {'t'});
              return bundle;
            });
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
