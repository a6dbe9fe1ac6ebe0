PREPARE = """
if not "Parade" in USER_GLOBAL:
    raise NotImplementedError("Where is 'Parade'?")

Parade = USER_GLOBAL['Parade']
"""


def prepare_test(code, right, show):
    return {
        "test_code": {"python-3": PREPARE + code + "RET['code_result'] = found == " + right
                      + ", str(found)"},
        "show": {"python-3": code},
        "answer": show,
    }


TESTS = {
    "Basics": [
        prepare_test("parade = Parade({'rex', 'ada'})\nfound = parade.names()\n",
                     "['ada', 'rex']", "['ada', 'rex']"),
        prepare_test("parade = Parade({'rex'})\nparade.join('bo')\nfound = parade.names()\n",
                     "['bo', 'rex']", None),
    ],
    "Empty": [],
}
