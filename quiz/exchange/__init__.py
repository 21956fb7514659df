"""Other programs' formats: question banks of learning platforms, written from a deck and read into one."""
