digits=lambda n:sum(map(int,str(n)))
