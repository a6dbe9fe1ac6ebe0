# expect: ACCEPTED
stripes=lambda f:sum(map(str.__ne__,f,' '+f))
