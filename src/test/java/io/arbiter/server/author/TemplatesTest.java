package io.arbiter.server.author;

import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.core.bundle.BundleReader;
import io.arbiter.core.bundle.PuzzleBundle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The templates are valid bundles, and all their files are delivered. */
class TemplatesTest {
  private static final Path FOLDER = Path.of("src/main/resources/desk/templates");

  static Stream<Templates.Template> templates() {
    return Templates.ALL.stream();
  }

  private static SortedMap<String, String> folder(String name) throws IOException {
    Path folder = FOLDER.resolve(name);
    SortedMap<String, String> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        files.put(folder.relativize(path).toString(), Files.readString(path));
      }
    }
    return files;
  }

  @Test
  void eachFolderIsATemplate() throws IOException {
    try (Stream<Path> folders = Files.list(FOLDER)) {
      assertThat(folders.map(folder -> folder.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(templates().map(Templates.Template::name).toList());
    }
  }

  @ParameterizedTest
  @MethodSource("templates")
  void aTemplateHasAllFilesOfItsFolder(Templates.Template template) throws IOException {
    assertThat(template.files()).isEqualTo(folder(template.name()));
  }

  @ParameterizedTest
  @MethodSource("templates")
  void theReaderFindsNoFault(Templates.Template template) throws Exception {
    Map<String, byte[]> files = new TreeMap<>();
    template
        .files()
        .forEach((path, text) -> files.put(path, text.getBytes(StandardCharsets.UTF_8)));
    PuzzleBundle bundle = BundleReader.read(files);
    assertThat(bundle.isSolved()).isTrue();
    assertThat(bundle.solutions()).hasSizeGreaterThan(1);
    assertThat(bundle.tests().samplesOnly().size()).isGreaterThan(1);
  }
}
