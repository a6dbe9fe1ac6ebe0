# Comments do not count.
spell = lambda word: word.replace("e", "")
