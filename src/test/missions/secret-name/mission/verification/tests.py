FETCH = "Bell = USER_GLOBAL['Bell']\n"
TESTS = {
    "Basics": [
        {"test_code": {"python-3": FETCH + "RET['code_result'] = Bell().ring()"}, "answer": "ding"},
        {"test_code": {"python-3": FETCH + "RET['code_result'] = Gong(Bell()).ring()"}, "answer": "dong"},
    ],
}
