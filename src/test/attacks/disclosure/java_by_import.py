# name: java_by_import
# family: disclosure
# source: GraalPy manual, chapter on interoperability
# phase: call
# expects: FORBIDDEN
# must_not: a Java class is found, a property is read or a file is made through Java
# oracle: universal+no_java_stack

ROOT = "/tmp/judge-attack"


def checkio(x):
    import java

    system = java.type("java.lang.System")
    print("PWNED:java_by_import:", system.getProperty("judge.attack.prop"))
    java.type("java.nio.file.Files").createFile(java.type("java.nio.file.Path").of(ROOT + "/markers/java_by_import"))
    raise ValueError(system.getProperty("judge.attack.prop"))
