package io.arbiter.sandbox;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * A call in the engine that children replace by a call of their own. The changed classes go into a
 * jar that stands before the engine's on the children's class path. Each change must find as many
 * calls as it declares, so another version of the engine cannot run with half of the changes.
 *
 * @param engine the language's part of the engine
 * @param caller the engine's class, and the methods that call: the beginning of their names
 * @param called the simple name of a type of the engine or of Java, and its method
 * @param calls the number of such calls
 * @param replacement a class in {@code io.arbiter.sandbox.child} and its static method, which is
 *     called instead with the same arguments, the receiver first
 * @param more variables of the caller that the replacement gets as further arguments
 */
record EngineChange(
    Engine engine,
    String caller,
    String called,
    int calls,
    String replacement,
    List<Variable> more) {
  /** Its name stands before the engine's in the alphabet, as the class path needs it. */
  static final String JAR = "arbiter-engine.jar";

  /** A language's jar, by the beginning of its name, and the package of its classes. */
  enum Engine {
    PYTHON("python-language-", "com.oracle.graal.python."),
    JAVASCRIPT("js-language-", "com.oracle.truffle.js.");

    private final String jar;
    private final String root;

    Engine(String jar, String root) {
      this.jar = jar;
      this.root = root;
    }

    private Path jar(List<Path> jars) throws IOException {
      return jars.stream()
          .filter(file -> file.getFileName().toString().startsWith(jar))
          .findFirst()
          .orElseThrow(() -> new IOException("there is no jar of the engine: " + jar));
    }
  }

  private static final String CHILD = "io.arbiter.sandbox.child.";

  /**
   * A variable of the calling method.
   *
   * @param slot its number, from 0
   */
  private record Variable(ClassDesc type, int slot) {}

  private static final String LOOP = "nodes.bytecode.PBytecodeRootNode";

  private static final Variable ROOT = new Variable(ClassDesc.of(Engine.PYTHON.root + LOOP), 0);

  private static final Variable BUILTINS =
      new Variable(ClassDesc.of(Engine.PYTHON.root + "builtins.PythonBuiltins"), 0);

  private EngineChange(String caller, String called, String replacement) {
    this(caller, called, 1, replacement, List.of());
  }

  private EngineChange(
      String caller, String called, int calls, String replacement, List<Variable> more) {
    this(Engine.PYTHON, caller, called, calls, replacement, more);
  }

  private static EngineChange ofJavaScript(String caller, String called, String replacement) {
    return new EngineChange(Engine.JAVASCRIPT, caller, called, 1, replacement, List.of());
  }

  private static EngineChange visit(String statement) {
    return new EngineChange(
        "pegparser.sst.StmtTy$" + statement + ".accept",
        "SSTreeVisitor.visit",
        "StatementLines.visit");
  }

  /** The children's changes. The Javadoc of each replacement says why, and what it gains. */
  private static final List<EngineChange> ALL =
      List.of(
          new EngineChange(
              "nodes.bytecode.instrumentation.InstrumentationSupport.<init>",
              "PBytecodeRootNode.getCodeUnit",
              "StatementLines.getCodeUnit"),
          new EngineChange(
              LOOP + ".notifyStatement",
              "PBytecodeRootNode.bciToLine",
              3,
              "StatementLines.bciToLine",
              List.of()),
          new EngineChange(
              LOOP + ".notifyReturn",
              "InstrumentationSupport.notifyStatementExit",
              "StatementLines.notifyStatementExit"),
          new EngineChange(
              LOOP + ".notifyEnter",
              "InstrumentationSupport.notifyStatementEnter",
              1,
              "StatementLines.notifyStatementEnter",
              List.of(ROOT)),
          new EngineChange(
              LOOP + ".notifyException",
              "InstrumentationSupport.notifyException",
              1,
              "StatementLines.notifyException",
              // The bytecode's index.
              List.of(ROOT, new Variable(ConstantDescs.CD_int, 3))),
          visit("Break"),
          visit("Continue"),
          visit("Expr"),
          visit("Return"),
          new EngineChange(
              "builtins.objects.code.CodeNodes$CreateCodeNode.lambda$createCode$",
              "Env.parsePublic",
              "LibraryCode.parse"),
          new EngineChange(
              "builtins.PythonBuiltins.initialize",
              "Map.size",
              1,
              "BuiltinTemplates.known",
              List.of(BUILTINS)),
          new EngineChange(
              "builtins.PythonBuiltins.addFunctionsToModuleObject",
              "PythonBuiltins.addFunctionsToModuleObject",
              1,
              "BuiltinTemplates.addFunctions",
              List.of(BUILTINS)),
          new EngineChange(
              "builtins.Python3Core.populateBuiltins",
              "TpSlots.addOperatorsToBuiltin",
              "BuiltinTemplates.addOperators"),
          new EngineChange(
              "builtins.Python3Core.publishBuiltinModules",
              "CoreFunctions.isEager",
              "ContextStart.isEager"),
          new EngineChange(
              "builtins.Python3Core.postInitialize",
              "CoreFunctions.isEager",
              "ContextStart.isEager"),
          new EngineChange(
              "builtins.modules.ast.AstModuleBuiltins.getAstState",
              "PythonModule.getModuleState",
              "ContextStart.stateOfAst"),
          new EngineChange(
              "builtins.Python3Core.initializeImportlib",
              "AbstractImportNode.importModule",
              "ContextStart.noModule"),
          new EngineChange(
              "builtins.modules.PolyglotModuleBuiltins.postInitialize",
              "AbstractImportNode.importModule",
              "ContextStart.noModule"),
          new EngineChange(
              "builtins.Python3Core.filterBuiltins", "List.removeAll", "ContextStart.leaveOut"),
          new EngineChange(
              "builtins.Python3Core.initializeCoreFiles", "List.of", "ContextStart.coreFiles"),
          new EngineChange(
              "builtins.modules.io.TextIOWrapperNodes$TextIOWrapperInitNode.init",
              "LookupTextEncoding.execute",
              "StandardStreams.codec"),
          new EngineChange(
              "builtins.modules.io.TextIOWrapperNodes$SetEncoderNode.setEncoder",
              "MakeIncrementalcodecNode.execute",
              "StandardStreams.coder"),
          new EngineChange(
              "builtins.modules.io.TextIOWrapperNodes$SetDecoderNode.setDecoder",
              "MakeIncrementalcodecNode.execute",
              "StandardStreams.coder"),
          new EngineChange(
              "builtins.modules.io.TextIOWrapperBuiltins$WriteNode.write",
              "PyObjectCallMethodObjArgs.execute",
              // The first encodes, the second flushes.
              2,
              "StandardStreams.callMethod",
              List.of()),
          ofJavaScript("runtime.JSRealm.nanoTime", "System.nanoTime", "FixedClock.nanoTime"),
          ofJavaScript("runtime.JSRealm.nanoTimeWallClock", "Instant.now", "FixedClock.now"));

  /**
   * Writes the jar with the changed classes.
   *
   * @param jars the engine's jars
   * @param changed the jar to write
   * @param time the time of the jar's entries; the JVM's class cache depends on it
   * @throws IOException when the engine has no such call or more than one, as another version may
   */
  static void write(List<Path> jars, Path changed, FileTime time) throws IOException {
    Map<String, byte[]> classes = new LinkedHashMap<>();
    for (Engine engine : Engine.values()) {
      try (ZipFile original = new ZipFile(engine.jar(jars).toFile())) {
        for (EngineChange change : ALL.stream().filter(one -> one.engine == engine).toList()) {
          byte[] before = classes.get(change.file());
          classes.put(change.file(), change.apply(before == null ? change.read(original) : before));
        }
      }
    }
    Path fresh = changed.resolveSibling(changed.getFileName() + ".new");
    try (OutputStream file = Files.newOutputStream(fresh);
        ZipOutputStream zip = new ZipOutputStream(file)) {
      for (Map.Entry<String, byte[]> type : classes.entrySet()) {
        ZipEntry entry = new ZipEntry(type.getKey());
        entry.setLastModifiedTime(time);
        zip.putNextEntry(entry);
        zip.write(type.getValue());
      }
    }
    // Children that run keep the file that they have open.
    Files.move(fresh, changed, StandardCopyOption.ATOMIC_MOVE);
  }

  private String type() {
    return engine.root + caller.substring(0, caller.lastIndexOf('.'));
  }

  private String file() {
    return type().replace('.', '/') + ".class";
  }

  private byte[] read(ZipFile jar) throws IOException {
    ZipEntry entry = jar.getEntry(file());
    if (entry == null) {
      throw new IOException(jar.getName() + " has no " + file());
    }
    return jar.getInputStream(entry).readAllBytes();
  }

  private byte[] apply(byte[] original) throws IOException {
    int[] changes = {0};
    ClassFile files = ClassFile.of();
    byte[] changed =
        files.transformClass(
            files.parse(original),
            ClassTransform.transformingMethodBodies(
                method -> (type() + "." + method.methodName()).startsWith(engine.root + caller),
                (code, element) -> {
                  if (element instanceof InvokeInstruction call && isCalled(call)) {
                    replace(code, call);
                    changes[0]++;
                  } else {
                    code.with(element);
                  }
                }));
    if (changes[0] != calls) {
      throw new IOException(
          "%s of the engine calls %s %d times, not %d"
              .formatted(caller, called, changes[0], calls));
    }
    return changed;
  }

  private boolean isCalled(InvokeInstruction call) {
    String name = call.owner().asInternalName() + "." + call.name();
    return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('$')) + 1)
        .equals(called);
  }

  private void replace(CodeBuilder code, InvokeInstruction call) {
    MethodTypeDesc arguments = call.typeSymbol();
    if (call.opcode() != Opcode.INVOKESTATIC) {
      arguments = arguments.insertParameterTypes(0, call.owner().asSymbol());
    }
    for (Variable variable : more) {
      code.loadLocal(TypeKind.from(variable.type()), variable.slot());
      arguments = arguments.insertParameterTypes(arguments.parameterCount(), variable.type());
    }
    int dot = replacement.indexOf('.');
    code.invokestatic(
        ClassDesc.of(CHILD + replacement.substring(0, dot)),
        replacement.substring(dot + 1),
        arguments);
  }
}
