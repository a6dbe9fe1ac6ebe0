package io.arbiter.app;

import static java.util.stream.Collectors.joining;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.TextTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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

  /**
   * Reads the mapping in a file. Names and types come from the class, descriptions from the source.
   */
  static List<Setting> read(Path sources, Path file) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, files, null, List.of("-proc:none"), null, files.getJavaFileObjects(file));
      CompilationUnitTree unit = task.parse().iterator().next();
      Class<?> mapping = Class.forName(className(sources, file));
      ClassTree declaration = (ClassTree) unit.getTypeDecls().getFirst();
      TreePath path = new TreePath(new TreePath(unit), declaration);
      return declaration.getMembers().stream()
          .filter(MethodTree.class::isInstance)
          .map(
              member ->
                  of(
                      mapping,
                      ((MethodTree) member).getName().toString(),
                      DocTrees.instance(task).getDocCommentTree(new TreePath(path, member))))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String className(Path sources, Path file) {
    return sources.relativize(file).toString().replace(".java", "").replace('/', '.');
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
