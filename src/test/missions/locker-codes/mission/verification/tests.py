def prepare_test(code, attempts, allowed):
    return {
        "test_code": {"python-3": "locker = USER_GLOBAL['Locker'](" + code + ")\n"
                      "for number in (1, 2, 3):\n"
                      "    if locker.turn(number):\n"
                      "        break\n"
                      "RET['code_result'] = number\n"
                      "RET['attempts'] = locker.attempts\n"},
        "show": {"python-3": "Locker(" + code + ")"},
        "tries": attempts,
        "answer": allowed,
    }


TESTS = {
    "Basics": [prepare_test("2", 2, [2]), prepare_test("3", 3, [3]), prepare_test("1", 1, [1, 4])],
    "Again": [prepare_test("2", 2, [2]), prepare_test("2", 2, [2, 5])],
}
