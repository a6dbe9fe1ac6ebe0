package io.arbiter.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.oracle.graal.python.builtins.Builtin;
import io.arbiter.sandbox.child.BuiltinAnnotations;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

class EnginePatchTest {
  private static final Path CHILD = Path.of("target/child");

  @Test
  void childrenReadThePatchedClassBeforeTheEnginesOwn() throws Exception {
    List<String> jars =
        JarHash.jarsIn(CHILD).stream().map(jar -> jar.getFileName().toString()).toList();
    int engine =
        jars.indexOf(jars.stream().filter(j -> j.startsWith("python-")).findFirst().orElseThrow());
    assertThat(jars.indexOf(EnginePatch.JAR)).isBetween(0, engine - 1);
    try (ZipFile jar = new ZipFile(CHILD.resolve(EnginePatch.JAR).toFile())) {
      byte[] patched = jar.getInputStream(jar.entries().nextElement()).readAllBytes();
      assertThatThrownBy(() -> EnginePatch.patch(patched))
          .as("nothing is left to patch")
          .isInstanceOf(IOException.class)
          .hasMessageContaining("in 0 places instead of one");
    }
  }

  @Test
  void aClassThatIsNotAsExpectedIsRefused() throws Exception {
    try (InputStream other = Object.class.getResourceAsStream("Object.class")) {
      byte[] bytes = other.readAllBytes();
      assertThatThrownBy(() -> EnginePatch.patch(bytes)).isInstanceOf(IOException.class);
    }
  }

  /** Of every builtin that the engine has: its node classes are the only ones with annotations. */
  @Test
  void whatTheCacheTellsIsWhatTheAnnotationsTell() throws Exception {
    List<Class<?>> nodes = nodes();
    assertThat(nodes).hasSizeGreaterThan(1_000);
    for (Class<?> node : nodes) {
      Builtin[] told = node.getAnnotationsByType(Builtin.class);
      Annotation[] cached = BuiltinAnnotations.of(node, Builtin.class);
      assertThat(cached).hasSameSizeAs(told);
      for (int i = 0; i < told.length; i++) {
        assertThat(cached[i].annotationType()).isEqualTo(Builtin.class);
        for (Method member : Builtin.class.getDeclaredMethods()) {
          assertThat(member.invoke(cached[i]))
              .as("%s of %s", member, node)
              .isEqualTo(member.invoke(told[i]));
        }
      }
    }
  }

  private static List<Class<?>> nodes() throws IOException, ClassNotFoundException {
    Path engine =
        JarHash.jarsIn(CHILD).stream()
            .filter(jar -> jar.getFileName().toString().startsWith("python-language-"))
            .findFirst()
            .orElseThrow();
    List<String> names;
    try (ZipFile jar = new ZipFile(engine.toFile())) {
      names =
          jar.stream()
              .map(ZipEntry::getName)
              .filter(name -> name.startsWith("com/oracle/graal/python/builtins/"))
              .filter(name -> name.endsWith("Node.class"))
              .map(name -> name.substring(0, name.length() - ".class".length()))
              .toList();
    }
    List<Class<?>> nodes = new ArrayList<>();
    for (String name : names) {
      Class<?> node = Class.forName(name.replace('/', '.'), false, Builtin.class.getClassLoader());
      if (node.getAnnotationsByType(Builtin.class).length > 0) {
        nodes.add(node);
      }
    }
    return nodes;
  }
}
