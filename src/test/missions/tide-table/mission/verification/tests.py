from heights import table

TESTS = {"Score": []}

while len(TESTS["Score"]) < 4:
    heights = table(13)
    TESTS["Score"].append({"input": heights[:-1], "answer": heights, "next": heights[-1]})
