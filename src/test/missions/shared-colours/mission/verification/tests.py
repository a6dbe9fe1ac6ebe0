TESTS = {
    "Basics": [
        {"input": [("red", "green"), {"blue", "red"}], "answer": {"red"}},
        {"input": [(), set()], "answer": set()},
    ],
    "Extra": [{"input": ((), {"red"}), "answer": set()}],
}
