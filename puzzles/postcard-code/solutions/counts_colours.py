# expect: WRONG_ANSWER Basics
stripes=lambda f:len({*f})
