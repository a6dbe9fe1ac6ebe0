package io.arbiter.core.bundle;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The files of a bundle, and their text. */
public final class BundleFiles {
  /** Without the tests of a program that are files. */
  static final int MAX_FILES = 200;

  /** Tests of a program that are files: up to three for each test. */
  static final int MAX_TEST_FILES = 800;

  public static final int MAX_ALL_FILES = MAX_FILES + MAX_TEST_FILES;

  /** For all files but the pictures, which have a bound of their own. */
  public static final int MAX_BYTES = 4 << 20;

  static final int MAX_FILE_BYTES = 1 << 20;

  /** For files of code that run. {@code tests.py} is data and may be as large as any file. */
  static final int MAX_SOURCE_BYTES = 64 << 10;

  /** The folder of programs that check the inputs of a program's tests, as Kattis names it. */
  public static final String INPUT_VALIDATORS = "input_validators";

  private static final Pattern SOURCE = Pattern.compile("\\.(py|js)$");

  private static final Pattern KNOWN =
      Pattern.compile(
          "puzzle\\.yaml|statement\\.md|tests\\.json|visual\\.html"
              + "|starter\\.(py|js)|(tests|adapter|checker|referee|inspector|generator)\\.py"
              + "|solutions/[A-Za-z0-9_.-]+\\.(py|js)|input_validators/[A-Za-z0-9_.-]+\\.py"
              + "|hints/[1-9][0-9]?\\.md"
              + "|translations/[^/]+/(statement|explanations|hints/[1-9][0-9]?)\\.md"
              + "|tests/[A-Za-z0-9_][A-Za-z0-9_. -]*/[A-Za-z0-9_][A-Za-z0-9_.-]*\\.(in|ans|md)|"
              + Media.NAMES);

  private static final String TESTS = TestFolder.NAME + "/";

  private final SortedMap<String, byte[]> files;
  private final FaultList faults;

  BundleFiles(Map<String, byte[]> files, FaultList faults) {
    this.files = new TreeMap<>(files);
    this.faults = faults;
  }

  void check() {
    long size = 0;
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      String name = file.getKey();
      checkName(name);
      if (!Media.contains(name)) {
        size += file.getValue().length;
        if (file.getValue().length > most(name)) {
          faults.add(name, 0, "is larger than " + most(name) / 1024 + " KiB");
        }
      }
    }
    Media.check(files, faults);
    long tests = files.keySet().stream().filter(name -> name.startsWith(TESTS)).count();
    if (files.size() - tests > MAX_FILES) {
      faults.add(FaultList.BUNDLE, 0, "has more than " + MAX_FILES + " files");
    }
    if (tests > MAX_TEST_FILES) {
      faults.add(TestFolder.NAME, 0, "has more than " + MAX_TEST_FILES + " files");
    }
    if (size > MAX_BYTES) {
      faults.add(FaultList.BUNDLE, 0, "is larger than " + MAX_BYTES / 1024 + " KiB in all");
    }
  }

  private void checkName(String name) {
    Optional<String> fault = BundlePath.fault(name);
    if (fault.isPresent()) {
      faults.add(name, 0, fault.get());
    } else if (!KNOWN.matcher(name).matches()) {
      faults.add(name, 0, "is not a file of a puzzle bundle");
    }
  }

  private static int most(String name) {
    if (name.equals(Visual.FILE)) {
      return Visual.MAX_BYTES;
    }
    return SOURCE.matcher(name).find() && !name.equals("tests.py")
        ? MAX_SOURCE_BYTES
        : MAX_FILE_BYTES;
  }

  boolean has(String name) {
    return files.containsKey(name);
  }

  List<String> in(String folder) {
    return files.keySet().stream()
        .filter(name -> name.startsWith(folder + "/") && KNOWN.matcher(name).matches())
        .toList();
  }

  /** A file's text; null if there is a fault. A missing file is a fault. */
  @Nullable String text(String name) {
    if (!has(name)) {
      faults.add(name, 0, "is missing");
    }
    return optionalText(name);
  }

  /** A text for readers, who must not get an empty page; empty if there is a fault. */
  String page(String name) {
    @Nullable String text = text(name);
    if (text != null && text.isBlank()) {
      faults.add(name, 1, "is empty");
    }
    return text == null ? "" : text;
  }

  /** A file's text; null if the file is missing or has a fault. */
  @Nullable String optionalText(String name) {
    byte[] content = files.get(name);
    if (content == null || content.length > most(name)) {
      return null;
    }
    String text = faults.decode(name, content);
    if (text == null) {
      return null;
    }
    if (text.startsWith("\uFEFF")) {
      faults.add(name, 1, "begins with a byte order mark");
      text = text.substring(1);
    }
    int nul = text.indexOf('\0');
    if (nul >= 0) {
      faults.add(name, FaultList.lineAfter(text.substring(0, nul)), "holds a NUL character");
      return null;
    }
    return text;
  }
}
