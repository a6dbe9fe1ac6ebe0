prepare = """
if not "Kettle" in USER_GLOBAL:
    raise NotImplementedError("Where is 'Kettle'?")

Kettle = USER_GLOBAL['Kettle']
pour = USER_GLOBAL['pour']
"""


def test(steps, result, answer):
    code = prepare + steps + "\nRET['code_result'] = " + result
    return {"test_code": {"python-3": code}, "show": {"python-3": steps}, "answer": answer}


TESTS = {
    "1. Boil": [
        test("kettle = Kettle()\nkettle.boil()", "kettle.hot", True),
        test("kettle.cool()", "kettle.hot, [1]", (False, [1])),
    ],
    "2. Pour": [test("kettle = Kettle()", "(pour(kettle) +\n 1)", 2)],
}
