package io.arbiter.sandbox.child;

import com.oracle.graal.python.PythonLanguage;
import com.oracle.graal.python.builtins.modules.CodecsTruffleModuleBuiltins.LookupTextEncoding;
import com.oracle.graal.python.builtins.modules.CodecsTruffleModuleBuiltins.MakeIncrementalcodecNode;
import com.oracle.graal.python.builtins.modules.CodecsTruffleModuleBuiltinsFactory.LookupTextEncodingNodeGen;
import com.oracle.graal.python.builtins.modules.CodecsTruffleModuleBuiltinsFactory.MakeIncrementalcodecNodeGen;
import com.oracle.graal.python.lib.PyObjectCallMethodObjArgs;
import com.oracle.graal.python.runtime.PythonContext;
import com.oracle.graal.python.runtime.object.PFactory;
import com.oracle.graal.python.util.PythonUtils;
import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.frame.Frame;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.Node;
import com.oracle.truffle.api.strings.TruffleString;
import org.jspecify.annotations.Nullable;

/**
 * Encodes what a guest prints to stdout and stderr. The engine does this with Python's codec, for
 * which each context would import the package {@code encodings}; that is 17 % of a context's CPU
 * time. {@code EngineChange} puts these methods into the engine.
 */
public final class StandardStreams {
  private static final String UTF_8 = "utf-8";

  /** Stands for the codec of a standard stream. */
  private static final Object CODEC = new Object();

  /**
   * Stands for the encoder of a standard stream.
   *
   * @param errors what happens to a character that UTF-8 does not have
   * @param factory the name of the codec's attribute that makes the real encoder
   */
  private record Utf8(Object errors, TruffleString factory) {
    /** The bytes; null if only the codec knows what to do with a lone surrogate. */
    @TruffleBoundary
    private @Nullable Object encode(TruffleString text) {
      if (!text.isValidUncached(PythonUtils.TS_ENCODING)) {
        return null;
      }
      TruffleString encoded = text.switchEncodingUncached(TruffleString.Encoding.UTF_8);
      byte[] bytes = encoded.copyToByteArrayUncached(TruffleString.Encoding.UTF_8);
      return PFactory.createBytes(PythonLanguage.get(null), bytes);
    }

    @TruffleBoundary
    private Object encoder(TruffleString command) {
      TruffleString name = TruffleString.fromJavaStringUncached(UTF_8, PythonUtils.TS_ENCODING);
      Object codec = LookupTextEncodingNodeGen.getUncached().execute(null, name, command);
      return MakeIncrementalcodecNodeGen.getUncached().execute(null, codec, errors, factory);
    }
  }

  private StandardStreams() {}

  /** Looks a codec up. The streams that are made while the context starts need none. */
  public static Object codec(
      LookupTextEncoding node, Frame frame, TruffleString encoding, TruffleString command) {
    return !PythonContext.get(node).isCoreInitialized() && isUtf8(encoding)
        ? CODEC
        : node.execute(frame, encoding, command);
  }

  @TruffleBoundary
  private static boolean isUtf8(TruffleString encoding) {
    return encoding.toJavaStringUncached().equals(UTF_8);
  }

  /** Makes an encoder or decoder. */
  public static Object coder(
      MakeIncrementalcodecNode node,
      VirtualFrame frame,
      Object codec,
      Object errors,
      TruffleString factory) {
    return codec == CODEC ? new Utf8(errors, factory) : node.execute(frame, codec, errors, factory);
  }

  /** Calls a method of an encoder or of a stream. */
  public static Object callMethod(
      PyObjectCallMethodObjArgs node,
      Frame frame,
      Node at,
      Object receiver,
      TruffleString method,
      Object... arguments) {
    if (!(receiver instanceof Utf8 utf8)) {
      return node.execute(frame, at, receiver, method, arguments);
    }
    @Nullable Object encoded = utf8.encode((TruffleString) arguments[0]);
    return encoded != null
        ? encoded
        : node.execute(frame, at, utf8.encoder(method), method, arguments);
  }
}
