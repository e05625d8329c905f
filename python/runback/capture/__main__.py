"""`python -m runback.capture` with a request on stdin; see runback.capture."""

from runback.capture.work import main

main()
