# name: polyglot_doors
# family: disclosure
# source: GraalPy manual, chapter on interoperability
# phase: call
# expects: FORBIDDEN
# must_not: another language, or a binding of the host, answers
# oracle: universal+no_java_stack

def checkio(x):
    import polyglot

    for language in ("js", "llvm", "nfi", "regex", "host"):
        print("PWNED:polyglot_doors:", polyglot.eval(language=language, string="1 + 1"))
    polyglot.export_value("judge_attack", [x])
    raise ValueError(polyglot.import_value("judge_attack"))
