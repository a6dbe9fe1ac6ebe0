package io.arbiter.server.author;

import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.core.bundle.BundleReader;
import io.arbiter.core.bundle.PuzzleBundle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TemplatesTest {
  private static final Path FOLDER = Path.of("src/main/resources/desk/templates");

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.filter(Files::isRegularFile).toList();
    }
  }

  @Test
  void allFilesOfAllTemplatesAreDelivered() throws IOException {
    Map<String, SortedMap<String, String>> folders = new TreeMap<>();
    for (Path file : files(FOLDER)) {
      Path path = FOLDER.relativize(file);
      folders
          .computeIfAbsent(path.getName(0).toString(), _ -> new TreeMap<>())
          .put(path.getName(0).relativize(path).toString(), Files.readString(file));
    }
    Map<String, SortedMap<String, String>> delivered = new TreeMap<>();
    Templates.ALL.forEach(template -> delivered.put(template.name(), template.files()));
    assertThat(delivered).isEqualTo(folders);
  }

  @Test
  void theReaderFindsNoFault() throws Exception {
    for (Templates.Template template : Templates.ALL) {
      Map<String, byte[]> files = new TreeMap<>();
      template
          .files()
          .forEach((path, text) -> files.put(path, text.getBytes(StandardCharsets.UTF_8)));
      PuzzleBundle bundle = BundleReader.read(files);
      assertThat(bundle.isSolved()).as(template.name()).isTrue();
      assertThat(bundle.solutions()).hasSizeGreaterThan(1);
      assertThat(bundle.tests().samplesOnly().size()).isGreaterThan(1);
    }
  }
}
