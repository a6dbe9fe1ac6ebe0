from drawing.urn import draw

TESTS = {"Basics": [{"input": [1, 2], "answer": 3}], "Randoms": []}
for count in range(1, 4):
    numbers = draw(count)
    TESTS["Randoms"].append({"input": numbers, "answer": sum(numbers)})
