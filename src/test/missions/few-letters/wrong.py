spell = lambda word: word
