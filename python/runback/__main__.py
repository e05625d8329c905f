"""`python -m runback train.py …`; see runback.launcher."""

from runback.launcher import main

main()
