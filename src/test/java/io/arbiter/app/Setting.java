package io.arbiter.app;

import static java.util.stream.Collectors.joining;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.TextTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * One setting of Arbiter, as its method in a mapping declares it.
 *
 * @param prefix of the mapping
 * @param property the name, such as {@code arbiter.quota.in-flight}
 * @param value the allowed values
 * @param description the method's Javadoc, in Markdown
 */
record Setting(
    String prefix,
    String property,
    String value,
    Optional<String> defaultValue,
    String description) {

  private static final Path SOURCES = Path.of("src/main/java");

  /** All settings, in the order of the sources. They are read once, which takes a compiler. */
  static final List<Setting> ALL = read();

  /** Names and types come from the classes of the mappings, descriptions from the sources. */
  private static List<Setting> read() {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (Stream<Path> sources = Files.walk(SOURCES);
        StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      List<Path> mappings = sources.filter(Setting::isMapping).sorted().toList();
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  files,
                  null,
                  List.of("-proc:none"),
                  null,
                  files.getJavaFileObjectsFromPaths(mappings));
      List<Setting> settings = new ArrayList<>();
      for (CompilationUnitTree unit : task.parse()) {
        ClassTree declaration = (ClassTree) unit.getTypeDecls().getFirst();
        Class<?> mapping = Class.forName(unit.getPackageName() + "." + declaration.getSimpleName());
        TreePath path = new TreePath(new TreePath(unit), declaration);
        for (Tree member : declaration.getMembers()) {
          if (member instanceof MethodTree method) {
            DocCommentTree comment =
                DocTrees.instance(task).getDocCommentTree(new TreePath(path, member));
            settings.add(of(mapping, method.getName().toString(), comment));
          }
        }
      }
      return settings;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isMapping(Path file) {
    try {
      return file.toString().endsWith(".java")
          && Files.readString(file).contains("\n@ConfigMapping(");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Setting of(Class<?> mapping, String name, DocCommentTree comment) {
    try {
      Method method = mapping.getMethod(name);
      String prefix = mapping.getAnnotation(ConfigMapping.class).prefix();
      return new Setting(
          prefix,
          prefix + "." + name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT),
          SettingValue.of(method),
          Optional.ofNullable(method.getAnnotation(WithDefault.class)).map(WithDefault::value),
          comment == null ? "" : markdown(comment));
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String markdown(DocCommentTree comment) {
    return comment.getFullBody().stream()
        .map(Setting::markdown)
        .collect(joining())
        .replaceAll("\\s+", " ")
        .strip();
  }

  private static String markdown(DocTree part) {
    return switch (part) {
      case TextTree text -> text.getBody();
      case LiteralTree code -> "`" + code.getBody().getBody().strip() + "`";
      default -> throw new IllegalStateException("a description has only text and code: " + part);
    };
  }

  String variable() {
    return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }

  /** The row of the setting in a table. */
  String row() {
    return "| `%s` | %s | %s | %s |"
        .formatted(
            variable(), value, defaultValue.map(text -> "`" + text + "`").orElse(""), description);
  }
}
