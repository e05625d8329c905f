"""The tests of the logger: real processes, real files, real git; standard library only."""
