# expect: WRONG_ANSWER Basics
stripes=lambda f:sum(map(str.__ne__,f,f[1:]))
