package io.arbiter.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Archives, mostly damaged, for the reader of bundles and the reader of repositories. */
final class ArchiveFuzz {
  private static final List<String> NAMES =
      List.of(
          "puzzle.yaml",
          "tests.json",
          "statement.md",
          "media/a.png",
          "info/task_description.html",
          "verification/tests.py",
          "editor/initial_code/python_3.tmpl",
          "a/b/c.py",
          "../x",
          "/etc/passwd",
          "C:x",
          "a\0b",
          "é",
          "dir/");

  private final Random random;

  ArchiveFuzz(Random random) {
    this.random = random;
  }

  /** An archive. */
  byte[] next() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes, UTF_8)) {
      for (int i = random.nextInt(6); i >= 0; i--) {
        zip.putNextEntry(new ZipEntry(i + "/" + NAMES.get(random.nextInt(NAMES.size()))));
        byte[] content = new byte[random.nextInt(400) == 0 ? 4 << 20 : random.nextInt(2_000)];
        if (random.nextBoolean()) {
          random.nextBytes(content);
        }
        zip.write(content);
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return random.nextInt(4) == 0 ? bytes.toByteArray() : mutated(bytes.toByteArray(), random);
  }

  /**
   * The bytes with some changed, or without their end; often near the end, the directory of a zip.
   */
  static byte[] mutated(byte[] bytes, Random random) {
    byte[] mutated = bytes.clone();
    for (int i = random.nextInt(8); i >= 0 && mutated.length > 0; i--) {
      int range = random.nextBoolean() ? mutated.length : Math.min(200, mutated.length);
      int at = mutated.length - 1 - random.nextInt(range);
      switch (random.nextInt(5)) {
        case 0 -> mutated = Arrays.copyOf(mutated, at);
        case 1 -> Arrays.fill(mutated, at, Math.min(at + 4, mutated.length), (byte) -1);
        case 2 -> mutated[at] ^= (byte) (1 << random.nextInt(8));
        default -> mutated[at] = (byte) random.nextInt(256);
      }
    }
    return mutated;
  }
}
