package io.arbiter.worker.validation;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.arbiter.core.judging.Limits;
import java.io.IOException;
import java.util.Map;

/** Writes limits into the {@code puzzle.yaml} of an imported bundle. */
final class ImportedLimits {
  private static final String FILE = "puzzle.yaml";

  private static final ObjectMapper YAML =
      YAMLMapper.builder()
          .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
          .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
          .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
          .build();

  private ImportedLimits() {}

  /** Replaces the present limits where the needed ones are higher. */
  static void raise(Map<String, byte[]> files, Limits present, Limits needed) {
    byte[] text = files.get(FILE);
    boolean enough = needed.cpuMillis() <= present.cpuMillis() && needed.steps() <= present.steps();
    if (text == null || enough) {
      return;
    }
    try {
      ObjectNode about = (ObjectNode) YAML.readTree(text);
      ObjectNode limits = about.withObject("/limits");
      if (needed.cpuMillis() > present.cpuMillis()) {
        limits.put("cpuMillis", needed.cpuMillis());
      }
      if (needed.steps() > present.steps()) {
        limits.put("steps", needed.steps());
      }
      files.put(FILE, YAML.writeValueAsBytes(about));
    } catch (IOException e) {
      throw new IllegalStateException("the importer wrote this file", e);
    }
  }
}
