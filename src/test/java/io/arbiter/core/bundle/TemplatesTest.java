package io.arbiter.core.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TemplatesTest {
  @Test
  void allFilesOfAllTemplatesAreDelivered() throws IOException {
    Path folder = Path.of("src/main/resources/desk/templates");
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path file : paths.filter(Files::isRegularFile).toList()) {
        files.put(folder.relativize(file).toString(), Files.readString(file));
      }
    }
    Map<String, String> delivered = new TreeMap<>();
    for (Templates.Template template : Templates.ALL) {
      template.files().forEach((path, text) -> delivered.put(template.name() + "/" + path, text));
    }
    assertThat(delivered).isEqualTo(files);
  }

  @Test
  void theReaderFindsNoFault() throws Exception {
    for (Templates.Template template : Templates.ALL) {
      Map<String, byte[]> files = new TreeMap<>();
      template.files().forEach((path, text) -> files.put(path, text.getBytes(UTF_8)));
      PuzzleBundle bundle = BundleReader.read(files);
      assertThat(bundle.isSolved()).as(template.name()).isTrue();
      assertThat(bundle.solutions()).hasSizeGreaterThan(1);
      assertThat(bundle.tests().samplesOnly().size()).isGreaterThan(1);
    }
  }

  @Test
  void theGuideBeginsWithTheFirstTemplate() throws IOException {
    String guide = Files.readString(Path.of("docs/PUZZLES.md"));
    Map<String, String> files = new TreeMap<>(Templates.ALL.getFirst().files());
    files.remove("hints/1.md");
    assertThat(files).hasSize(8);
    files.forEach((path, text) -> assertThat(guide).as(path).contains(path, "\n" + text + "```"));
    for (Templates.Template template : Templates.ALL) {
      assertThat(guide).contains("`" + template.name() + "`");
    }
  }
}
